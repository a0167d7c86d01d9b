// Draws the icons of the installed app from the mark that index.html carries: `node tests/e2e/icons.mjs`, when it changes.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = new URL("../../", import.meta.url);
const page = await readFile(new URL("index.html", root), "utf8");
const mark = decodeURIComponent(page.match(/href="data:image\/svg\+xml,([^"]*)"/)[1]);
await writeFile(new URL("page/icons/icon.svg", root), `${mark}\n`);
const paper = (await readFile(new URL("styles/tokens.css", root), "utf8")).match(/--paper: (#\w+)/)[1];

const browser = await chromium.launch({
  executablePath: process.env.HEDDLE_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"],
});
// A maskable icon is cut to any shape around its middle four fifths, so it has paper under it and room around it.
for (const [name, size, share, back] of [
  ["icon-192", 192, 0.92, "none"], ["icon-maskable-512", 512, 0.6, paper],
]) {
  const tab = await browser.newPage({ viewport: { width: size, height: size } });
  await tab.setContent(`<body style="margin:0;background:${back};display:grid;place-items:center;height:100vh">` +
    mark.replace("<svg ", `<svg width="${size * share}" height="${size * share}" `));
  await tab.screenshot({ path: fileURLToPath(new URL(`page/icons/${name}.png`, root)), omitBackground: true });
  await tab.close();
}
await browser.close();
