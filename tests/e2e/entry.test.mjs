// Paper forms: typed by keyboard alone, corrected, typed a second time and compared; and a person who answers alone on a page
// that shows nothing else until the PIN is typed.
import assert from "node:assert/strict";
import { journey, settle } from "./harness.mjs";
import { begin, saved, setPassphrase } from "./steps.mjs";

const DICTIONARY = [
  "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation",
  "record_id,f,,text,Record ID,,,,,,,,,,,,,",
  "smokes,f,About you,radio,Do you smoke?,\"1, Yes | 0, No | -99, Prefer not to say\",,,,,,,y,,,,,",
  "per_day,f,,text,How many a day?,,,integer,1,80,,[smokes] = '1',,,,,,",
  "why,f,,notes,What would help?,,,,,,,,,,,,,",
].join("\n");

/** A study with the questionnaire. */
async function questionnaire(opened) {
  const { page, go, drop } = opened;
  await begin(opened);
  await go("#/study/survey");
  await drop(".drop-zone", { name: "paper.csv", bytes: Buffer.from(DICTIONARY) });
  await page.getByRole("button", { name: "Take it as a questionnaire" }).click();
  await page.waitForSelector(".survey-card");
}

const focused = (page) => page.evaluate(() => document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent);
const entered = (page) => page.locator(".entry-name").allInnerTexts();

/** Types what stands on one form, each answer followed by Enter. */
async function type(page, ...answers) {
  for (const it of answers) {
    if (it) await page.keyboard.type(it);
    await page.keyboard.press("Enter");
    await settle(page);
  }
}

