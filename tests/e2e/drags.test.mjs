// Coding by dragging: words onto a code, a code onto words; and what is pointed at is shown as far as it goes.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { desk, drag, handedOver, rects } from "./coding-steps.mjs";
import { codeRow, typeCode } from "./steps.mjs";

const begin = async (it) => {
  await desk(it);
  await typeCode(it.page, "Presence");
  await typeCode(it.page, "Pressure");
  await it.go("#/study/transcripts");
  await it.page.getByRole("link", { name: "P07" }).click();
  await it.page.waitForSelector(".turn");
};
/** Presses at one point and lets go at another, as slowly as a hand does. */
const carry = async (page, from, to) => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.move(to.x + 1, to.y, { steps: 2 });
};
const middle = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};
const inside = async (page, turn, words) => {
  const { left, top } = await rects(page, turn, words);
  return { x: left + 12, y: top };
};
/** The words that are coloured without being coded, by the name of the colour. */
const coloured = (page, name) => page.evaluate((it) => [...(CSS.highlights.get(it) ?? [])].map(String).join(), name);

journey("words are dragged onto a code, and a code onto words", async (it) => {
  const { page } = it;
  await begin(it);
  await drag(page, [2, "Not a form, not a score"]);
  await carry(page, await inside(page, 2, "Not a form"), await middle(codeRow(page, "Presence")));
  // The code that would get them stands out before they are let go.
  await page.waitForFunction(() => document.querySelector('.book [role="treeitem"][aria-selected="true"]')?.textContent.includes("Presence"));
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "Not a form, not a score");
  assert.equal(await page.locator(".picker").count(), 0);
  // Nothing is selected: the sentence under the code gets it, which is seen before it is let go.
  await carry(page, await middle(codeRow(page, "Pressure")), await inside(page, 4, "nine staff"));
  await page.waitForFunction(() => [...(CSS.highlights.get("picked") ?? [])].join().startsWith("We had nine staff"));
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.startsWith("We had nine staff"));
  assert.equal(await coloured(page, "picked"), "");
  // Words are selected: they get it, and not their whole sentence.
  await drag(page, [6, "ten minutes"]);
  await carry(page, await middle(codeRow(page, "Presence")), await inside(page, 6, "ten minutes"));
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "ten minutes");
  // Beside the text, it goes nowhere.
  await carry(page, await middle(codeRow(page, "Pressure")), { x: 90, y: 500 });
  await page.mouse.up();
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote }) => `${code}: ${quote.slice(0, 23)}`), [
    "Presence: Not a form, not a score", "Pressure: We had nine staff off a", "Presence: ten minutes",
  ]);
});

journey("what is pointed at shows how far it goes: by mouse in the text and in the margin, by keyboard among the turn's segments", async (it) => {
  const { page } = it;
  await begin(it);
  const quote = "people told her things they would never have written down";
  await drag(page, [2, quote]);
  await page.keyboard.type("Pres");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".turn mark");
  assert.equal(await coloured(page, "met"), "");
  const { x, y } = await inside(page, 2, "people told");
  await page.mouse.move(x, y);
  await page.waitForFunction((it) => [...(CSS.highlights.get("met") ?? [])].join() === it, quote);
  await page.mouse.move(x, y + 300);
  await page.waitForFunction(() => !CSS.highlights.has("met"));
  await page.locator(".bracket-name", { hasText: "Presence" }).hover();
  await page.waitForFunction((it) => [...(CSS.highlights.get("met") ?? [])].join() === it, quote);
  await page.mouse.move(x, y + 300);
  await page.waitForFunction(() => !CSS.highlights.has("met"));
  await page.locator("#turn-1").focus();
  for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press("Tab");
  await page.waitForFunction((it) => [...(CSS.highlights.get("met") ?? [])].join() === it, quote);
});
