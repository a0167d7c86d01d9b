// Coding a transcript: by mouse, by the keyboard alone, several coders, undo, reload, hand-over.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { choose, desk, drag, focused, handedOver, heard, inspected, rects, selected } from "./coding-steps.mjs";

const tag = (page, turn) => page.locator(`#turn-${turn - 1} .turn-tag`);
const coverage = (page) => page.locator(".page-about").innerText();

journey("words are coded by mouse: a new code, another one, across turns, several at once", async (it) => {
  const { page, axe, shot } = it;
  await desk(it);
  await drag(page, [2, "She would sit with us"]);
  assert.equal(await focused(page), "code-picker");
  await choose(page, "Presence");
  await page.waitForSelector(".inspector");
  assert.equal(await inspected(page), "She would sit with us");
  assert.equal(await heard(page), "New code: Presence");
  assert.equal(await focused(page), "turn-1");
  assert.match(await coverage(page), /1 of 3 turns coded/);
  // Again, from the list, by a click; then a second code on the same words without selecting again.
  await drag(page, [2, "been a nurse 👩‍⚕️ on a ward"]);
  await choose(page, "Credibility", "Shift+Enter");
  await page.locator(".picker-item", { hasText: "Presence" }).click({ modifiers: ["Control"] });
  await page.locator(".picker-given").first().waitFor();
  await axe();
  await shot("coding-several");
  await page.keyboard.press("Escape");
  assert.equal(await selected(page), "been a nurse 👩‍⚕️ on a ward");
  // Across turns, ending inside a letter with an accent.
  await drag(page, [2, "written down."], [4, "January"]);
  await choose(page, "pres");
  await page.waitForFunction(() => document.querySelector(".inspector-place")?.textContent === "turns 2 to 4");
  assert.match(await coverage(page), /2 of 3 turns coded/);
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote }) => `${code}: ${quote}`).sort(), [
    "Credibility: been a nurse 👩‍⚕️ on a ward",
    "Presence: She would sit with us",
    "Presence: been a nurse 👩‍⚕️ on a ward",
    "Presence: written down.\nAnd when she stopped coming?\nIt was January",
  ]);
});

journey("a triple click selects the turn's paragraph, and nothing of the next one", async (it) => {
  const { page } = it;
  await desk(it);
  const { left, top } = await rects(page, 4, "It was January", true);
  await page.mouse.click(left + 20, top, { clickCount: 3 });
  await page.waitForSelector(".picker");
  await choose(page, "Winter pressure");
  await page.waitForSelector(".inspector");
  assert.match(await inspected(page), /^It was January\. .*said the board\.$/);
  assert.equal(await page.locator(".inspector-place").innerText(), "turn 4");
});