journey("paper forms are typed by keyboard, twice, and compared", { timeout: 120_000 }, async (opened) => {
  const { page, axe } = opened;
  await questionnaire(opened);
  await page.getByRole("link", { name: "Enter answers" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "entry-respondent");
  assert.equal(await page.inputValue("#entry-respondent"), "1");

  // The first respondent: id, yes, 20, words; Enter on "Save".
  await type(page, "", "1");
  assert.match(await focused(page), /How many a day/);
  assert.match(await page.innerText("#entry-1-said"), /Yes/);
  await type(page, "200");
  assert.match(await page.innerText("#entry-2-said"), /The highest answer is 80/);
  assert.match(await focused(page), /How many a day/);
  await page.keyboard.press("Control+A");
  await type(page, "20", "More time", "");
  await page.waitForFunction(() => document.querySelector("#entry-respondent").value === "2");
  assert.deepEqual(await entered(page), ["1"]);
  await axe({ within: "main" });

  // The second says no: the number is jumped over. The third gives a reason by one key.
  await type(page, "", "n");
  assert.match(await focused(page), /What would help/);
  assert.match(await page.locator(".entry-line.hidden").innerText(), /How many a day\?\s*not shown/);
  await type(page, "", "");
  await page.waitForFunction(() => document.querySelector("#entry-respondent").value === "3");
  await type(page, "");
  await page.keyboard.press("F2");
  await settle(page);
  assert.match(await page.innerText("#entry-1-said"), /Prefer not to say/);
  await type(page, "", "");
  await page.waitForFunction(() => document.querySelector("#entry-respondent").value === "4");
  // One respondent is one step of undo.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".entry-name").length === 2);
  await page.getByRole("button", { name: /^Redo/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".entry-name").length === 3);

  // Corrected: the first did not say 20 but 2.
  await page.getByRole("button", { name: "Correct the answers of 1" }).click();
  await page.locator("#entry-2").fill("2");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await page.waitForFunction(() => document.querySelector("#entry-save")?.textContent.includes("next respondent"));

  // Typed again, blind: one word differs, and one answer.
  await page.getByText("Second time", { exact: true }).click();
  await page.waitForFunction(() => document.querySelector("#entry-respondent")?.value === "1");
  assert.equal(await page.inputValue("#entry-2").catch(() => ""), "");
  await page.locator("#entry-respondent").focus();
  await type(page, "", "1", "3", "More time", "");
  await page.waitForFunction(() => document.querySelector("#entry-respondent").value === "2");
  await type(page, "", "0", "Nothing", "");
  await saved(page);
  await page.getByRole("link", { name: "Compare the two" }).click();
  await page.waitForSelector(".compare-table");
  assert.match(await page.innerText(".compare-rate"), /3 of 5 answers typed alike \(60\.0 %\)\. 0 differences decided, 2 to decide/);
  assert.match(await page.innerText(".compare"), /Only the first time: 3\./);
  await axe({ within: "main" });
  await page.getByRole("button", { name: "Take “3” for 1, How many a day?" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".compare-table tbody tr").length === 1);
  assert.match(await focused(page), /no answer/);
  await page.getByRole("button", { name: "Take “Nothing” for 2, What would help?" }).click();
  await page.getByText("Every difference is decided").waitFor();
  assert.match(await page.innerText(".compare-rate"), /3 of 5 answers typed alike \(60\.0 %\)\. 2 differences decided, 0 to decide/);
  await saved(page);

  // What was decided is what the results are of.
  await opened.go("#/study/results");
  await page.locator("#all-questions th a", { hasText: "How many a day?" }).click();
  await page.waitForSelector("#numbers");
  assert.match(await page.innerText("#numbers"), /3/);
});

journey("somebody answers alone, and gets no further without the PIN", { timeout: 120_000 }, async (opened) => {
  const { page, reload, axe, drop, tab } = opened;
  await questionnaire(opened);
  await saved(page);
  await page.getByRole("link", { name: "Let someone answer" }).click();
  await page.getByLabel("PIN or passphrase").fill("12");
  await page.getByRole("button", { name: "Start, and hand over" }).click();
  await page.getByText("Use four characters or more.").waitFor();
  await page.getByLabel("PIN or passphrase").fill("2468");
  await page.getByLabel("The same again").fill("2468");
  await page.getByRole("button", { name: "Start, and hand over" }).click();
  await page.waitForSelector(".alone");
  await axe({});

  /** Nothing of the study is in the page, whatever one tries. */
  const closed = async () => {
    await page.evaluate(() => document.activeElement?.blur());
    for (const key of ["Control+k", "?", "Control+z", "Escape"]) await page.keyboard.press(key);
    await page.evaluate(() => { location.hash = "#/study/results"; });
    await settle(page);
    await page.goBack().catch(() => {});
    await settle(page);
    assert.equal(await page.locator(".nav, .bar, .palette, .survey-card, #all-questions").count(), 0);
    assert.equal(await page.locator(".alone").count(), 1);
    assert.doesNotMatch(await page.innerText("body"), /Winter falls|Amara/);
  };
  await closed();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { name: "Do you smoke?" }).waitFor();
  await axe({});
  // It has to be answered.
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("Please answer this question.").waitFor();
  await page.getByText("Yes", { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "How many a day?" }).waitFor();
  await page.getByRole("textbox").fill("90");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("The highest answer is 80.").waitFor();
  // Back, and the other answer: the number is not asked.
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByText("No", { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  await closed();
  // A dropped file leads nowhere, be it a study or anything else.
  await drop("main", { name: "other.heddle.json", bytes: Buffer.from("{}") }, { name: "a.csv", bytes: Buffer.from("id,q\n1,2\n") });
  await closed();
  // Another tab shows the questionnaire, and goes no further either.
  const second = await tab("#/study/results");
  await second.locator(".alone").waitFor();
  assert.equal(await second.locator(".nav, .bar, .survey-card, #all-questions").count(), 0);
  await second.close();
  // A reload loses neither the lock nor what was answered.
  await page.getByRole("textbox").fill("A wal");
  await reload();
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  await closed();
  assert.equal(await page.getByRole("textbox").inputValue(), "A wal");
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("heading", { name: "Do you smoke?" }).waitFor();
  assert.equal(await page.getByRole("radio", { name: "No", exact: true }).isChecked(), true);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox").fill("A walk");
  await page.getByRole("button", { name: "Send my answers" }).click();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await closed();
  await axe({});

  // A reload keeps it locked.
  await reload();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await closed();
  await page.getByText("For the staff").click();
  await page.getByLabel("PIN or passphrase").fill("1357");
  await page.getByRole("button", { name: "Back to the study" }).click();
  await page.getByText("That is not the PIN.").waitFor();
  await closed();
  await page.getByLabel("PIN or passphrase").fill("2468");
  await page.getByRole("button", { name: "Back to the study" }).click();
  await page.waitForSelector(".survey-card");
  assert.match(await page.innerText(".survey-head"), /4 questions · 1 respondent/);
  await page.getByRole("link", { name: "Enter answers" }).click();
  await page.getByRole("button", { name: "Correct the answers of 1" }).click();
  await page.waitForFunction(() => document.querySelector("#entry-1")?.value === "0");
  assert.equal(await page.inputValue("#entry-3"), "A walk");
  assert.equal(await page.locator("#entry-2").count(), 0);
});

journey("who answers alone goes on after a reload, also where a passphrase locks the studies", { timeout: 120_000 }, async (opened) => {
  const { page, go, reload, axe } = opened;
  const passphrase = "crane puddle lantern ferry";
  await questionnaire(opened);
  await saved(page);
  await setPassphrase(opened, passphrase);
  await go("#/study/survey");
  await page.getByRole("link", { name: "Let someone answer" }).click();
  await page.getByLabel("PIN or passphrase").fill("2468");
  await page.getByLabel("The same again").fill("2468");
  await page.getByRole("button", { name: "Start, and hand over" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { name: "Do you smoke?" }).waitFor();
  await page.getByText("No", { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "What would help?" }).waitFor();
  await page.getByRole("textbox").fill("A quiet corner");
  await reload();
  // Whoever answers is told whom to ask, and offered nothing else.
  await page.getByText("Please hand this device to the staff.").waitFor();
  assert.equal(await page.locator(".lock-lost, .nav, .bar").count(), 0);
  assert.doesNotMatch(await page.evaluate(() => Object.entries(localStorage).flat().join()), /quiet corner/);
  await axe({});
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "What would help?" }).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByRole("textbox").inputValue(), "A quiet corner");
  await page.getByRole("button", { name: "Send my answers" }).click();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  // The passphrase alone is not the way back: the PIN is.
  await page.evaluate(() => { location.hash = "#/study/results"; });
  await settle(page);
  assert.equal(await page.locator(".nav, .bar, #all-questions").count(), 0);
});
