// The page as one file that a double-click opens: styles, scripts and the compiled app inside it, and a policy that names them
// by their hashes and allows nothing else, not even a request to where the file came from.
import { deflateSync } from "node:zlib";
import { textOf } from "../page/seven.mjs";
import { unwoven, woven } from "../page/weave.mjs";
import { change, fail, integrity, moduleScript, plainScript, template } from "./bundle.mjs";

/** The scripts that only this form has. */
export const oneFileSources = () =>
  [plainScript("page/boot.js", { ONE_FILE: true }), moduleScript("page/start-file.js", {})];

/** heddle.html, as bytes. */
export function oneFile({ release, wasm, css, licences }) {
  const [boot, start] = oneFileSources().map((it) => it.toString().trimEnd());
  const style = css.toString().trimEnd();
  for (const text of [boot, start, style]) {
    // Either would end its element early, and what follows would be markup; esbuild escapes them.
    if (/<\/(script|style)|<!--/i.test(text)) fail("A script or style would end before its end inside one file.");
  }
  const strands = unwoven(wasm);
  if (!Buffer.from(woven(strands)).equals(wasm)) fail("The module is another after it was laid on strands (page/weave.mjs).");
  // Not gzip: its header names the system that the page was built on. The check sum at its end finds a damaged copy. With less
  // memory it looks more often at what it packs, and packs better.
  const packed = textOf(deflateSync(strands, { level: 9, memLevel: 7 }));
  return Buffer.from(change(template(release, wasm), [
    [/http-equiv="Content-Security-Policy" content="[^"]*"/.exec(template(release, wasm))[0],
      `http-equiv="Content-Security-Policy" content="${policy(template(release, wasm), [boot, start], style)}"`],
    [`<link rel="stylesheet" href="styles/main.css">`, `<style>${style}</style>`],
    [`    <link rel="manifest" href="page/manifest">\n`, ""],
    [`<script src="page/boot.js"></script>`, `<script>${boot}</script>`],
    [`    <script type="module" src="page/start.js"></script>\n`, ""],
    // Last: what is seen before the app starts is drawn before all of this has been read.
    ["</html>", `</html>\n<!--\n${licences.replaceAll("--", "\u2013").trim()}\n-->`],
    ["  </body>", `    <script type="application/octet-stream" id="module">${packed}</script>\n` +
      `    <script type="module">${start}</script>\n  </body>`],
  ]));
}

// The hosted form's policy, but for where things come from.
function policy(page, scripts, style) {
  const hash = (text) => `'${integrity(text)}'`;
  const own = {
    "script-src": `${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
    "style-src": hash(style),
    "img-src": "data: blob:",
    "connect-src": "'none'",
    "worker-src": "'none'",
    "manifest-src": "'none'",
    "trusted-types": "'none'",
  };
  const directives = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].split("; ");
  for (const name of Object.keys(own)) {
    if (!directives.some((it) => it.startsWith(`${name} `))) fail(`The policy of index.html should state ${name}.`);
  }
  return directives.map((it) => it.split(" ")[0]).map((name, at) => (own[name] ? `${name} ${own[name]}` : directives[at])).join("; ");
}
