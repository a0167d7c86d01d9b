// A questionnaire made from nothing: questions, levels, reasons, rules, order; to REDCap and back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { journey, settle } from "./harness.mjs";
import { begin, saved } from "./steps.mjs";

const FIXTURE = fileURLToPath(new URL("../fixtures/survey-exports/redcap_data_dictionary.csv", import.meta.url));

/** The parts of the question that is open. */
const open = (page) => page.locator(".column.open");
const titles = (page) => page.locator(".questions .column-title").allInnerTexts();

/** Types into a field and leaves it. */
const write = async (field, text) => {
  await field.fill(text);
  await field.press("Tab");
};

journey("a questionnaire is written, and goes to REDCap and back", { timeout: 120_000 }, async (opened) => {
  const { page, go, download, drop, axe } = opened;
  await begin(opened);
  await go("#/study/survey");
  await page.getByRole("button", { name: "New questionnaire" }).click();
  await page.keyboard.type("Ward walk");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".survey-card");

  // A choice with two answers.
  await page.getByRole("button", { name: "Add a question" }).click();
  await write(open(page).getByLabel("Wording"), "Do you smoke?");
  await write(open(page).getByLabel("Short name"), "smokes");
  await open(page).getByLabel("Kind", { exact: true }).selectOption("single_choice");
  for (const label of ["Yes", "No"]) {
    await open(page).getByRole("button", { name: "Add an answer" }).click();
    await settle(page);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(label);
    await page.keyboard.press("Tab");
  }
  await open(page).getByRole("button", { name: "Add a reason" }).click();
  await write(open(page).getByLabel("What “-99” means"), "Prefer not to say");
  await axe({ within: "main" });
  await open(page).getByRole("button", { name: "Done" }).click();

  // A number that is asked of some only.
  await page.getByRole("button", { name: "Add a question" }).click();
  await write(open(page).getByLabel("Wording"), "How many a day?");
  await write(open(page).getByLabel("Short name"), "per_day");
  await open(page).getByLabel("Kind", { exact: true }).selectOption("number");
  await open(page).getByText("How it is asked in a form").click();
  await write(open(page).getByLabel("Lowest answer"), "1");
  await write(open(page).getByLabel("Highest answer"), "80");
  await open(page).getByLabel("Whole numbers only").check();
  await open(page).getByLabel("Has to be answered").check();
  await write(open(page).getByLabel("Shown if"), "[nowhere] = '1'");
  await page.getByText("No question here is called “nowhere”").waitFor();
  await write(open(page).getByLabel("Shown if"), "");
  await open(page).getByRole("button", { name: "Add the condition" }).click();
  await page.getByText("Shown if “Do you smoke?” is “Yes”.").waitFor();
  assert.equal(await open(page).getByLabel("Shown if").inputValue(), "[smokes] = '1'");
  await axe({ within: "main" });
  await open(page).getByRole("button", { name: "Done" }).click();

  // Order, by keyboard; the rule then looks forward, and the page says so.
  assert.deepEqual(await titles(page), ["Do you smoke?", "How many a day?"]);
  await page.getByRole("button", { name: "Move How many a day? up" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".questions .column-title").textContent === "How many a day?");
  await page.getByRole("button", { name: "Edit How many a day?" }).click();
  await page.getByText("“smokes” comes later").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Move How many a day? down" }).click();
  await page.waitForFunction(() => document.querySelector(".questions .column-title").textContent === "Do you smoke?");

  const file = await download(() => page.getByRole("button", { name: "Save as REDCap dictionary" }).click());
  const text = Buffer.from(file.bytes).toString("utf8");
  assert.match(text, /"smokes","ward_walk","","radio","Do you smoke\?","1, Yes \| 2, No \| -99, Prefer not to say"/);
  assert.match(text, /"per_day","ward_walk","","text","How many a day\?","","","integer","1","80","","\[smokes\] = '1'","y"/);
  await saved(page);

  // A dictionary comes in alone, is a questionnaire, and goes out as it came.
  const bytes = await readFile(FIXTURE);
  await page.getByRole("button", { name: "Import another survey" }).click();
  await drop(".drop-zone", { name: "staff.csv", bytes });
  await page.getByRole("button", { name: "Take it as a questionnaire" }).click();
  const card = page.locator(".survey-card", { has: page.getByRole("heading", { name: "staff" }) });
  await card.waitFor();
  assert.match(await card.locator(".survey-head").innerText(), /13 questions · 0 respondents/);
  const again = await download(() => card.getByRole("button", { name: "Save as REDCap dictionary" }).click());
  const rows = (it) => Buffer.from(it).toString("utf8").replace(/"/g, "").replace(/\r/g, "").trim();
  assert.equal(rows(again.bytes), rows(bytes));
});
