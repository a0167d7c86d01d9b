// A passphrase: what is kept is sealed, in local storage, in the database and in the browser's own files; the page locks by
// itself; a wrong passphrase opens nothing; another one, none any more, and wiping everything.
import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { journey, newProfile, ONE_FILE, open } from "./harness.mjs";
import { begin, saved, setPassphrase, typeCode } from "./steps.mjs";

const PASSPHRASE = "crane puddle lantern ferry";
const MARKER = "The lift was broken again and nobody said so";

const start = async (it, name) => {
  await begin(it, name, "Ada");
  await saved(it.page);
};
const unlock = async (page, passphrase = PASSPHRASE) => {
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
};
const opened = (page) => page.waitForFunction(() => !document.querySelector(".lock"), null, { timeout: 30_000 });

/** Everything that both stores hold, as one text. */
const kept = (page) => page.evaluate(async () => {
  const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
  const all = await new Promise((done) => {
    const asked = database.transaction("texts").objectStore("texts").getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const keys = await new Promise((done) => {
    const asked = database.transaction("texts").objectStore("texts").getAllKeys();
    asked.onsuccess = () => done(asked.result);
  });
  database.close();
  return { local: Object.entries(localStorage).flat().join("\n"), database: [...all, ...keys].join("\n"), keys };
});
const plain = (text) => /heddle\/1\/study\/[^\n]*\n(?!sealed1:)/.test(text);

journey("a passphrase locks the studies; a wrong one opens nothing", { timeout: 180_000 }, async (it) => {
  const { page, go, reload, axe, shot } = it;
  await start(it, "Sealed study");
  await go("#/computer");
  await axe();
  await shot("computer");
  // What is missing is said before anything is done.
  await page.getByRole("button", { name: "Lock with this passphrase" }).click();
  await page.getByText("Say that you know it.").waitFor();
  await page.getByLabel("New passphrase").fill("short");
  await page.getByLabel("The same again").fill("other");
  await page.getByRole("button", { name: "Lock with this passphrase" }).click();
  await page.getByText("The two are not the same.").waitFor();
  await page.getByLabel("The same again").fill("short");
  await page.getByLabel("I know that nobody can recover").check();
  await page.getByRole("button", { name: "Lock with this passphrase" }).click();
  await page.getByText("A passphrase needs at least 8 characters").waitFor();
  // The export that is offered first.
  await page.getByText("First save 1 study as a file").waitFor();
  const file = await it.download(() => page.getByRole("button", { name: "Save all studies as files" }).click());
  assert.match(file.name, /^Sealed study .*\.heddle\.json$/);
  await setPassphrase(it, PASSPHRASE);
  await axe();
  await shot("computer-locked");
  const all = await kept(page);
  assert.ok(!plain(all.local), "nothing plain in local storage");
  assert.ok(!/Sealed study/.test(all.local + all.database), "no name in either store");
  // The work goes on, and is saved.
  await typeCode(page, "Sealed code");
  await saved(page);
  await reload();
  await page.getByRole("heading", { name: "Heddle is locked" }).waitFor();
  await axe();
  await shot("locked");
  await unlock(page, "crane puddle lantern fairy");
  await page.getByText("That is not the passphrase.").waitFor({ timeout: 30_000 });
  assert.equal(await page.locator(".study-item, .bar-study").count(), 0);
  await unlock(page);
  await opened(page);
  await page.locator('[role="treeitem"]', { hasText: "Sealed code" }).waitFor();
  // Locked by hand: nothing of the study stays on the screen.
  await go("#/computer");
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("heading", { name: "Heddle is locked" }).waitFor();
  assert.ok(!(await page.evaluate(() => document.documentElement.textContent)).includes("Sealed code"));
  assert.equal(await page.title(), "Heddle");
  await unlock(page);
  await opened(page);
  // Another one.
  await go("#/computer");
  await page.getByText("Another passphrase").click();
  await page.locator("#pass-change-0").fill(PASSPHRASE);
  await page.locator("#pass-change-1").fill("another long one");
  await page.locator("#pass-change-2").fill("another long one");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByText("The passphrase was changed.").waitFor({ timeout: 30_000 });
  await reload();
  await unlock(page);
  await page.getByText("That is not the passphrase.").waitFor({ timeout: 30_000 });
  await unlock(page, "another long one");
  await opened(page);
  // None any more.
  await go("#/computer");
  await page.getByText("No passphrase any more").click();
  await page.locator("#pass-off-0").fill("another long one");
  await page.getByRole("button", { name: "Take it away" }).click();
  await page.getByRole("heading", { name: "Lock with a passphrase" }).waitFor({ timeout: 30_000 });
  assert.ok(!/sealed1:/.test((await kept(page)).local));
  await reload();
  await go("#/");
  await page.locator(".study-item", { hasText: "Sealed study" }).waitFor();
});

journey("the page locks by itself when nobody has been there for a while", { timeout: 120_000 }, async (it) => {
  const { page, go } = it;
  await page.clock.install({ time: new Date("2026-03-02T09:00:00Z") });
  await it.reload();
  await start(it, "Left alone");
  // A minute of the page's clock is run while the passphrase is being made.
  const making = setPassphrase(it, PASSPHRASE);
  for (let tries = 0; tries < 20; tries += 1) await page.clock.runFor(500);
  await making;
  await page.locator("#lock-after").selectOption("5");
  await page.clock.runFor(4 * 60_000);
  assert.equal(await page.locator(".lock").count(), 0);
  await page.keyboard.press("Tab");
  await page.clock.runFor(4 * 60_000);
  assert.equal(await page.locator(".lock").count(), 0, "a key puts it off");
  await page.clock.runFor(2 * 60_000);
  await page.getByRole("heading", { name: "Heddle is locked" }).waitFor();
});

journey("wiping removes everything from both stores", { timeout: 120_000 }, async (it) => {
  const { page, go } = it;
  await start(it, "To be wiped");
  await setPassphrase(it, PASSPHRASE);
  await it.reload();
  // Also when the passphrase is lost.
  await page.getByText("Lost the passphrase?").click();
  await page.getByRole("button", { name: "Wipe everything…" }).click();
  await Promise.all([page.waitForEvent("load"), page.locator(".confirm").getByRole("button", { name: "Wipe this computer" }).click()]);
  await page.getByText("No study is kept in this browser yet.").waitFor();
  const all = await kept(page);
  assert.deepEqual(all.keys, []);
  assert.ok(!/heddle\/1\//.test(all.local), all.local.slice(0, 200));
  await go("#/computer");
});

if (!ONE_FILE) {
  journey("the browser's own files hold no word of a locked study", { start: false, timeout: 180_000 }, async () => {
    const profile = await newProfile();
    try {
      let it = await open({ profile });
      await start(it, "Kept under lock");
      await setPassphrase(it, PASSPHRASE);
      await it.drop("main", { name: "talk.txt", bytes: Buffer.from(`Nurse: ${MARKER}.\n\nInterviewer: And then?\n\nNurse: ${MARKER}, twice.`) });
      await it.page.getByRole("button", { name: /^Take/ }).first().click();
      await saved(it.page);
      await it.page.waitForTimeout(300);
      await it.close();
      // Opened again, so that what was in the browser's log is written out.
      it = await open({ profile });
      await unlock(it.page);
      await opened(it.page);
      await it.go("#/study/transcripts");
      await it.page.getByText("talk").first().waitFor();
      await it.close();
      const found = [];
      let files = 0;
      let bytes = 0;
      const words = [MARKER, "nobody said so", "lift was broken"];
      for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const content = await readFile(join(entry.parentPath ?? entry.path, entry.name)).catch(() => Buffer.alloc(0));
        files += 1;
        bytes += content.length;
        for (const word of words) {
          if (content.includes(Buffer.from(word)) || content.includes(Buffer.from(word, "utf16le"))) found.push(`${entry.name}: ${word}`);
        }
      }
      assert.ok(files > 20 && bytes > 1e6, `${files} files were searched`);
      assert.deepEqual(found, []);
      console.log(`searched ${files} files, ${(bytes / 1e6).toFixed(1)} MB, for ${words.length} phrases in two encodings: none`);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}
