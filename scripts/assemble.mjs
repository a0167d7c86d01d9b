// Puts the page together: pkg/ (the compiled app), page/, styles/ and index.html become dist/, which holds the hosted form
// (hosted.mjs), the same in one file (one-file.mjs) and their checksums. Nothing is written unless all of it could be made.
// Fails when either form has outgrown its ceiling.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { fail, read, sha256, short, styles, VERSION } from "./bundle.mjs";
import { hosted, hostedSources } from "./hosted.mjs";
import { licences } from "./licences.mjs";
import { oneFile, oneFileSources } from "./one-file.mjs";

// Budgets in bytes, and what the forms weigh while they are over them: they may get lighter, never heavier
// (docs/decisions/0004-size.md). The hosted form is weighed after brotli and without the icons, which it starts without; the one
// file as it lies on a disk.
const HOSTED = { budget: 350_000, ceiling: 1_160_000 };
const ONE_FILE = { budget: 700_000, ceiling: 1_565_000 };

const root = new URL("../", import.meta.url);

// A module that does not compile here compiles in no browser; wasm-opt has been seen to make some.
const wasm = read("pkg/heddle_bg.wasm");
new WebAssembly.Module(wasm);
for (const path of [homedir() + "/", new URL(root).pathname]) {
  if (path.length > 1 && wasm.includes(path)) fail(`The compiled app contains a path of this machine: ${path}`);
}

const css = styles();
// One name for the two forms: they are the same release.
const release = short([wasm, css, read("index.html"), ...hostedSources(), ...oneFileSources()].map(sha256).join("\n"));
const files = hosted({ release, wasm, css });
const notices = licences();
const single = oneFile({ release, wasm, css, licences: notices });

const row = (name, ...sizes) => console.log(name.padEnd(34) + sizes.map((size) => String(size).padStart(11)).join(""));
row("bytes", "raw", "gzip", "brotli");
const total = [0, 0, 0];
for (const [name, bytes] of files) {
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((packed) => packed.length);
  if (!/^icon/.test(name)) sizes.forEach((size, at) => { total[at] += size; });
  row(name, ...sizes);
}
row("total but icons", ...total);
function weigh(what, size, { budget, ceiling }) {
  const share = `${what} ${size} of ${budget} bytes (${Math.round((size / budget) * 100)} %)`;
  if (size > ceiling) fail(`The page is heavier than it was allowed to become: ${share}.`);
  console.log(size > budget ? `OVER THE BUDGET: ${share}.` : `Within the budget: ${share}.`);
}
weigh("hosted, after brotli,", total[2], HOSTED);
weigh("heddle.html", single.length, ONE_FILE);

files.set("heddle.html", single);
files.set("THIRD-PARTY.txt", Buffer.from(notices));
const dist = new URL("dist/", root);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const [name, bytes] of files) writeFileSync(new URL(name, dist), bytes);
// As `sha256sum --check` reads them.
const sums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).sort((a, b) => (a.slice(64) < b.slice(64) ? -1 : 1));
writeFileSync(new URL("SHA256SUMS", dist), sums.join(""));
console.log(`\nHeddle ${VERSION}, release ${release}; SHA-256 of each file (dist/SHA256SUMS):\n${sums.join("").trimEnd()}`);