journey("everything by the keyboard alone", { timeout: 90_000 }, async (it) => {
  const { page, axe } = it;
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const until = (text) => page.waitForFunction((wanted) => document.getElementById("live").textContent.includes(wanted), text);
  await desk(it);
  // From here on no mouse. The text is one stop of the Tab key.
  await page.evaluate(() => document.querySelector("main h1").focus());
  for (let steps = 0; (await focused(page)) !== "turn-0"; steps += 1) {
    assert.ok(steps < 8, "the text is reached by Tab");
    await press("Tab");
  }
  await press("j");
  assert.equal(await focused(page), "turn-1");
  await press("s");
  await until("19 words selected: She would sit");
  await press("Shift+Alt+ArrowRight");
  await until("25 words selected");
  await press("Shift+Alt+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft");
  await until("17 words selected");
  assert.match(await selected(page), /got in the way$/);
  await press("Enter");
  await choose(page, "Sitting with us");
  await until("New code: Sitting with us");
  assert.equal(await focused(page), "turn-1");
  // The new segment is shown: stance, then resize by the same keys.
  await press("f");
  await until("Stance: facilitator");
  await press("Shift+ArrowRight");
  await until("in the way that");
  await press("Control+Shift+ArrowRight");
  await until("Passage: would sit");
  // In the words of people, with the next sentence.
  await press("s", "ArrowRight", "i");
  await until("New code: Not a form, not a score");
  // Another turn without a code, whole; a code that is there already.
  await press("n");
  assert.equal(await focused(page), "turn-3");
  await press("t", "c");
  await choose(page, "sitt");
  await until("Coded: Sitting with us");
  await press("b", "r");
  await choose(page, "Winter pressure", "Control+Enter");
  await until("New code: Winter pressure");
  // The turn's segments by Tab, and Enter shows one.
  await press("p");
  await until("No further turn");
  await press("ArrowUp", "ArrowUp");
  assert.equal(await focused(page), "turn-1");
  // Past the button that keeps the list open; the one that corrects the text has the key E, and is no stop.
  await press("Tab", "Tab", "Enter");
  await until("Segment: Sitting with us, facilitator");
  // The memo, two or three stops on, is kept when one leaves it.
  await page.locator("#segment-memo").focus();
  await page.keyboard.type("Presence before advice.");
  await press("Shift+Tab");
  await axe();
  // Removed, and brought back.
  await page.locator("#turn-3").focus();
  await press("Tab", "Tab", "Enter");
  await until("Segment: Winter pressure, barrier");
  await page.locator("#turn-3").focus();
  await press("Delete");
  await page.locator(".notice", { hasText: "Removed: Winter pressure" }).waitFor();
  assert.equal(await tag(page, 4).count(), 0);
  await press("Control+z");
  await tag(page, 4).waitFor({ state: "attached" });
  await press("Control+Shift+z");
  await page.waitForFunction(() => !document.querySelector("#turn-3 .turn-tag"));
  await press("Control+z");
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote, stance, memo }) => [code, quote, stance, memo]), [
    ["Sitting with us", "would sit with us at the desk and just ask what had got in the way that", "facilitator", "Presence before advice."],
    ["Not a form, not a score", "Not a form, not a score.", undefined, undefined],
    ["Winter pressure", segments[2].quote, "barrier", undefined],
  ]);
  assert.match(segments[2].quote, /^It was January\. .*cafe\u0301 was shut\. שלום, said the board\.$/);
});

journey("a segment is recoded, resized by its handle, described, and all is there after a reload", async (it) => {
  const { page, reload, axe, shot } = it;
  await desk(it);
  await drag(page, [4, "nine staff off"]);
  await choose(page, "Winter");
  await page.waitForSelector(".handle");
  // Drag the end by its handle.
  const knob = await page.locator(".handle-knob").nth(1).boundingBox();
  const to = await rects(page, 4, "four beds");
  await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.right - 20, to.bottom, { steps: 4 });
  await page.mouse.move(to.right - 1, to.bottom, { steps: 2 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".inspector-quote").textContent === "nine staff off and four beds");
  // Back by a button of the panel, on by undo's opposite.
  await page.getByRole("button", { name: "End: one word earlier" }).click();
  await page.waitForFunction(() => document.querySelector(".inspector-quote").textContent === "nine staff off and four");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector(".inspector-quote").textContent === "nine staff off and four beds");
  await page.getByText("Barrier", { exact: true }).click();
  await page.getByLabel("Memo").fill("Two short.");
  await page.getByRole("button", { name: /Change code/ }).click();
  await choose(page, "Staffing gaps");
  await page.locator(".inspector-code", { hasText: "Staffing gaps" }).waitFor();
  await page.locator("#codes .tree-item", { hasText: "Staffing gaps" }).click();
  await page.getByRole("button", { name: "Change Staffing gaps" }).click();
  await page.getByRole("menuitem", { name: "Describe" }).click();
  await page.locator("#code-definition").fill("Too few people on a shift.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.locator(".code-about", { hasText: "Too few people" }).waitFor();
  await axe();
  await shot("coding-described");
  const before = await handedOver(it);
  await reload();
  await page.waitForSelector(".turn-text mark");
  await page.locator(".turn-text mark").first().click();
  assert.equal(await inspected(page), "nine staff off and four beds");
  assert.equal(await page.getByLabel("Memo").inputValue(), "Two short.");
  const after = await handedOver(it);
  assert.deepEqual(after.segments, before.segments);
  assert.equal(after.segments[0].stance, "barrier");
  assert.equal(after.study.codebook.find((code) => code.name === "Staffing gaps").definition, "Too few people on a shift.");
  // Brackets are over exactly the lines of their segment.
  const bracket = await page.locator(".bracket-line").first().boundingBox();
  const mark = await page.locator(".turn-text mark").first().boundingBox();
  assert.ok(Math.abs(bracket.y - mark.y) < 6 && bracket.y + bracket.height <= mark.y + mark.height + 6, "the bracket is beside its lines");
});

