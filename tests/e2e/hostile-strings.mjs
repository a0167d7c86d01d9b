// What a hostile file would hold in the place of a name, a wording, an answer or a memo. Each ends with a number, so that names
// stay apart.
const breaking = ["<script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>", "\"><svg onload=window.pwned=1>", "'><b onmouseover=window.pwned=1>",
  "</textarea><script>window.pwned=1</script>", "</title><script>window.pwned=1</script>", "<!--<script>window.pwned=1//--></script>",
  "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>window.pwned=1</x:script>", "<style>*{display:none!important}</style>",
  "<iframe srcdoc='<script>parent.pwned=1</script>'>", "<a href=javascript:window.pwned=1>x</a>", "<form action=http://127.0.0.1:9/x><button>x",
  "<base href=http://127.0.0.1:9/>", "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>", "<link rel=stylesheet href=http://127.0.0.1:9/x>",
  "<math><mtext><table><mglyph><style><img src=x onerror=window.pwned=1>", "&lt;b&gt;&amp;&#x41;&nbsp;", "&#60;script&#62;", "javascript:window.pwned=1",
  "data:text/html,<script>opener.pwned=1</script>", "${window.pwned=1}", "{{constructor.constructor('window.pwned=1')()}}", "');window.pwned=1;//",
  "\\\";window.pwned=1;//", "x;}</style><script>window.pwned=1</script>", "url(http://127.0.0.1:9/x)"];
/** What a spreadsheet would compute, or fetch. */
export const formulas = ["=1+1", "=HYPERLINK(\"http://127.0.0.1:9/x\",\"click\")", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1",
  "=IMPORTXML(\"http://127.0.0.1:9/\",\"//a\")", "\uff1d1+1"];
const marks = ["\u202egnp.exe", "\u2066\u202d x", "\u200f\u061c", "a\u0000b", "\u0001\u0007\u001b[31m", "\ufeff", "\u2028\u2029", "\u200b\u200d\u00ad", "e\u0301".repeat(40),
  `Z${"\u0351\u0342\u031a".repeat(60)}`, "\ud83d\udc69\u200d\u2695\ufe0f".repeat(20), "\u05d0\u05d1 (abc) \u0661\u0662", "\ufffd\ufffe\uffff"];
const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true", "../../../etc/passwd", "C:\\con\\aux.txt", "CON", ".", "%00%2e%2e%2f",
  "'; DROP TABLE studies; --", "a,b;c\td", "\"quoted\" \"\"twice\"\"", "line\nbreak\r\nand more", "x".repeat(5_000), "word ".repeat(800), "-".repeat(300), "   ", "\u00a0"];

/** All of them. */
export const hostile = [...breaking, ...formulas, ...marks, ...names];

/** The markup among them: to be seen as it is written. */
export const markup = breaking;

const FREE = new Set(["name", "description", "definition", "use_when", "not_when", "example", "statement", "memo", "source", "value", "label", "wording", "subject",
  "text", "respondent", "category", "unit", "role", "site", "shift"]);

/** A study file with hostile strings wherever a person could have written something. What refers to something stays as it was,
 *  and so do the transcripts' texts, at whose ends there is more of them. */
export function hostileStudy(bytes) {
  const study = JSON.parse(bytes);
  let next = 0;
  const bad = () => `${hostile[next++ % hostile.length]} ${next}`;
  const walk = (it) => {
    for (const [key, value] of Object.entries(it)) {
      if (value && typeof value === "object") walk(value);
      else if (typeof value === "string" && FREE.has(key)) it[key] = bad();
    }
  };
  for (const transcript of study.transcripts) {
    const { text } = transcript;
    walk(transcript);
    transcript.text = text;
  }
  const { attributes } = study;
  for (const [part, value] of Object.entries(study)) if (!["transcripts", "layers", "surveys", "attributes"].includes(part)) walk(value);
  for (const layer of study.layers) for (const segment of layer.segments) if (segment.memo) segment.memo = bad();
  for (const survey of study.surveys) {
    survey.name = bad();
    survey.source = bad();
    for (const question of survey.questions) {
      for (const key of ["name", "text", "wording"]) if (question[key]) question[key] = bad();
      for (const level of question.levels ?? []) if (level.label) level.label = bad();
      if (question.kind === "text") question.answers = question.answers.map((it) => (typeof it === "string" ? bad() : it));
    }
  }
  study.attributes = attributes;
  return { bytes: Buffer.from(JSON.stringify(study)), strings: next };
}
