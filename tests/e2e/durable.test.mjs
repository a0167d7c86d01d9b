// Durability: the browser is killed, as by a power cut of the process, in the middle of a stream of edits. What local
// storage had not written to disk is restored from the second copy.
import assert from "node:assert/strict";
import { journey, settle } from "./harness.mjs";
import { killedWhileEditing } from "./kill.mjs";
import { wholly } from "./steps.mjs";

journey("a killed browser loses at most the last moment of work", { start: false, timeout: 180_000 }, async () => {
  let mended = 0;
  for (const after of [700, 1900, 3300]) {
    const { edits, kept, lost, restored } = await killedWhileEditing(after);
    console.log(`killed ${after} ms into it: ${kept} of ${edits} edits kept, the last ${lost} ms lost`);
    assert.ok(kept > 0, "edits were kept");
    // A bound for a test machine with other work; tests/e2e/bench/kills.mjs measures.
    assert.ok(lost < 1000, `${lost} ms of edits lost`);
    mended += restored ? 1 : 0;
  }
  // Not each time: local storage may have been written to disk a moment before.
  assert.ok(mended > 0, "the page says that the newest state was restored");
});

journey("a browser that has forgotten local storage gets the studies back", async ({ page, reload, go }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
  await wholly(page);
  await page.evaluate(() => localStorage.clear());
  await page.waitForTimeout(200);
  await go("#/");
  await reload();
  assert.match(await page.innerText("body"), /The newest state was restored/);
  assert.match(await page.innerText("body"), /Sure Footing/);
});

journey("without a database, the page works and says what that means", async ({ page, reload }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  await reload();
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector(".notice");
  assert.match(await page.innerText(".notices"), /keeps no second copy/);
  assert.match(await page.innerText("header.bar"), /Saved/);
});

journey("a study erased for good is in neither copy", async ({ page, reload, go }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
  const keys = () => page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open("heddle");
    request.onsuccess = () => {
      const all = request.result.transaction("texts").objectStore("texts").getAllKeys();
      all.onsuccess = () => { request.result.close(); done(all.result); };
    };
  }));
  await wholly(page);
  assert.ok((await keys()).length > 5);
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("heddle/1/study/")).sort());
  assert.deepEqual(await keys(), kept);
  await go("#/");
  await page.getByRole("button", { name: /^Put .* into the bin/ }).click();
  await page.getByText("Bin (1)").click();
  await page.getByRole("button", { name: /^Erase / }).click();
  await page.locator(".confirm").getByRole("button", { name: "Erase" }).click();
  await page.waitForFunction(() => !document.querySelector(".bin"));
  await settle(page);
  await reload();
  assert.deepEqual(await keys(), []);
});
