// Several tabs with one study: one writes, the others read along and can take over, and nothing is written over.
import assert from "node:assert/strict";
import { journey, settle } from "./harness.mjs";

const begin = async (page) => {
  await page.getByRole("button", { name: "New study" }).click();
  await page.getByLabel("What is the study called?").fill("Two tabs");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Begin" }).click();
  await saved(page);
};
const saved = (page) => page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
const hash = (page, to) => page.evaluate((it) => { location.hash = it; }, to);
const add = async (page, name) => {
  await hash(page, "#/study/codebook");
  const [field, open] = [page.locator("#new-code"), page.getByRole("button", { name: "New code", exact: true }).first()];
  await field.or(open).first().waitFor();
  if (!(await field.count())) await open.click();
  await field.fill(name);
  await field.press("Enter");
};
const along = (page) => page.locator(".reading-along");
const codes = (page) => page.locator('[role="treeitem"]').allInnerTexts();
const shows = (page, text) => page.locator('[role="treeitem"]', { hasText: text }).waitFor();

journey("a second tab reads along, and takes over when it is asked to", { timeout: 90_000 }, async ({ page, tab, axe }) => {
  await begin(page);
  await add(page, "Protected time");
  await saved(page);
  const second = await tab("#/study/codebook");
  await along(second).waitFor();
  assert.match(await along(second).innerText(), /open in another tab, which is writing/);
  assert.equal(await second.locator(".save-state").innerText(), "Reading along");
  await shows(second, "Protected time");
  // What the first one saves is seen in the second without doing anything.
  await add(page, "Staffing gaps");
  await shows(second, "Staffing gaps");
  // Changes are refused there, and what to do is said.
  await add(second, "From the second");
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
  await add(page, "Last one");
  await saved(page);
  await shows(second, "Last one");
  // When the writer is closed, the other goes on.
  await page.close();
  await second.getByText("This tab writes the study now.").waitFor();
  await add(second, "After all");
  await saved(second);
  await second.reload();
  await shows(second, "After all");
  assert.equal((await codes(second)).length, 5);
});

journey("a tab that does not answer loses its turn, and nothing of either", { timeout: 90_000 }, async ({ page, tab }) => {
  await begin(page);
  await add(page, "First");
  await saved(page);
  const second = await tab("#/study/codebook");
  await along(second).waitFor();
  // The first one hears nothing any more, as a tab that the browser has put to sleep; but its turn is still its own.
  await page.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await second.evaluate(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  await along(second).getByRole("button", { name: "Write here" }).click();
  await second.getByText("This tab writes the study now.").waitFor();
  await along(page).waitFor();
  await add(second, "Second");
  await saved(second);
  await shows(page, "Second");
});

journey("an older page that knows of no turns writes over nothing, and its work is kept beside", { timeout: 90_000 }, async ({ page, tab, go }) => {
  // Older versions know neither locks nor channels, and hear of no change.
  await begin(page);
  await add(page, "Both have it");
  await saved(page);
  await page.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });
    const listen = window.addEventListener;
    window.addEventListener = (name, ...rest) => { if (name !== "storage") listen.call(window, name, ...rest); };
  });
  const old = await tab("#/study/codebook");
  await shows(old, "Both have it");
  await add(old, "By the old page");
  await saved(old);
  // The new page follows as long as it has nothing of its own.
  await shows(page, "By the old page");
  await add(page, "By the new page");
  await saved(page);
  // The old one does not know; what it does now is refused, not written over the other.
  await add(old, "Too late");
  await old.getByText("This study was changed in another tab").waitFor();
  assert.equal(await old.locator(".save-state").innerText(), "Not saved");
  await old.getByRole("button", { name: "Keep mine too" }).click();
  await saved(old);
  await hash(old, "#/study/codebook");
  await shows(old, "Too late");
  await go("#/");
  await page.locator(".study-item", { hasText: "Two tabs (from another tab)" }).waitFor();
  await settle(page);
  assert.equal(await page.locator(".study-item").count(), 2);
});
