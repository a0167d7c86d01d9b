// What both forms of the page are made of: the sources, bundled, and what they are called.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The oldest browsers that have all that the app needs; esbuild rewrites newer syntax for them.
const BROWSERS = "chrome111,firefox113,safari16.4";

const root = new URL("../", import.meta.url);
/** Where a file of the repository lies. */
export const fileOf = (path) => fileURLToPath(new URL(path, root));
export const read = (path) => readFileSync(new URL(path, root));
export const fail = (sentence) => { console.error(sentence); process.exit(1); };

const digest = (bytes) => createHash("sha256").update(bytes);
/** SHA-256 as `sha256sum` prints it. */
export const sha256 = (bytes) => digest(bytes).digest("hex");
/** SHA-256 as a policy or an `integrity` names it. */
export const integrity = (bytes) => `sha256-${digest(bytes).digest("base64")}`;
/** So much of a hash that no two releases share it. */
export const short = (bytes) => sha256(bytes).slice(0, 10);

function esbuild(entry, define, ...options) {
  const defines = Object.entries(define).map(([name, value]) => `--define:${name}=${JSON.stringify(value)}`);
  return execFileSync("esbuild",
    [entry, "--bundle", "--minify", "--legal-comments=none", "--log-level=warning", ...defines, ...options],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 2 ** 26 });
}

/** The styles. */
export const styles = () => esbuild("styles/main.css", {}, `--target=${BROWSERS}`, "--loader:.svg=dataurl");
/** A plain script, for browsers of any age. */
export const plainScript = (entry, define) => esbuild(entry, define, "--target=es5");
/** A module, for browsers that can run the app. */
export const moduleScript = (entry, define) => esbuild(entry, define, "--format=esm", "--target=es2022");

/** The version that Cargo.toml states for all of Heddle. */
export const VERSION = read("Cargo.toml").toString().match(/^version = "([^"]+)"$/m)[1];

/** A colour of the light theme, by its name in the one file that knows colours. */
export const colour = (name) => read("styles/tokens.css").toString().match(new RegExp(`--${name}: (#[0-9a-f]{6});`))[1];

/** `text` with each of the `changes`, [what, by what]. What is changed must be there exactly once: a page in which something
 *  was not found would ask for a file that is not there, or go without its policy. */
export function change(text, changes) {
  for (const [what, by] of changes) {
    const pieces = text.split(what);
    if (pieces.length !== 2) fail(`index.html should contain ${what} exactly once.`);
    text = pieces.join(by);
  }
  return text;
}

/** index.html without its comments, with the release it belongs to and the checksum of the compiled app. */
export const template = (release, wasm) => change(read("index.html").toString().replace(/^\s*<!--.*-->\n/gm, ""),
  [[`name="heddle-release" content=""`, `name="heddle-release" content="${VERSION} ${release}"`],
    [`name="heddle-module" content=""`, `name="heddle-module" content="${sha256(wasm)}"`]]);
