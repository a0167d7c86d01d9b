// Coding with one key, joining what overlaps, what is shown of the coding, memos, and the palette.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { choose, desk, drag, focused, handedOver, heard, inspected } from "./coding-steps.mjs";
import { goTo, sample, saved, typeCode } from "./steps.mjs";

const hears = (page, text) => page.waitForFunction((it) => document.getElementById("live").textContent.includes(it), text);
const back = async (it) => {
  await it.go("#/study/transcripts");
  await it.page.getByRole("link", { name: "P07" }).click();
  await it.page.waitForSelector(".turn");
};
const at = async (page, turn) => { await page.locator(`#turn-${turn - 1}`).focus(); };

journey("one key gives a code to the sentence, the paragraph, the turn, and the last code again", async (it) => {
  const { page } = it;
  await desk(it);
  await typeCode(page, "Presence");
  await typeCode(page, "Pressure");
  await back(it);
  await at(page, 2);
  await page.keyboard.press("1");
  await hears(page, "Coded: Presence");
  assert.equal(await inspected(page), "She would sit with us at the desk and just ask what had got in the way that week.");
  assert.equal(await focused(page), "turn-1");
  // The sentence after it, with the other code, and the last code again on the one after.
  await page.keyboard.press("s");
  await hears(page, "Not a form, not a score.");
  await page.keyboard.press("2");
  await hears(page, "Coded: Pressure");
  await page.keyboard.press("s");
  await page.keyboard.press(".");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.includes("And because"));
  await at(page, 4);
  await page.keyboard.press("Shift+Digit2");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.includes("said the board"));
  await at(page, 6);
  await page.keyboard.press("Alt+Digit1");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.includes("The huddle did"));
  await page.keyboard.press("9");
  await page.getByText("There is no code 9 yet").waitFor();
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote }) => `${code}: ${quote.slice(0, 12)}…${quote.slice(-8)}`), [
    "Presence: She would si…at week.",
    "Pressure: Not a form, …a score.",
    "Pressure: And because …en down.",
    "Pressure: It was Janua…e board.",
    "Presence: The huddle d… is ours.".replace("… is ours.", "…is ours."),
  ]);
});

journey("with words selected by mouse, the number of a favourite and the last code again code them", async (it) => {
  const { page } = it;
  await desk(it);
  await typeCode(page, "Presence");
  await typeCode(page, "Pressure");
  await back(it);
  await drag(page, [2, "sit with us"]);
  await page.keyboard.press("2");
  await hears(page, "Coded: Pressure");
  await drag(page, [2, "people told her things"]);
  await page.keyboard.press(".");
  await hears(page, "Coded: Pressure");
  // A number that no code has is a letter like others.
  await drag(page, [4, "It was January"]);
  await page.keyboard.press("9");
  assert.equal(await page.locator("#code-picker").inputValue(), "9");
  await page.keyboard.press("Escape");
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote }) => `${code}: ${quote}`), ["Pressure: sit with us", "Pressure: people told her things"]);
});

journey("what an older notice offers to take back is gone with the next change", async (it) => {
  const { page } = it;
  await desk(it);
  await drag(page, [2, "She would sit with us"]);
  await choose(page, "Presence");
  await page.waitForSelector(".inspector");
  await page.locator(".inspector").getByRole("button", { name: "Remove" }).click();
  const notice = page.locator(".notice", { hasText: "Removed: Presence" });
  await notice.getByRole("button", { name: "Undo" }).waitFor();
  await drag(page, [4, "It was January"]);
  await choose(page, "Season");
  await hears(page, "Season");
  await notice.waitFor({ state: "detached" });
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map((it) => it.quote), ["It was January"]);
});

journey("a passage that grows into another of its code, or is given the code of one that it overlaps, becomes one with it", async (it) => {
  const { page } = it;
  await desk(it);
  await drag(page, [2, "She would sit"]);
  await choose(page, "Presence");
  await page.waitForSelector(".inspector");
  await drag(page, [2, "us at the desk"]);
  await choose(page, "Pres");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.includes("desk"));
  // Its beginning goes to the left, word by word, into the other.
  await page.locator("#turn-1").focus();
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "with us at the desk");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.locator(".notice", { hasText: "Joined with the passage that it overlaps: Presence" }).waitFor();
  assert.equal(await inspected(page), "She would sit with us at the desk");
  await drag(page, [2, "the desk and just ask"]);
  await choose(page, "Asking");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent.includes("just ask"));
  await page.keyboard.press("r");
  await choose(page, "Pres");
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "She would sit with us at the desk and just ask");
  await page.getByRole("button", { name: "Keep apart" }).last().click();
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map(({ code, quote }) => `${code}: ${quote}`).sort(), ["Presence: She would sit with us at the desk", "Presence: the desk and just ask"]);
});

journey("the same code on overlapping words is joined, and kept apart when asked", async (it) => {
  const { page } = it;
  await desk(it);
  await drag(page, [2, "She would sit with us"]);
  await choose(page, "Presence");
  await page.waitForSelector(".inspector");
  await drag(page, [2, "with us at the desk"]);
  await choose(page, "Pres");
  await page.locator(".notice", { hasText: "Joined with the passage that it overlaps: Presence" }).waitFor();
  assert.equal(await inspected(page), "She would sit with us at the desk");
  // What lies inside is coded already.
  await drag(page, [2, "sit with"]);
  await choose(page, "Pres");
  await hears(page, "This is coded already: Presence");
  let { segments } = await handedOver(it);
  assert.deepEqual(segments.map((it) => it.quote), ["She would sit with us at the desk"]);
  await back(it);
  await drag(page, [2, "at the desk and just ask"]);
  await choose(page, "Pres");
  await page.getByRole("button", { name: "Keep apart" }).last().click();
  ({ segments } = await handedOver(it));
  assert.deepEqual(segments.map((it) => it.quote).sort(), ["She would sit with us at the desk", "at the desk and just ask"]);
});

