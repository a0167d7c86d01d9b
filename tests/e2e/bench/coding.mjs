// How quick coding is: one transcript of 8,000, 20,000 and 170,000 words (1,000,000 characters) with 200 to 10,000 segments and
// 500 codes. For each size: from the click until the text is painted; the page's own work for adding, recoding, resizing and removing
// a segment, until it is saved, and for saving the study whole a little later; and for a letter in the code picker. What is printed are medians of the time in which the page
// was busy (Chromium's own count of its tasks: script, style, layout), so that the screen's 60 pictures a second do not
// blur them; "painted" is the time until the first picture with the text in it. `coding.mjs 20000x2000` measures one size.
import { randomUUID } from "node:crypto";
import { closeShared, open } from "../harness.mjs";

const SIZES = [[8_000, 200], [8_000, 2_000], [20_000, 200], [20_000, 2_000], [20_000, 10_000], [170_000, 2_000]];
const CODES = 500;
const TIMES = 9;
// Milliseconds: less than until a study is saved whole, and enough for that.
const [SHORT, LONG] = [250, 1_000];
const WORDS = ("the ward huddle coach data board falls winter beds staff matron asked because we never wrote that down and then " +
  "people started to own it rather than be told what good looks like").split(" ");

/** The same numbers each time (Park and Miller's generator). */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A study with one transcript of so many words and so many segments, as a file. */
function study(words, segments) {
  const next = random(7);
  const [coder, transcript] = [randomUUID(), randomUUID()];
  const created = { at: "2026-03-02T09:00:00.000Z", by: coder };
  const turns = [];
  let text = "";
  for (let left = words; left > 0;) {
    const count = Math.min(left, 20 + next(80));
    const said = Array.from({ length: count }, (_, at) => WORDS[next(WORDS.length)] + (at % 12 === 11 ? "." : "")).join(" ");
    if (text) text += "\n";
    turns.push({ start: text.length, end: text.length + said.length, speaker: turns.length % 2, source: text.length });
    text += said;
    left -= count;
  }
  const codes = Array.from({ length: CODES }, (_, at) => ({ id: randomUUID(), name: `Code ${at} ${WORDS[at % WORDS.length]}`, colour: (at % 8) + 1, created }));
  const own = Array.from({ length: segments }, () => {
    const turn = turns[next(turns.length)];
    const start = turn.start + next(Math.max(1, turn.end - turn.start - 60));
    const end = Math.min(turn.end, start + 20 + next(300));
    return { id: randomUUID(), code: codes[next(CODES)].id, start, end, quote: text.slice(start, end), created };
  });
  return {
    format: "heddle-study", version: 1, study: { id: randomUUID(), name: `${words} words`, created }, coders: [{ id: coder, name: "Amara", created }],
    attributes: [], participants: [], surveys: [],
    transcripts: [{ id: transcript, name: "Long", kind: "interview", speakers: [{ id: randomUUID(), name: "I" }, { id: randomUUID(), name: "P" }], turns, text, created }],
    codebook: codes, layers: [{ transcript, coder, segments: own, removed: [] }], themes: [], memos: [], removed: [], log: [],
  };
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

/** How quick the machine is just now: milliseconds for making and laying out the same 3,000 elements. Machines that are shared
 *  are up to three times as slow at one time as at another; figures with different yardsticks cannot be compared. */
const yardstick = async (page) => {
  const all = [];
  for (let at = 0; at < TIMES; at += 1) {
    all.push(await page.evaluate(() => {
      const begun = performance.now();
      const box = document.createElement("div");
      for (let line = 0; line < 3_000; line += 1) box.appendChild(document.createElement("p")).textContent = `line ${line}`;
      document.body.append(box);
      box.getBoundingClientRect();
      box.remove();
      return performance.now() - begun;
    }));
  }
  return median(all);
};

async function measure(words, segments) {
  const it = await open();
  const { page } = it;
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((one) => one.name === "TaskDuration").value * 1000;
  };
  const saved = () => page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
  // Until nothing more comes of it.
  const rest = async () => { await saved(); await page.waitForTimeout(LONG); };
  // How long the page is busy with something in the next so many milliseconds, in which nobody looks at it.
  const during = async (act, wait) => {
    const before = await busy();
    await act();
    await page.waitForTimeout(wait);
    return (await busy()) - before;
  };
  const nothing = () => page.evaluate(() => {});
  const cost = async (act) => {
    await rest();
    // What asking the page for nothing costs is taken off.
    const asked = await during(nothing, SHORT);
    const whole = await during(act, SHORT);
    if (await page.evaluate(() => document.querySelector(".save-state").textContent) !== "Saved") throw new Error("not saved yet");
    return Math.max(0, whole - asked);
  };
  // What follows a change that is in the journal: a little later the study is saved whole.
  const later = async () => {
    await rest();
    const asked = await during(nothing, LONG);
    await press("ArrowRight", { shiftKey: true });
    await page.waitForTimeout(SHORT);
    return Math.max(0, (await during(nothing, LONG)) - asked);
  };
  const press = (key, more = {}) => page.evaluate(([name, held]) => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...held }));
  }, [key, more]);
  try {
    await it.drop("body", { name: "study.json", bytes: Buffer.from(JSON.stringify(study(words, segments))) });
    await page.waitForSelector("header.bar").catch(async () => { throw new Error(`the study did not open: ${await page.innerText("body")}`); });
    await saved();
    const stick = [await yardstick(page)];
    const found = { open: [], opened: [], add: [], recode: [], resize: [], remove: [], key: [], whole: [] };
    for (let at = 0; at < 5; at += 1) {
      await it.go("#/study/transcripts");
      await page.getByRole("link", { name: "Long" }).waitFor();
      await page.waitForTimeout(300);
      const before = await busy();
      found.open.push(await page.evaluate(() => new Promise((done) => {
        const begun = performance.now();
        [...document.querySelectorAll("main a")].find((link) => link.textContent === "Long").click();
        // A frame that begins with the text in the page shows it; what is put off runs after it.
        const look = () => (document.querySelector(".turn") ? setTimeout(() => done(performance.now() - begun)) : requestAnimationFrame(look));
        requestAnimationFrame(look);
      })));
      await page.waitForTimeout(600);
      found.opened.push((await busy()) - before);
    }
    for (let at = 0; at < TIMES; at += 1) {
      await page.evaluate((turn) => { document.getElementById(`turn-${turn}`).focus(); }, 3 + at * 2);
      await press("s");
      await rest();
      found.add.push(await cost(() => press("3")));
      found.resize.push(await cost(() => press("ArrowRight", { shiftKey: true })));
      found.whole.push(await later());
      await press("r");
      await page.waitForSelector("#code-picker");
      await rest();
      for (const letter of ["c", "o", "4"]) {
        found.key.push(await cost(() => page.evaluate((it) => {
          const field = document.getElementById("code-picker");
          field.value += it;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }, letter)));
      }
      found.recode.push(await cost(() => press("Enter")));
      found.remove.push(await cost(() => press("Delete")));
    }
    stick.push(await yardstick(page));
    found.stick = [Math.max(...stick)];
    return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, median(all)]));
  } finally {
    await it.close();
  }
}

const wanted = process.argv[2]?.split("x").map(Number);
const names = { open: "open, painted", opened: "open, busy", add: "add", resize: "resize", recode: "recode", remove: "remove", key: "letter in picker", whole: "saved whole, later", stick: "yardstick" };
console.log(["words", "segments", ...Object.values(names)].join(" | "));
try {
  let before;
  for (const [words, segments] of wanted ? [wanted] : SIZES) {
    const found = await measure(words, segments);
    const growth = (name) => (before ? ` (x${(found[name] / Math.max(before[name], 0.1)).toFixed(1)})` : "");
    console.log([words, segments, ...Object.keys(names).map((name) => `${found[name].toFixed(1)} ms${growth(name)}`)].join(" | "));
    before = found;
  }
} finally {
  await closeShared();
}
