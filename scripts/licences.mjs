// The licences of the crates that are in the page: each text once, with the crates that it is of and who holds the copyright.
// Of crates that offer a choice the MIT licence is taken, which is short.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail, fileOf, VERSION } from "./bundle.mjs";

const cargo = (...words) => execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 2 ** 28, cwd: fileOf("") });

/** The crates that are compiled into the page, and not only used while it is built. */
function crates() {
  const tree = cargo("tree", "--locked", "--package", "heddle-page", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro",
    "--prefix", "none", "--format", "{p}");
  const used = new Set(tree.split("\n").map((line) => line.match(/^(\S+) v(\S+)/)).filter(Boolean).map(([, name, version]) => `${name} ${version}`));
  const { packages } = JSON.parse(cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"));
  return packages.filter((it) => it.source && used.has(`${it.name} ${it.version}`))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

const isMit = (text) => /Permission is hereby granted/.test(text);

/** The text of a crate's licence: the MIT one of several. */
function textOf({ name, license, license_file: own, manifest_path: manifest }) {
  const folder = dirname(manifest);
  const names = readdirSync(folder).filter((it) => /^(licen[cs]e|copying|unlicense)/i.test(it) && !/\.(rs|toml)$/.test(it));
  if (own) names.unshift(own);
  const read = (it) => { try { return readFileSync(join(folder, it), "utf8"); } catch { return ""; } };
  const texts = names.map(read).filter(Boolean);
  const text = /\bMIT\b/.test(license) ? texts.find(isMit) : texts[0];
  if (!/\bMIT\b/.test(license) && !text) fail(`No licence text was found for the crate ${name} (${license}).`);
  // Some crates name the licence and hold no text; the text of the others is the same one.
  return text ?? MIT;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The whole text. */
export function licences() {
  const groups = new Map();
  for (const crate of crates()) {
    const text = textOf(crate).replaceAll("\r\n", "\n").trim();
    const holders = text.split("\n").filter((line) => /^\s*(copyright|\(c\)|©)/i.test(line)).map((line) => line.trim());
    const body = isMit(text) ? MIT : text;
    if (!groups.has(body)) groups.set(body, []);
    const by = holders.length && isMit(text) ? holders.join("; ") : `Copyright: ${crate.authors.map((it) => it.replace(/ *<.*>/, "")).join(", ") || "its authors"}`;
    groups.get(body).push(`${crate.name} ${crate.version} (${crate.license}). ${by}`);
  }
  const parts = [...groups].map(([body, of]) => `${of.join("\n")}\n\n${body}\n`);
  return `Heddle ${VERSION} contains these crates; this is whose they are, and under which licence they are used here. It contains
parts of Rust's standard library too: Copyright (c) The Rust Project Contributors, MIT.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}