journey("the codebook beside the text: click codes, rename, move, merge, remove", async (it) => {
  const { page } = it;
  await desk(it);
  const code = (name) => page.locator("#codes .tree-item", { hasText: name });
  for (const [words, name] of [["She would sit with us", "Presence"], ["Not a form", "No forms"]]) {
    await drag(page, [2, words]);
    await choose(page, name);
    await code(name).waitFor();
  }
  // Words selected: a click codes them.
  await drag(page, [6, "The huddle did."]);
  await code("Presence").click();
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "The huddle did.");
  // None selected: a click shows where the code is.
  await page.keyboard.press("Escape");
  await code("Presence").click();
  await page.waitForFunction(() => document.querySelectorAll(".turn-text mark.lit").length === 2);
  await page.keyboard.press("F2");
  await page.keyboard.type("Being there");
  await page.keyboard.press("Enter");
  await code("Being there").waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForFunction(() => document.querySelector("#codes .tree-item")?.textContent.includes("No forms"));
  // A line that moves keeps the keyboard, and is said; the next move needs no click.
  await page.waitForFunction(() => document.activeElement.textContent.includes("Being there"));
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("Being there"));
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(() => document.querySelector("#codes .tree-item")?.textContent.includes("Being there"));
  await page.keyboard.press("Alt+ArrowDown");
  await page.waitForFunction(() => document.querySelector("#codes .tree-item")?.textContent.includes("No forms"));
  await page.keyboard.press("Alt+ArrowRight");
  await page.waitForFunction(() => document.querySelectorAll("#codes .depth-1").length === 1);
  await page.getByRole("button", { name: "Change Being there" }).click();
  await page.getByRole("menuitem", { name: "Merge into…" }).click();
  await page.keyboard.type("no f");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll("#codes .tree-item").length === 1);
  await code("No forms").locator(".figure", { hasText: "3" }).waitFor();
  await code("No forms").focus();
  await page.keyboard.press("Delete");
  await page.getByText("Remove “No forms” and its 3 segments?").waitFor();
  await page.getByRole("button", { name: "Remove", exact: true }).last().click();
  await page.waitForFunction(() => !document.querySelector(".turn-text mark"));
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".turn-text mark").length === 3);
});

journey("two coders: one's own layer, everyone's, and nobody changes another's", async (it) => {
  const { page, shot, axe } = it;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector(".bar");
  await it.go("#/study/transcripts");
  await page.getByRole("link", { name: "P01" }).click();
  await page.waitForSelector(".turn-text mark");
  const mine = await page.locator(".turn-text mark").count();
  await page.getByText("Everyone’s").click();
  await page.waitForFunction((count) => document.querySelectorAll(".turn-text mark").length > count, mine);
  await page.locator("#turn-1").focus();
  await page.locator(".turn-tag", { hasText: "Jo" }).first().evaluate((button) => button.click());
  await page.getByText("Jo made this segment, so only Jo can change it.").waitFor();
  assert.equal(await page.locator("#segment-memo").count(), 0);
  await axe();
  await shot("coding-everyone");
  await page.getByText("Mine", { exact: true }).click();
  await page.waitForFunction((count) => document.querySelectorAll(".turn-text mark").length === count, mine);
});
