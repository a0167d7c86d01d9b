// The coder's whole way by the keyboard alone: the file that was sent is opened, coded, kept, and saved to be sent back.
// Nothing in it uses the mouse or gives an element the focus; what is heard is what a screen reader would be told.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { begin, take, TALK } from "./coding-steps.mjs";
import { saved } from "./steps.mjs";

/** What has the focus, in words. */
const at = (page) => page.evaluate(() => {
  const it = document.activeElement;
  return it === document.body ? "" : (it.getAttribute("aria-label") ?? it.innerText ?? "").trim();
});
/** Goes on with Tab until something with these words has the focus. */
const tabTo = async (page, words, most = 40) => {
  for (let steps = 0; steps < most; steps += 1) {
    if ((await at(page)).startsWith(words)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`“${words}” was not reached by Tab; the focus is at “${await at(page)}”`);
};
const hears = (page, text) => page.waitForFunction((it) => document.getElementById("live").textContent.includes(it), text);
/** Does something by its name, from wherever one is. */
const command = async (page, typed) => {
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.activeElement?.id === "palette");
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.getElementById("palette"));
};

journey("the coder's way by the keyboard alone: open the file, code, keep, send it back", { timeout: 120_000 }, async (it) => {
  const { page, download, reload } = it;
  // What the lead sends: a study with a transcript and a code.
  await begin(it, "Winter falls", "Amara");
  await take(it, { name: "P07.txt", bytes: Buffer.from(TALK) });
  const sent = await download(() => page.locator(".bar-state button").last().click());
  await saved(page);
  // Another computer.
  await page.evaluate(() => new Promise((done) => {
    localStorage.clear();
    const gone = indexedDB.deleteDatabase("heddle");
    gone.onsuccess = gone.onblocked = () => done();
  }));
  await page.evaluate(() => { location.hash = "#/"; });
  await reload();
  await page.waitForSelector("main h1");

  const asked = page.waitForEvent("filechooser");
  await tabTo(page, "Open a file");
  await page.keyboard.press("Enter");
  await (await asked).setFiles({ name: sent.name, mimeType: "application/json", buffer: sent.bytes });
  await page.waitForSelector("header.bar");
  // Who codes: a new name, which is then chosen.
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.activeElement?.id === "palette");
  await page.keyboard.type("coding as");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "coder-0");
  await page.keyboard.press("End");
  assert.equal(await at(page), "Someone new…");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "new-coder");
  await page.keyboard.type("Ben");
  await page.keyboard.press("Enter");
  await page.locator(".coder", { hasText: "Ben" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.activeElement?.id === "palette");
  await page.keyboard.type("coding as");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "coder-0");
  for (let steps = 0; (await at(page)) !== "Ben"; steps += 1) {
    assert.ok(steps < 3, "the new name is in the menu");
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#coder-button")?.innerText.includes("Ben"));

  await command(page, "P07");
  await page.waitForSelector(".turn");
  for (let steps = 0; !(await page.evaluate(() => document.activeElement?.id.startsWith("turn-"))); steps += 1) {
    assert.ok(steps < 12, `the text is reached by Tab; the focus is at “${await at(page)}”`);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await hears(page, "words selected: She would sit");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "code-picker");
  await page.keyboard.type("Sitting with us");
  await page.keyboard.press("Enter");
  await hears(page, "New code: Sitting with us");
  await page.keyboard.press("f");
  await hears(page, "Stance: facilitator");
  await page.keyboard.press("n");
  await page.keyboard.press("t");
  await page.keyboard.press(".");
  await hears(page, "Coded: Sitting with us");
  await page.keyboard.press("b");
  await hears(page, "Stance: barrier");
  assert.match(await page.evaluate(() => document.activeElement.id), /^turn-/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+z");
  await saved(page);
  await reload();
  await page.waitForSelector(".turn mark");

  const back = await download(() => command(page, "backup file"));
  const study = JSON.parse(back.bytes);
  const coders = new Map(study.coders.map(({ id, name }) => [id, name]));
  assert.deepEqual(study.layers.flatMap(({ coder, segments }) => segments.map(({ quote, stance }) => [coders.get(coder), quote.slice(0, 14), stance])), [
    ["Ben", "She would sit ", "facilitator"], ["Ben", "It was January", "barrier"],
  ]);
});
