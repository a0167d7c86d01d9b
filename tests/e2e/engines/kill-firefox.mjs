// Firefox, killed while a person works: as ../kill.mjs does it to Chromium.
import { rm } from "node:fs/promises";
import { firefox } from "./bidi.mjs";

const PACE = 50;

/** Moves a theme of the sample study every 50 ms, kills Firefox `after` so many milliseconds, opens it again. */
export async function firefoxKilledWhileEditing(url, after) {
  let folder;
  let it = await firefox();
  try {
    await it.goto(url);
    await it.click("Open the sample study");
    await it.until(() => document.querySelector(".save-state")?.textContent === "Saved");
    await it.run(() => { location.hash = "#/study/themes"; });
    await it.until(() => document.querySelector(".theme-order button"));
    await it.run((pace) => {
      window.edits = [];
      setInterval(() => {
        document.querySelector(".theme-order button:not([disabled])").click();
        window.edits.push(Date.now());
      }, pace);
    }, PACE);
    await new Promise((done) => { setTimeout(done, after); });
    const edits = await it.run(() => window.edits);
    // What was asked for last is answered by a page that went on for some milliseconds more: they count as lost.
    const at = Date.now();
    folder = await it.kill();
    it = await firefox({ folder });
    await it.goto(url);
    await it.until(() => document.querySelector(".study-item, .bar-study"));
    const restored = await it.run(() => /newest state was restored/.test(document.body.innerText));
    await it.run(() => { if (!document.querySelector("header.bar")) document.querySelector(".study-open").click(); });
    await it.until(() => document.querySelector("header.bar"));
    await it.run(() => { location.hash = "#/study/files"; });
    await it.click("Save the study as a file");
    const { bytes } = await it.downloaded();
    const moves = JSON.parse(bytes).log.filter((entry) => entry.action === "theme.moved");
    const kept = moves.reduce((sum, entry) => sum + (entry.count ?? 1), 0);
    const last = Math.max(0, ...moves.map((entry) => Date.parse(entry.until ?? entry.at)));
    return { edits: edits.length, kept, lost: Math.max(0, at - last), restored };
  } finally {
    await it.close();
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
