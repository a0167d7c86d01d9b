// Puts the page together: pkg/ (the compiled app), page/, styles/ and index.html become dist/, in which every file but
// index.html carries a hash of its content in its name, so that a new release is never mixed with an old one.
// Nothing is written unless all of it could be made. Fails when the page has outgrown its budget.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";

const BUDGET = 350_000; // bytes of wasm, js and css after brotli: the whole product
// What it weighs while it is over that: it may get lighter, never heavier (docs/decisions/0004-size.md).
const CEILING = 800_000;
// The oldest browsers that have all that the app needs; esbuild rewrites newer syntax for them.
const BROWSERS = "chrome111,firefox113,safari16.4";

const root = new URL("../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root));
const fail = (sentence) => { console.error(sentence); process.exit(1); };

const esbuild = (entry, ...options) =>
  execFileSync("esbuild", [entry, "--bundle", "--minify", "--legal-comments=none", "--log-level=warning", ...options],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 26 });

const files = new Map(); // name in dist/ -> bytes
function add(stem, extension, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const name = `${stem}-${hash}.${extension}`;
  files.set(name, bytes);
  return name;
}

// A module that does not compile here compiles in no browser; wasm-opt has been seen to make some.
const module = read("pkg/heddle_bg.wasm");
new WebAssembly.Module(module);
for (const path of [homedir() + "/", new URL(root).pathname]) {
  if (path.length > 1 && module.includes(path)) fail(`The compiled app contains a path of this machine: ${path}`);
}

const wasm = add("heddle", "wasm", module);
const css = add("heddle", "css",
  esbuild("styles/main.css", `--target=${BROWSERS}`, "--loader:.svg=dataurl"));
const boot = add("boot", "js", esbuild("page/boot.js", "--target=es5"));
const start = add("heddle", "js",
  esbuild("page/start.js", "--format=esm", "--target=es2022", `--define:WASM_FILE=${JSON.stringify(wasm)}`));

// index.html names its sources; each name must be found, or the page would ask for a file that is not there.
let page = read("index.html").toString();
for (const [source, name] of [
  [`href="styles/main.css"`, `href="${css}"`],
  [`src="page/boot.js"`, `src="${boot}"`],
  [`src="page/start.js"`, `src="${start}"`],
  // The module is asked for at once, not only when the glue has arrived.
  ["</head>", `  <link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>\n  </head>`],
]) {
  if (page.split(source).length !== 2) fail(`index.html should contain ${source} exactly once.`);
  page = page.replace(source, name);
}
files.set("index.html", Buffer.from(page.replace(/^\s*<!--.*-->\n/gm, "")));

const dist = new URL("dist/", root);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const [name, bytes] of files) writeFileSync(new URL(name, dist), bytes);

const row = (name, ...sizes) => console.log(name.padEnd(28) + sizes.map((size) => String(size).padStart(11)).join(""));
row("bytes", "raw", "gzip", "brotli");
const total = [0, 0, 0];
for (const [name, bytes] of files) {
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((packed) => packed.length);
  sizes.forEach((size, at) => { total[at] += size; });
  row(name, ...sizes);
}
row("total", ...total);
const share = `${total[2]} of ${BUDGET} bytes after brotli (${Math.round((total[2] / BUDGET) * 100)} %)`;
if (total[2] > CEILING) fail(`The page is heavier than it was allowed to become: ${share}.`);
console.log(total[2] > BUDGET ? `OVER THE BUDGET: ${share}.` : `Within the budget: ${share}.`);
