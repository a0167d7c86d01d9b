// The page as it lies on a host: every file but index.html and the worker carries a hash of its content in its name, so that a
// new release is never mixed with an old one, and the worker lists them all with their checksums.
import { change, colour, fail, integrity, moduleScript, plainScript, read, short, template } from "./bundle.mjs";

/** The sources that make a release what it is; the worker and the names follow from them. */
export const hostedSources = () => [plainScript("page/boot.js", { ONE_FILE: false }),
  moduleScript("page/start.js", { WASM_FILE: "" }), moduleScript("page/worker.js", { RELEASE: "", FILES: {} }),
  ...ICONS.map(([name]) => read(`page/icons/${name}`))];

// Drawn by tests/e2e/icons.mjs. [file, sizes, type, purpose]
const ICONS = [["icon.svg", "any", "image/svg+xml", "any"], ["icon-192.png", "192x192", "image/png", "any"],
  ["icon-maskable-512.png", "512x512", "image/png", "maskable"]];

/** The files of the hosted form: a Map of names and bytes. */
export function hosted({ release, wasm: module, css: sheet }) {
  const files = new Map();
  const add = (stem, extension, bytes) => {
    const name = `${stem}-${short(bytes)}.${extension}`;
    files.set(name, bytes);
    return name;
  };
  const wasm = add("heddle", "wasm", module);
  const css = add("heddle", "css", sheet);
  const boot = add("boot", "js", plainScript("page/boot.js", { ONE_FILE: false }));
  const start = add("heddle", "js", moduleScript("page/start.js", { WASM_FILE: wasm }));
  const icons = ICONS.map(([name, sizes, type, purpose]) =>
    ({ src: add(...name.split("."), read(`page/icons/${name}`)), sizes, type, purpose }));
  const manifest = add("manifest", "webmanifest", Buffer.from(JSON.stringify({
    name: "Heddle",
    description: "Survey and interview coding in one offline web page",
    lang: "en",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: colour("paper"),
    theme_color: colour("paper"),
    icons,
  })));
  const page = Buffer.from(change(template(release, module), [
    [`href="styles/main.css"`, `href="${css}"`],
    [`href="page/manifest"`, `href="${manifest}"`],
    [`src="page/boot.js"`, `src="${boot}"`],
    [`src="page/start.js"`, `src="${start}"`],
    // The module is asked for at once, not only when the glue has arrived.
    ["</head>", `  <link rel="preload" href="${wasm}" as="fetch" type="application/wasm" crossorigin>\n  </head>`],
  ]));
  // What the worker keeps: the page under the address that people open, and everything that the page names.
  const kept = Object.fromEntries([["", page], ...files].map(([name, bytes]) => [name, integrity(bytes)]));
  files.set("index.html", page);
  files.set("sw.js", moduleScript("page/worker.js", { RELEASE: release, FILES: kept }));
  for (const name of Object.keys(kept)) {
    if (name && !files.get("sw.js").includes(name)) fail(`The worker does not know ${name}.`);
  }
  return files;
}
