// Backups: earlier states of a study by day, the reminder to save a file, and a file that is kept up to date.
import assert from "node:assert/strict";
import { journey, ONE_FILE } from "./harness.mjs";
import { begin, codeRow, codes, saved, typeCode } from "./steps.mjs";

const add = async ({ page }, name) => {
  await typeCode(page, name);
  await codeRow(page, name).waitFor();
  await saved(page);
  // It is in the journal. A point is of what was saved whole, which is a moment later.
  await page.waitForTimeout(2_000);
};
const points = (page) => page.locator(".earlier").count();

journey("each day's last state can be looked at, and gone back to", { timeout: 120_000 }, async (it) => {
  const { page, go, reload, axe, shot } = it;
  await page.clock.install({ time: new Date("2026-03-02T09:00:00Z") });
  await reload();
  await begin(it, "Day by day", "Ada");
  await add(it, "Monday one");
  await add(it, "Monday two");
  // The same page, left open overnight.
  await page.clock.setSystemTime(new Date("2026-03-03T09:00:00Z"));
  await add(it, "Tuesday");
  await go("#/study/files");
  await page.locator(".earlier").first().waitFor();
  assert.equal(await points(page), 1);
  // The page opened again on another day.
  await page.clock.setSystemTime(new Date("2026-03-05T18:30:00Z"));
  await reload();
  await saved(page);
  await page.locator(".earlier").nth(1).waitFor();
  await add(it, "Thursday");
  await go("#/study/files");
  await page.locator(".earlier").nth(1).waitFor();
  assert.deepEqual((await page.locator(".earlier strong").allInnerTexts()).map((text) => text.slice(0, 10)), ["3 Mar 2026", "2 Mar 2026"]);
  await axe();
  await page.locator(".earlier").nth(1).getByRole("button", { name: /^See what changed/ }).click();
  await page.getByText("2 codes added: “Tuesday” and “Thursday”.").or(page.getByText(/2 codes added/)).first().waitFor();
  await shot("files-earlier");
  await page.getByRole("button", { name: "Go back to this state" }).click();
  await page.getByText(/The state of 2 Mar 2026/).waitFor();
  await saved(page);
  assert.equal((await codes(page)).join("|").match(/Tuesday|Thursday/), null);
  // The state before that is a point too, and one undo takes the going back.
  await go("#/study/files");
  await page.locator(".earlier").nth(2).waitFor();
  await page.keyboard.press("Control+z");
  await saved(page);
  assert.match((await codes(page)).join("|"), /Thursday/);
  // Beside it, as a study of its own.
  await go("#/study/files");
  await page.locator(".earlier").last().getByRole("button", { name: /^See what changed/ }).click();
  await page.getByRole("button", { name: "Open it as a study of its own" }).click();
  await page.locator(".bar-study", { hasText: /Day by day \(2 Mar 2026/ }).waitFor();
  assert.equal((await codes(page)).length, 2);
  await saved(page);
  // Erased for good, nothing of it is left in either store.
  await go("#/");
  for (const name of ["Day by day"]) {
    await page.getByRole("button", { name: `Put ${name} into the bin`, exact: true }).click();
    await page.getByText("Bin (1)").click();
    await page.getByRole("button", { name: `Erase ${name}`, exact: true }).click();
    await page.locator(".confirm").getByRole("button", { name: "Erase" }).click();
    await page.waitForFunction(() => !document.querySelector(".bin"));
  }
  await page.waitForFunction(async () => {
    const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
    const keys = await new Promise((done) => {
      const asked = database.transaction("texts").objectStore("texts").getAllKeys();
      asked.onsuccess = () => done(asked.result);
    });
    database.close();
    const studies = new Set(keys.map((key) => key.split("/")[3]));
    return studies.size === 1;
  });
});

journey("a restore drill: everything wiped, the study comes back from its file", { timeout: 120_000 }, async (it) => {
  const { page, download, drop, go } = it;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await saved(page);
  // What came with the program needs no reminder.
  assert.equal(await page.locator(".bar-backup.due, .bar-backup.late").count(), 0);
  await add(it, "Only in the file");
  const file = await download(() => page.locator(".bar-backup").click());
  await page.evaluate(async () => {
    localStorage.clear();
    const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
    const change = database.transaction("texts", "readwrite");
    change.objectStore("texts").clear();
    await new Promise((done) => { change.oncomplete = done; });
    database.close();
  });
  await page.goto("about:blank");
  await page.goto(it.url);
  await page.getByText("No study is kept in this browser yet.").waitFor();
  await drop("main", { ...file });
  await saved(page);
  assert.match((await codes(page)).join("|"), /Only in the file/);
  await go("#/study/files");
  const again = await download(() => page.locator(".bar-backup").click());
  const [a, b] = [file, again].map(({ bytes }) => JSON.parse(bytes));
  assert.deepEqual(b, a);
});

journey("the page reminds of saving a file, by changes and by days", { timeout: 120_000 }, async (it) => {
  const { page, go, download } = it;
  await page.clock.install({ time: new Date("2026-03-02T09:00:00Z") });
  await page.reload();
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await saved(page);
  await add(it, "Reminder one");
  assert.equal(await page.locator(".bar-backup.due, .bar-backup.late").count(), 0);
  await page.clock.setSystemTime(new Date("2026-03-12T09:00:00Z"));
  await page.clock.runFor(31_000);
  await add(it, "Reminder two");
  await page.locator(".bar-backup.late").waitFor();
  await page.locator(".notice", { hasText: "Much would be lost with this browser" }).waitFor();
  await go("#/study/files");
  await page.locator(".files-part .message", { hasText: /Much would be lost/ }).waitFor();
  await download(() => page.locator(".notice").getByRole("button", { name: /Save/ }).click());
  await page.waitForFunction(() => !document.querySelector(".bar-backup.late"));
});

if (!ONE_FILE) {
  journey("a file that was chosen once is kept up to date", { timeout: 120_000 }, async (it) => {
    const { page, go } = it;
    // No test can click in the browser's own dialog: it answers with a file of the page's own disk, which is written in the same way.
    await page.addInitScript(() => {
      window.showSaveFilePicker = async ({ suggestedName }) => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(suggestedName, { create: true });
      };
    });
    await it.reload();
    await begin(it, "Day by day", "Ada");
    await add(it, "First");
    await go("#/study/files");
    await page.getByRole("button", { name: "Keep a file up to date…" }).click();
    await page.getByText(/is kept up to date; written just now/).waitFor();
    const written = () => page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      for await (const [, handle] of folder.entries()) return (await handle.getFile()).text();
      return "";
    });
    assert.match(await written(), /"name":"First"/);
    await add(it, "Second");
    await page.waitForFunction(async () => {
      const folder = await navigator.storage.getDirectory();
      for await (const [, handle] of folder.entries()) return (await (await handle.getFile()).text()).includes("\"name\":\"Second\"");
      return false;
    }, null, { timeout: 40_000 });
    // Another day: the same file goes on being written, without being chosen again.
    await it.reload();
    await page.waitForSelector("header.bar");
    await go("#/study/files");
    await page.getByText(/is kept up to date/).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("button", { name: "Keep a file up to date…" }).waitFor();
    await it.reload();
    await page.waitForSelector("header.bar");
    await go("#/study/files");
    await page.getByRole("button", { name: "Keep a file up to date…" }).waitFor();
  });
}
