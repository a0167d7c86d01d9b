// Correcting a transcript after it was coded: what changes is shown first, coded passages stay on their words, the text as it
// was can be seen, and one undo takes all of it back.
import assert from "node:assert/strict";
import { choose, desk, drag, focused, handedOver, heard } from "./coding-steps.mjs";
import { journey } from "./harness.mjs";

const field = (page) => page.getByLabel("Words of the turn");
const quotes = async (it) => (await handedOver(it)).segments.map(({ quote, code }) => `${code}: ${quote}`).toSorted();

journey("a typo is corrected by keyboard; passages stay on their words", { timeout: 120_000 }, async (it) => {
  const { page, axe, shot } = it;
  await desk(it);
  await drag(page, [2, "people told her things"]);
  await choose(page, "Trust", "Control+Enter");
  await drag(page, [2, "👩‍⚕️ on a ward like ours"]);
  await choose(page, "Ward", "Control+Enter");
  await drag(page, [4, "nobody was drawing"], [4, "cafe\u0301 was"]);
  await choose(page, "Winter", "Control+Enter");
  const before = await quotes(it);
  // The first turn, by its key: emoji, and words put in before everything that is coded.
  await page.locator("#turn-0").focus();
  await page.keyboard.press("e");
  await page.waitForFunction(() => document.activeElement?.id === "correct-words");
  assert.equal(await field(page).inputValue(), "What changed once the coach started visiting?");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("What really changed 🙂 once the coach started visiting?");
  await page.getByText("No coded passage reads otherwise.").waitFor();
  assert.deepEqual((await page.locator(".correct-changes ins").allInnerTexts()).map((one) => one.trim()), ["really", "🙂"]);
  await axe();
  await shot("correct");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.activeElement?.id === "turn-0");
  assert.match(await heard(page), /^Corrected at 2 places/);
  assert.equal(await page.locator("#said-0").innerText(), "What really changed 🙂 once the coach started visiting?");
  assert.deepEqual(await quotes(it), before);
  // In a coded passage: it is said which one, and how it will read.
  // (Saving a file has taken the keyboard to its button.)
  await page.locator("#turn-0").focus();
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement?.id === "turn-1");
  await page.locator("#turn-1 .turn-correct").click();
  const text = await field(page).inputValue();
  await field(page).fill(text.replace("told her things", "would tell her things"));
  await page.getByText("1 coded passage reads otherwise by all coders:").waitFor();
  const touched = page.locator(".correct-touched li");
  assert.match(await touched.innerText(), /Trust · Amara · reads otherwise/);
  assert.equal(await touched.locator("del").innerText(), "people told her things");
  assert.equal(await touched.locator("ins").innerText(), "people would tell her things");
  // Escape changes nothing, and the keyboard is where it was.
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "turn-1");
  assert.deepEqual(await quotes(it), before);
  await page.locator("#turn-1").focus();
  await page.keyboard.press("e");
  await field(page).fill(text.replace("told her things", "would tell her things"));
  await page.getByRole("button", { name: /^Correct/ }).last().click();
  const after = await quotes(it);
  assert.deepEqual(after, before.map((one) => one.replace("told", "would tell")));
  // The text as it was imported is kept, with who changed it.
  await page.locator("#turn-1").focus();
  await page.keyboard.press("e");
  await page.getByText("2 corrections so far").click();
  assert.match(await page.locator(".correct-history").innerText(), /Amara, /);
  await page.getByRole("button", { name: "Show the text as imported" }).click();
  const original = await page.locator(".correct-original").innerText();
  assert.match(original, /^What changed once the coach started visiting\?\n.*told her things/s);
  await axe();
  await shot("correct-history");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await quotes(it), before);
  assert.equal(await page.locator("#said-0").innerText(), "What changed once the coach started visiting?");
});

journey("words that go ask what becomes of what is coded; a name is replaced throughout", { timeout: 120_000 }, async (it) => {
  const { page } = it;
  await desk(it);
  await drag(page, [6, "The huddle did."]);
  await choose(page, "Lasting", "Control+Enter");
  await page.locator("#turn-5").focus();
  await page.keyboard.press("e");
  await field(page).fill("It is ten minutes and it is ours.");
  const lost = page.getByLabel(/would have no words left/);
  await lost.waitFor();
  const apply = page.getByRole("button", { name: /^Correct/ }).last();
  assert.equal(await apply.isDisabled(), true);
  await lost.selectOption({ label: "move to the nearest word" });
  await apply.click();
  assert.deepEqual(await quotes(it), ["Lasting: It"]);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await quotes(it), ["Lasting: The huddle did."]);
  // Throughout, right to left too.
  await page.locator("#turn-5").focus();
  await page.keyboard.press("e");
  await page.locator(".correct").getByText("a word throughout").click();
  await page.getByLabel("Replace", { exact: true }).fill("שלום");
  await page.getByLabel("With", { exact: true }).fill("שלום רב");
  await page.getByText("1 place in 1 transcript").waitFor();
  await page.getByLabel("Replace", { exact: true }).fill("ward");
  await page.getByLabel("With", { exact: true }).fill("unit");
  await page.getByText("1 place in 1 transcript").waitFor();
  await apply.click();
  const { study } = await handedOver(it);
  assert.match(study.transcripts[0].text, /on a unit like ours/);
  assert.equal(study.transcripts[0].corrections.length, 1);
});
