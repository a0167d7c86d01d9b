// Several tabs with one study: one writes, the others read along and can take over, and nothing is written over.
import assert from "node:assert/strict";
import { journey, settle } from "./harness.mjs";
import { begin, codeRow, codes, goTo, saved, typeCode } from "./steps.mjs";

const start = async (page) => {
  await begin({ page }, "Two tabs", "Ada");
  await saved(page);
};
const along = (page) => page.locator(".reading-along");
const shows = (page, text) => codeRow(page, text).waitFor();

journey("a second tab reads along, and takes over when it is asked to", { timeout: 90_000 }, async ({ page, tab, axe }) => {
  await start(page);
  await typeCode(page, "Protected time");
  await saved(page);
  const second = await tab("#/study/codebook");
  await along(second).waitFor();
  assert.match(await along(second).innerText(), /open in another tab, which is writing/);
  assert.equal(await second.locator(".save-state").innerText(), "Reading along");
  await shows(second, "Protected time");
  // What the first one saves is seen in the second without doing anything.
  await typeCode(page, "Staffing gaps");
  await shows(second, "Staffing gaps");
  // Changes are refused there, and what to do is said.
  await typeCode(second, "From the second");
  await second.getByText("Another tab is writing this study: nothing was changed here.").waitFor();
  assert.equal(await along(page).count(), 0);
  // It takes over: the first one reads along now, with everything.
  await along(second).getByRole("button", { name: "Write here" }).click();
  await along(page).waitFor();
  await second.waitForFunction(() => !document.querySelector(".reading-along"));
  await second.locator("#new-code").press("Enter");
  await saved(second);
  await shows(page, "From the second");
  assert.equal((await codes(page)).length, 3);
  // And back again.
  await along(page).getByRole("button", { name: "Write here" }).click();
  await along(second).waitFor();
  await typeCode(page, "Last one");
  await saved(page);
  await shows(second, "Last one");
  // When the writer is closed, the other goes on.
  await page.close();
  await second.getByText("This tab writes the study now.").waitFor();
  await typeCode(second, "After all");
  await saved(second);
  await second.reload();
  await shows(second, "After all");
  assert.equal((await codes(second)).length, 5);
});

journey("a tab that does not answer loses its turn, and nothing of either", { timeout: 90_000 }, async ({ page, tab }) => {
  await start(page);
  await typeCode(page, "First");
  await saved(page);
  const second = await tab("#/study/codebook");
  await along(second).waitFor();
  // The first one hears nothing any more, as a tab that the browser has put to sleep; but its turn is still its own.
  await page.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await second.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await along(second).getByRole("button", { name: "Write here" }).click();
  await second.getByText("This tab writes the study now.").waitFor();
  await along(page).waitFor();
  await typeCode(second, "Second");
  await saved(second);
  await shows(page, "Second");
});

journey("an older page that knows of no turns writes over nothing, and its work is kept beside", { timeout: 90_000 }, async ({ page, tab, go }) => {
  // Older versions know neither locks nor channels, and hear of no change.
  await start(page);
  await typeCode(page, "Both have it");
  await saved(page);
  await page.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });
    const listen = window.addEventListener;
    window.addEventListener = (name, ...rest) => { if (name !== "storage") listen.call(window, name, ...rest); };
  });
  const old = await tab("#/study/codebook");
  await shows(old, "Both have it");
  await typeCode(old, "By the old page");
  await saved(old);
  // The new page follows as long as it has nothing of its own.
  await shows(page, "By the old page");
  await typeCode(page, "By the new page");
  await saved(page);
  // The old one does not know; what it does now is refused, not written over the other.
  await typeCode(old, "Too late");
  await old.getByText("This study was changed in another tab").waitFor();
  assert.equal(await old.locator(".save-state").innerText(), "Not saved");
  await old.getByRole("button", { name: "Keep mine too" }).click();
  await saved(old);
  await goTo(old, "#/study/codebook");
  await shows(old, "Too late");
  await go("#/");
  await page.locator(".study-item", { hasText: "Two tabs (from another tab)" }).waitFor();
  await settle(page);
  assert.equal(await page.locator(".study-item").count(), 2);
});