journey("what is shown: whose coding, one code, one stance; and the strip of the whole text", async (it) => {
  const { page, axe } = it;
  await sample(it);
  await goTo(page, "#/study/transcripts");
  await page.getByRole("link", { name: "P01", exact: true }).click();
  await page.waitForSelector(".turn mark");
  const marks = () => page.locator(".turn mark").count();
  const mine = await marks();
  await page.getByText("Everyone’s", { exact: true }).click();
  await page.waitForFunction((before) => document.querySelectorAll(".turn mark").length > before, mine);
  const all = await marks();
  await page.locator("#only").selectOption({ label: "Stance: barrier" });
  await page.waitForFunction((before) => document.querySelectorAll(".turn mark").length < before, all);
  const barriers = await marks();
  assert.ok(barriers > 0 && barriers < all);
  // A code that is hidden by the filter comes into sight when it is given.
  await page.locator("#only").selectOption({ label: "\u00a0\u00a0Winter surge" });
  await at(page, 2);
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await choose(page, "Data for learning");
  await page.waitForSelector(".inspector");
  assert.equal(await page.locator("#only").inputValue(), "");
  assert.match(await page.locator(".density").getAttribute("aria-label"), /: \d+ % of it have a segment/);
  const { x, y, width, height } = await page.locator(".density").boundingBox();
  await page.mouse.click(x + width - 2, y + height / 2);
  const last = (await page.locator(".turn").count()) - 1;
  await page.waitForFunction((id) => document.activeElement?.id === id, `turn-${last}`);
  await axe();
});

journey("memos on a turn, on anything, found again and saved", async (it) => {
  const { page, download, axe, shot } = it;
  await desk(it);
  await at(page, 4);
  await page.keyboard.press("w");
  await page.waitForFunction(() => document.activeElement?.closest(".coding-memos"));
  await page.keyboard.press("Enter");
  await page.locator(".coding-memos textarea").first().waitFor();
  await page.keyboard.type("The winter again: see the ward's own figures.");
  await page.locator("#turn-1").focus();
  await page.locator("#turn-3 .turn-note").waitFor();
  await page.locator(".coding-memos").getByText("Memos on turn 2").waitFor();
  await goTo(page, "#/study/memos");
  await page.locator("#memo-on").click();
  await page.keyboard.type("P07");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Write a memo", exact: true }).click();
  await page.keyboard.type("Recorded by telephone.");
  await page.getByRole("button", { name: "Done" }).first().click();
  await page.locator(".memos-list > .memo", { hasText: "Recorded by telephone." }).waitFor();
  await page.getByLabel("Words in memos").fill("winter");
  await page.waitForFunction(() => document.querySelectorAll(".memos-list > .memo").length === 1);
  await axe();
  await shot("memos");
  const table = await download(() => page.getByRole("button", { name: /CSV/ }).click());
  assert.match(String(table.bytes), /"turn","P07, turn 4","The winter again/);
  const text = await download(() => page.getByRole("button", { name: /Markdown/ }).click());
  assert.match(String(text.bytes), /## P07, turn 4 \(turn\)\n\nAmara, [^\n]+\n\nThe winter again/);
  await page.getByRole("link", { name: "P07, turn 4" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "turn-3");
  await saved(page);
  const { study } = await handedOver(it);
  assert.deepEqual(study.memos.map((memo) => [memo.on.kind, memo.on.turn, memo.text]).sort(), [
    ["transcript", undefined, "Recorded by telephone."], ["turn", 3, "The winter again: see the ward's own figures."],
  ]);
});

journey("the palette does and finds everything by its name; the sheet names all keys", async (it) => {
  const { page, axe, shot } = it;
  await sample(it);
  await goTo(page, "#/study/transcripts");
  await page.waitForSelector(".transcript-table");
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.activeElement?.id === "palette");
  await axe();
  await shot("palette");
  await page.keyboard.type("go to: code");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/study/codebook");
  assert.equal(await page.locator("#palette").count(), 0);
  // Something that has no key: what the screen's own button does.
  await page.keyboard.press("Control+k");
  await page.waitForSelector("#palette");
  await page.keyboard.type("new code");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "new-code");
  // From a field too; Escape gives the field back.
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.activeElement?.id === "palette");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.id === "new-code");
  // A transcript by its name, and there a gesture by its words.
  await page.keyboard.press("Control+k");
  await page.waitForSelector("#palette");
  await page.keyboard.type("P03");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".turn");
  await at(page, 2);
  await page.keyboard.press("Control+k");
  await page.waitForSelector("#palette");
  await page.keyboard.type("whole turn");
  await page.keyboard.press("Enter");
  await hears(page, "selected:");
  assert.equal(await focused(page), "turn-1");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await axe();
  await shot("keys");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".key-sheet") && document.activeElement?.id === "turn-1");
  assert.ok((await heard(page)).length > 0);
});
