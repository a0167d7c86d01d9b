// A browser that is killed while a person works: used by a journey, and by a benchmark that does it a hundred times.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { newProfile, open } from "./harness.mjs";

/** How often something is changed, in milliseconds. */
const PACE = 50;

/**
 * Opens the sample study in a browser of its own, moves a theme down and up every 50 ms, kills the whole browser `after`
 * so many milliseconds, opens it again. Returns how many edits were made and how many were there again, how much of the
 * work before the kill was lost in milliseconds, and whether the page said that something was restored.
 */
export async function killedWhileEditing(after) {
  const profile = await newProfile();
  try {
    const first = await open({ profile });
    const { page } = first;
    await page.getByRole("button", { name: "Open the sample study" }).click();
    await page.waitForSelector("header.bar");
    await first.go("#/study/themes");
    await page.waitForSelector(".theme-order button");
    const edits = [];
    await page.exposeFunction("heddleTestEdit", (at) => { edits.push(at); });
    await page.evaluate((pace) => {
      setInterval(() => {
        document.querySelector(".theme-order button:not([disabled])").click();
        window.heddleTestEdit(Date.now());
      }, pace);
    }, PACE);
    await new Promise((done) => { setTimeout(done, after); });
    // The browser's process is the one that names the profile and no type.
    const processes = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8", maxBuffer: 2 ** 24 }).split("\n");
    for (const line of processes) {
      if (line.includes(`--user-data-dir=${profile}`)) {
        try { process.kill(Number.parseInt(line, 10), "SIGKILL"); } catch { /* It went with the others. */ }
      }
    }
    await first.close().catch(() => {});
    const second = await open({ profile });
    try {
      const restored = /newest state was restored/.test(await second.page.innerText("body"));
      // Which study was open is a small setting, which local storage may have lost.
      if (!(await second.page.locator("header.bar").count())) await second.page.locator(".study-item a, .study-item button").first().click();
      await second.page.waitForSelector("header.bar");
      await second.go("#/study/files");
      const file = await second.download(() => second.page.getByRole("button", { name: "Save the study as a file" }).click());
      const moves = JSON.parse(file.bytes).log.filter((it) => it.action === "theme.moved");
      const kept = moves.reduce((sum, it) => sum + (it.count ?? 1), 0);
      const last = Math.max(0, ...moves.map((it) => Date.parse(it.until ?? it.at)));
      return { edits: edits.length, kept, lost: Math.max(0, (edits.at(-1) ?? 0) - last), restored };
    } finally {
      await second.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
