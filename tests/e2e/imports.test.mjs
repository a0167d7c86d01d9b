// What the preview of a survey export understood wrongly is put right there: rows, options, missing codes, kinds; and what comes
// with a REDCap dictionary is the whole questionnaire.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { journey } from "./harness.mjs";
import { begin } from "./steps.mjs";

const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const exported = (name) => readFile(fixture(`survey-exports/${name}`));
const text = (name, content) => ({ name, bytes: Buffer.from(content) });

/** A new study, at the screen of the survey. */
async function start(opened) {
  await begin(opened);
  await opened.go("#/study/survey");
  await opened.page.waitForSelector(".drop-zone");
}

/** Drops files and waits for the preview. */
async function preview({ page, drop }, ...files) {
  await drop(".drop-zone", ...files);
  await page.waitForSelector(".preview");
}

const column = (page, name) =>
  page.locator("tbody.column", { has: page.locator(".column-title", { hasText: new RegExp(`^${name.replace(/[?]/g, "\\?")}$`) }) });
const open = (page, name) => page.getByRole("button", { name: `Look at and change ${name}` }).click();

/** Types into a field and leaves it. */
const write = async (field, typed) => {
  await field.fill(typed);
  await field.press("Tab");
};

const imported = async (page) => {
  await page.getByRole("button", { name: /^Import \d+ questions?$/ }).click();
  await page.waitForSelector(".survey-card");
};

/** The study as its file has it. */
async function study({ page, download }) {
  await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
  return JSON.parse((await download(() => page.locator(".bar-backup").click())).bytes);
}

journey("an option that was split at its comma is mended in the preview, by keyboard", async (opened) => {
  const { page, axe, go } = opened;
  await start(opened);
  const tools = "Which tools do you use?";
  const sheet = (await exported("google_sheets_linked.csv")).toString("utf8").replace("electronic", "Electronic");
  await preview(opened, text("sheet.csv", sheet));
  await open(page, tools);
  const levels = page.locator("tbody.column.open .levels");
  const values = () => levels.locator(".levels-own input").evaluateAll((all) => all.map((it) => it.value));
  assert.deepEqual(await values(), ["Checklist", "Electronic", "Huddle board", "SBAR card", "WhatsApp group"]);
  // One piece gets the whole text, the other goes; the keyboard stays in the list.
  await write(levels.getByLabel("Value of Huddle board"), "Huddle board, Electronic");
  await levels.getByRole("button", { name: "Take Electronic away" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("tbody.column.open .levels-own").length === 4);
  assert.match(await page.evaluate(() => document.activeElement.id), /-remove-1$/);
  // An option that nobody chose.
  await levels.getByRole("button", { name: "Add an answer" }).click();
  await page.waitForFunction(() => /-label-4$/.test(document.activeElement?.id));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Notice board");
  await page.keyboard.press("Tab");
  await page.locator("tbody.column.open .column-levels", { hasText: "Notice board" }).waitFor();
  assert.equal(await column(page, tools).locator(".column-warn").count(), 0);
  await axe({ within: "main" });
  await imported(page);
  await go("#/study/results");
  await page.locator("#all-questions th a", { hasText: tools }).first().click();
  await page.waitForSelector("#answers");
  const rows = await page.$$eval("#answers tbody tr", (all) => all.map((row) => [...row.children].slice(0, 2).map((it) => it.innerText.trim())));
  const counts = Object.fromEntries(rows);
  for (const [label, n] of [["Huddle board, Electronic", "1"], ["SBAR card", "2"], ["Checklist", "1"], ["Notice board", "0"]]) assert.equal(counts[label], n, label);
});

journey("missing codes are typed, named, and hold in every column where they occur", async (opened) => {
  const { page, axe } = opened;
  await start(opened);
  const rows = ["id,cost,beds,mood"];
  for (let i = 1; i <= 12; i += 1) rows.push(`R${i},${i === 4 ? 888888 : i * 3.5},${i === 5 ? 888888 : i * 7.5},${(i % 5) + 1}`);
  await preview(opened, text("codes.csv", rows.join("\n")));
  await open(page, "cost");
  const cost = column(page, "cost");
  await cost.getByRole("button", { name: "Add a reason" }).click();
  await page.waitForFunction(() => /-value-0$/.test(document.activeElement?.id));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("888888");
  await page.keyboard.press("Tab");
  await write(cost.getByLabel("What “888888” means"), "Not counted");
  await cost.locator(".column-missing", { hasText: /\b1$/ }).waitFor();
  await axe({ within: "main" });
  assert.equal(await column(page, "beds").locator(".column-missing").innerText(), "none");
  await cost.getByRole("button", { name: "The same in every column where it occurs" }).click();
  await page.locator(".notice", { hasText: "The same holds in 1 more column now." }).waitFor();
  await column(page, "beds").locator(".column-missing", { hasText: /\b1$/ }).waitFor();
  assert.equal(await column(page, "mood").locator(".column-missing").innerText(), "none");
  // What the file declares is there to be changed.
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForSelector(".drop-zone");
  await preview(opened, fixture("survey-exports/spss_staff.sav"));
  const declared = (await page.locator("tbody.column").evaluateAll((all) => all.map((it) => [
    it.querySelector(".column-title").innerText, it.querySelector(".column-missing").innerText,
  ]))).filter(([, missing]) => !/none/.test(missing)).map(([name]) => name);
  let found = 0;
  for (const name of declared) {
    await open(page, name);
    const field = column(page, name).locator(".reasons").getByLabel("Value of -99", { exact: true });
    await column(page, name).getByRole("button", { name: "Add a reason" }).waitFor();
    if (await field.count()) {
      found += 1;
      await column(page, name).getByRole("button", { name: "Take -99 away" }).click();
      await field.waitFor({ state: "detached" });
      assert.match(await page.evaluate(() => document.activeElement.id), /-add$/);
    }
  }
  assert.ok(found > 0, declared.join(", "));
});

journey("REDCap data and their dictionary, dropped together, bring the questionnaire; the next file is not read with it", { timeout: 120_000 }, async (opened) => {
  const { page, drop, download } = opened;
  await start(opened);
  const dictionary = await exported("redcap_data_dictionary.csv");
  await preview(opened, { name: "data.csv", bytes: await exported("redcap_data_raw.csv") }, { name: "dictionary.csv", bytes: dictionary });
  assert.match(await page.innerText(".preview-tool"), /REDCap export of raw data/);
  // The address is proposed to be left out, and ticked again.
  const email = page.getByRole("checkbox", { name: "Import email" });
  assert.equal(await email.isChecked(), false);
  await email.check();
  await imported(page);
  const saved = await download(() => page.getByRole("button", { name: "Save as REDCap dictionary" }).click());
  const rows = (it) => Buffer.from(it).toString("utf8").replace(/"/g, "").replace(/\r/g, "").trim();
  assert.equal(rows(saved.bytes), rows(dictionary));
  // The form asks by the dictionary's rule: it is hidden until its tick, and not asked at the South site.
  await page.getByRole("link", { name: "Enter answers" }).click();
  await page.waitForSelector("#entry-respondent");
  await page.locator(".entry-line.hidden", { hasText: "Which other?" }).waitFor();
  await opened.go("#/study/survey");
  // A table that begins as the dictionary does is a table of its own.
  await page.getByRole("button", { name: "Import another survey" }).click();
  await drop(".drop-zone", text("other.csv", "record_id,site\n1,a\n2,b\n3,a\n"));
  await page.waitForSelector(".preview");
  assert.equal(await page.locator(".preview-tool").count(), 0);
});

journey("a survey dropped while another is refused is looked at, at once", async (opened) => {
  const { page, drop } = opened;
  await start(opened);
  await drop(".drop-zone", text("empty.csv", ""));
  await page.getByText("“empty.csv” was not imported.").waitFor();
  await drop("body", text("good.csv", "id,q\n1,2\n2,3\n"));
  await page.waitForSelector(".preview");
  assert.match(await page.innerText(".preview-file"), /good\.csv/);
  // As data are that come after their dictionary.
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForSelector(".drop-zone");
  await drop(".drop-zone", fixture("survey-exports/redcap_data_dictionary.csv"));
  await page.getByRole("button", { name: "Take it as a questionnaire" }).waitFor();
  await drop("body", fixture("survey-exports/redcap_data_raw.csv"));
  await page.waitForSelector(".preview");
  await column(page, "hand_safe").locator(".column-levels", { hasText: "Strongly agree" }).waitFor();
});

journey("headings below a title, previews and unfinished respondents are put right in the preview", { timeout: 120_000 }, async (opened) => {
  const { page, axe } = opened;
  await start(opened);
  await preview(opened, text("titled.csv", "Winter survey,,\nHow safe?,,Where?\nWard,Theatre,Site\nAgree,Agree,North\nDisagree,Agree,South\nAgree,Disagree,North\n"));
  const titles = () => page.locator(".column-title").allInnerTexts();
  await page.getByLabel("Rows above the headings").selectOption("1");
  await page.locator(".column-title", { hasText: "Where?" }).waitFor();
  await page.getByLabel("Rows of headings").selectOption("2");
  await page.locator(".column-title", { hasText: "How safe? - Ward" }).waitFor();
  assert.deepEqual(await titles(), ["How safe? - Ward", "How safe? - Theatre", "Where? - Site"]);
  assert.match(await page.innerText(".preview-file"), /3 rows, 3 columns/);
  await axe({ within: "main" });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForSelector(".drop-zone");
  await preview(opened, fixture("survey-exports/qualtrics_choice_text.csv"));
  await page.locator(".preview-file", { hasText: "5 rows" }).waitFor();
  await page.getByLabel("Take in 1 response made while the survey was tried out").check();
  await page.locator(".preview-file", { hasText: "6 rows" }).waitFor();
  await page.getByLabel("Take in 1 respondent who did not reach the end").uncheck();
  await page.locator(".preview-file", { hasText: "5 rows" }).waitFor();
  assert.equal(await page.getByLabel("Take in 1 response made while the survey was tried out").isChecked(), true);
  await imported(page);
  assert.match(await page.innerText(".survey-card"), /5 respondents/);
});

journey("another sheet of a workbook is chosen", async (opened) => {
  const { page } = opened;
  await start(opened);
  await preview(opened, fixture("workbooks/openpyxl.xlsx"));
  assert.equal(await page.locator("#survey-sheet option:checked").innerText(), "Réponses & co");
  await page.getByLabel("Sheet").selectOption({ label: "Codes (hidden)" });
  await page.locator(".column-title", { hasText: /^code$/ }).waitFor();
  assert.deepEqual(await page.locator(".column-title").allInnerTexts(), ["code", "label"]);
});

for (const locale of ["en-GB", "de-DE", "en-US"]) {
  journey(`decimals and dates are the file's, and switched by hand, in a browser of ${locale}`, { context: { locale } }, async (opened) => {
    const { page } = opened;
    await start(opened);
    // Nothing in the file tells: below 13 are day and month, and 1,234 may be above a thousand or just above one.
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `R${i},"${i},234",0${i}/03/2024`);
    await preview(opened, text("open.csv", `id,cost,since\n${rows.join("\n")}\n`));
    assert.equal(await page.evaluate(() => navigator.language), locale);
    const [cost, since] = [column(page, "cost"), column(page, "since")];
    await cost.getByText("1,234 → 1234").first().waitFor();
    await since.getByText("01/03/2024 → 2024-03-01").first().waitFor();
    await open(page, "cost");
    await cost.getByText("3,5 (comma)").click();
    await cost.getByText("1,234 → 1.234").first().waitFor();
    await open(page, "since");
    await since.getByText("Month first: 12/31").click();
    await since.getByText("01/03/2024 → 2024-01-03").first().waitFor();
    await imported(page);
    const { surveys: [survey] } = await study(opened);
    const answers = survey.questions.map((it) => it.answers?.[0]);
    assert.deepEqual(answers.slice(1), [1.234, "2024-01-03"], JSON.stringify(survey).slice(0, 2000));
  });
}

journey("a question of the study is turned round, its points scored, and one set apart", async (opened) => {
  const { page, go } = opened;
  await start(opened);
  const rows = ["Never", "Often", "Always", "Cannot say", "Often", "Always", "Never", "Often"].map((it, at) => `R${at},${it}`);
  await preview(opened, text("own.csv", `id,mood\n${rows.join("\n")}\n`));
  await page.getByLabel("Kind of mood").selectOption("scale");
  await imported(page);
  await page.getByRole("button", { name: "Edit mood" }).click();
  const levels = page.locator(".column.open .levels");
  for (const [label, score] of [["Never", "0"], ["Often", "4"], ["Always", "10"]]) await write(levels.getByLabel(`Score of ${label}`, { exact: true }), score);
  await levels.getByLabel("Cannot say is not on the scale").check();
  await page.waitForFunction(() => document.querySelector(".column.open .levels tr.off"));
  const mean = async () => {
    await go("#/study/results");
    await page.locator("#all-questions th a", { hasText: /^mood/ }).click();
    await page.waitForSelector("#numbers");
    const row = await page.$$eval("#numbers tbody tr", ([it]) => [...it.children].map((cell) => cell.innerText.trim()));
    await go("#/study/survey");
    await page.getByRole("button", { name: "Edit mood" }).click();
    return row.slice(1, 4);
  };
  // Two at 0, three at 4, two at 10; who cannot say is no point of the scale.
  assert.deepEqual(await mean(), ["7", "0", "4.57"]);
  await page.getByLabel("Runs against the others").check();
  // Turned round: 0 + 10 - 4.571….
  assert.deepEqual(await mean(), ["7", "0", "5.43"]);
});
