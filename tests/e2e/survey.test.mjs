// Journey B, its first half: a survey export as it came, what was understood of it, and the results. What the screen and
// the saved files say is compared with the answers that the corpus generator gave beforehand.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { journey, settle } from "./harness.mjs";
import { saved } from "./steps.mjs";

const CORPUS = fileURLToPath(new URL("../fixtures/corpus/", import.meta.url));
const expected = JSON.parse(await readFile(`${CORPUS}expected.json`, "utf8")).survey;

/** A new study, at the screen of the survey. */
async function begin({ page, go }) {
  await page.getByRole("button", { name: "New study" }).click();
  await page.getByLabel("What is the study called?").fill("Winter");
  await page.getByLabel("Your name").fill("Amara");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForSelector(".bar");
  await go("#/study/survey");
  await page.waitForSelector(".drop-zone");
}

const bring = (page, name, bytes) => ({ name, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes });

/** Drops a file and waits for the preview. */
async function preview({ page, drop }, ...file) {
  await drop(".drop-zone", file.length > 1 ? bring(page, ...file) : file[0]);
  await page.waitForSelector(".preview");
}

const shown = (page, selector) => page.locator(selector).allInnerTexts();
const cells = (page, table) =>
  page.$$eval(`#${table} tbody tr`, (rows) => rows.map((row) => [...row.children].map((it) => it.innerText.trim())));

/** Rounds half away from zero on the decimal text, as the page does. */
function rounded(value, decimals) {
  const [whole, part = ""] = String(Math.abs(value)).split(".");
  const digits = BigInt(whole + part.padEnd(decimals + 1, "0").slice(0, decimals + 1));
  const text = String((digits + 5n) / 10n).padStart(decimals + 1, "0");
  const sign = value < 0 ? "−" : "";
  return decimals ? `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}` : sign + text;
}

/** A CSV file's rows: it quotes every text. */
function parse(bytes) {
  const text = Buffer.from(bytes).toString("utf8").replace(/^\ufeff/, "");
  return text.trimEnd().split("\r\n").map((line) =>
    [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].slice(0, -1).map((it) => (it[1] ?? it[2] ?? "").replaceAll('""', '"')));
}

journey("a survey export is understood, imported and described", { timeout: 120_000 }, async (opened) => {
  const { page, download, axe } = opened;
  await begin(opened);
  await preview(opened, `${CORPUS}survey.csv`);
  const file = await page.innerText(".preview-file");
  assert.match(file, /60 rows, 14 columns · cells between commas · UTF-8/);
  assert.equal(await page.inputValue("#survey-name"), "survey");
  assert.equal(await page.locator("#survey-respondent option:checked").innerText(), "id");
  const kinds = await page.$$eval(".column-line", (rows) =>
    Object.fromEntries(rows.map((row) => [row.querySelector(".column-title").innerText, row.querySelector("select").value])));
  assert.deepEqual(kinds, {
    id: "identifier", site: "single_choice", role: "single_choice", years: "number", q1: "scale", q2: "scale", q3: "scale",
    q4: "scale", q5: "scale", q6: "scale", q7: "scale", q8: "scale", barriers: "multiple_choice", comment: "text",
  });
  await axe({ within: "main" });
  await page.getByRole("button", { name: "Import 14 questions" }).click();
  await page.waitForSelector(".survey-card");
  assert.match(await page.innerText(".survey-head"), /14 questions · 60 respondents/);
  await axe({ within: "main" });

  await page.getByRole("link", { name: "See the results" }).click();
  await page.waitForSelector("#all-questions");
  await axe({ within: "main" });
  for (const [name, want] of Object.entries(expected.describe)) {
    await page.locator("#all-questions th a", { hasText: new RegExp(`^${name}$`) }).click();
    await page.waitForSelector("#numbers");
    assert.equal(await page.innerText("h1"), name);
    const [[, n, missing, mean, sd, median, , , , min, max]] = await cells(page, "numbers");
    assert.equal(Number(n), want.n, name);
    assert.equal(Number(missing), 60 - want.n, name);
    assert.match(await page.innerText(".page-about"), new RegExp(`^${want.n} of 60 answered`));
    assert.deepEqual([mean, sd], [rounded(want.mean, 2), rounded(want.sd, 2)], name);
    assert.deepEqual([median, min, max].map(Number), [want.median, want.min, want.max], name);
    const saved = await download(() => page.getByRole("button", { name: /^CSV: In numbers/ }).click());
    assert.equal(saved.name, `${name}-numbers.csv`);
    const [head, row] = parse(saved.bytes);
    const number = (label) => Number(row[head.indexOf(label)]);
    assert.deepEqual([number("n"), number("Median"), number("Min"), number("Max")], [want.n, want.median, want.min, want.max]);
    for (const label of ["Mean", "SD"]) {
      assert.ok(Math.abs(number(label) - want[label.toLowerCase()]) < 1e-12, `${name}: ${label}`);
    }
    await page.getByRole("link", { name: "All questions" }).first().click();
    await page.waitForSelector("#all-questions");
  }
  for (const [name, want] of Object.entries(expected.frequencies)) {
    await page.locator("#all-questions th a", { hasText: new RegExp(`^${name}$`) }).click();
    await page.waitForSelector("#answers");
    const rows = await cells(page, "answers");
    const found = Object.fromEntries(rows.filter(([label]) => label in want).map(([label, n]) => [label, Number(n)]));
    assert.deepEqual(found, want, name);
    await page.getByRole("link", { name: "All questions" }).first().click();
    await page.waitForSelector("#all-questions");
  }

  // By site: as many nurses at each site as the generator made.
  await page.locator("#all-questions th a", { hasText: /^role$/ }).click();
  await page.waitForSelector("#results-by");
  await page.selectOption("#results-by", { label: "site" });
  await page.waitForSelector("#answers-by");
  const saved = await download(() => page.getByRole("button", { name: /^CSV: Answers within/ }).click());
  const [head, ...rows] = parse(saved.bytes);
  for (const [site, roles] of Object.entries(expected.site_by_role)) {
    const row = rows.find((it) => it[0] === site);
    const n = Number(row[1]);
    for (const [role, count] of Object.entries(roles)) {
      assert.equal(Math.round(Number(row[head.indexOf(`${role}, %`)]) * n / 100), count, `${role} at ${site}`);
    }
  }
  await axe({ within: "main" });
});

journey("an export is recognised, and can be read as a plain table", async (opened) => {
  const { page } = opened;
  await begin(opened);
  await preview(opened, fileURLToPath(new URL("../fixtures/survey-exports/qualtrics_choice_text.csv", import.meta.url)));
  assert.match(await page.innerText(".preview-file"), /5 rows/);
  assert.match(await page.innerText(".preview-tool"), /Qualtrics export, 3 header rows/);
  await page.getByRole("button", { name: "Read as a plain table" }).click();
  await page.waitForSelector(".preview-tool:has-text('nothing else is known')");
  assert.match(await page.innerText(".preview-file"), /8 rows/);
});

journey("what was understood is changed before it is imported, by keyboard", async (opened) => {
  const { page, axe } = opened;
  await begin(opened);
  const rows = ["id;q1;q2;when;cost"];
  for (let i = 1; i <= 12; i += 1) rows.push(`R${i};${["agree", "disagree", "not sure"][i % 3]};${i % 5 === 0 ? -99 : (i % 5) + 1};0${(i % 9) + 1}/03/2024;${i},5`);
  await preview(opened, "Ärzte.csv", `\ufeff${rows.join("\r\n")}\r\n`);
  assert.match(await page.innerText(".preview-file"), /12 rows, 5 columns · cells between semicolons/);
  assert.match(await page.innerText(".column-line:has-text('cost')"), /1,5 → 1.5/);
  // -99 is offered, and nothing is missing until one says so.
  const q2 = page.locator("tbody.column", { has: page.locator(".column-title", { hasText: /^q2$/ }) });
  assert.match(await q2.innerText(), /“-99” \(2\)/);
  assert.equal(await q2.locator(".column-missing").innerText(), "none");
  await q2.getByRole("button", { name: "Look at and change q2" }).focus();
  await page.keyboard.press("Enter");
  await q2.getByLabel("“-99”, 2 times").focus();
  await page.keyboard.press("Space");
  await settle(page);
  assert.equal(await q2.locator(".column-missing").innerText(), "2");
  // The order of a scale, with the focus staying on what moves.
  const q1 = page.locator("tbody.column", { has: page.locator(".column-title", { hasText: /^q1$/ }) });
  await page.selectOption("#kind-1", "scale");
  await q1.getByRole("button", { name: "Look at and change q1" }).focus();
  await page.keyboard.press("Enter");
  const order = () => page.$$eval("tbody.column.open .levels-own input", (all) => all.map((it) => it.value));
  const before = await order();
  await q1.getByRole("button", { name: `Move ${before[1]} up` }).focus();
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await order(), [before[1], before[0], ...before.slice(2)]);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), new RegExp(`^Move ${before[1]}`));
  await axe({ within: "main" });
  // A kind that does not fit says so.
  await page.selectOption("#kind-1", "number");
  await settle(page);
  assert.match(await q1.innerText(), /12 cells do not fit/);
  await page.selectOption("#kind-1", "single_choice");
  await page.locator("#survey-name").fill("Doctors");
  await page.locator("#survey-name").press("Enter");
  await page.waitForSelector(".survey-card");
  assert.equal(await page.innerText(".survey-head h2"), "Doctors");
});

journey("a question is reworded, its levels reordered, and a removed survey comes back", async (opened) => {
  const { page, go } = opened;
  await begin(opened);
  await preview(opened, "s.csv", "id,mood\n1,low\n2,high\n3,low\n4,low\n5,high\n6,high\n7,low\n8,low\n");
  await page.getByRole("button", { name: /^Import 2/ }).click();
  await page.getByRole("button", { name: "Edit mood" }).click();
  await page.getByLabel("Wording").fill("How is the mood?");
  await page.keyboard.press("Tab");
  await page.waitForSelector("a.column-title:has-text('How is the mood?')");
  await page.getByRole("button", { name: "Turn the order round" }).click();
  await settle(page);
  await page.locator("a.column-title", { hasText: "How is the mood?" }).click();
  await page.waitForSelector("#answers");
  const rows = await cells(page, "answers");
  assert.deepEqual(rows.slice(0, 2).map((it) => it.slice(0, 2)), [["high", "3"], ["low", "5"]]);
  await go("#/study/survey");
  await page.getByRole("button", { name: "Remove the survey" }).click();
  await page.waitForSelector(".survey-import.first");
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await page.waitForSelector(".survey-card");
});

const pdf = "%PDF-1.7\n%âãÏÓ\n1 0 obj";
for (const [what, name, bytes, says] of [
  ["an empty file", "nothing.csv", "", /“nothing.csv” was not imported. This file is empty/],
  ["a PDF renamed .csv", "answers.csv", pdf, /“answers.csv” was not imported. This is a PDF/],
  ["a header and nothing below", "head.csv", "a,b\n", /was not imported. This table has column names but no rows/],
]) {
  journey(`${what} is refused in words, and nothing is lost`, async (opened) => {
    const { page, drop, axe } = opened;
    await begin(opened);
    await drop(".drop-zone", bring(page, name, bytes));
    await page.waitForSelector(".message");
    assert.match((await page.innerText(".message")).replace(/\s+/g, " "), says);
    await axe({ within: "main" });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForSelector(".drop-zone");
  });
}

journey("odd tables are read and every repair is said", { timeout: 120_000 }, async (opened) => {
  const { page } = opened;
  await begin(opened);
  const check = async (name, bytes, ...says) => {
    await preview(opened, name, bytes);
    const details = page.locator(".remarks");
    if (await details.count()) await details.evaluate((it) => { it.open = true; });
    const text = (await page.innerText(".preview")).replace(/\s+/g, " ");
    for (const it of says) assert.match(text, it, name);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForSelector(".drop-zone");
  };
  await check("ragged.csv", "a,b,c\n1,2\n1,2,3,4\n5,6,7\n",
    /3 rows, 4 columns/, /row 2: This row has 2 cells where the header has 3 columns/, /row 3: This row has 4 cells/);
  await check("twice.csv", "name,name,\nx,y,z\n", /Two columns have the same name/, /A column has no name/);
  await check("german.csv", "a;b\n1,5;2,25\n3,0;4,5\n", /cells between semicolons/, /1,5 → 1.5/);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("ort,wert\nKöln,1\n", "utf16le")]);
  await check("utf16.csv", utf16, /UTF-16/, /Köln/);
  await check("latin.csv", Buffer.from("ort,wert\nKöln,1\nMünchen,2\n", "latin1"), /Western European letters/, /Köln/);
  await check("breaks.csv", 'id,comment\n1,"one\ntwo"\n2,"say ""hi"", then go"\n', /2 rows, 2 columns/, /one two/, /say "hi", then go/);
});

journey("a file dropped anywhere waits for its screen", async (opened) => {
  const { page, drop, go } = opened;
  await begin(opened);
  await go("#/study/codebook");
  await drop("body", bring(page, "later.csv", "id,q\n1,2\n2,3\n"));
  await page.waitForSelector(".preview");
  assert.match(await page.innerText(".preview-file"), /later.csv/);
});

journey("5,000 answers to 120 questions", { timeout: 180_000 }, async (opened) => {
  const { page, drop, go } = opened;
  await begin(opened);
  const columns = Array.from({ length: 119 }, (_, at) => `q${at + 1}`);
  const lines = [["id", ...columns].join(",")];
  for (let row = 0; row < 5000; row += 1) {
    lines.push([`R${row}`, ...columns.map((_, at) => (at % 10 === 9 ? `words ${row * at}` : ((row * 7 + at * 3) % 5) + 1))].join(","));
  }
  // The longest time in which the page did not answer.
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      window.ticking = setTimeout(tick, 0);
    };
    tick();
  });
  const start = Date.now();
  await drop(".drop-zone", bring(page, "large.csv", `${lines.join("\n")}\n`));
  await page.waitForSelector(".progress");
  await page.waitForSelector(".preview", { timeout: 60_000 });
  const understood = Date.now() - start;
  const frozen = await page.evaluate(() => window.longest);
  await page.fill("#survey-find", "q77");
  await settle(page);
  assert.equal(await page.locator(".column-line").count(), 1);
  const taken = Date.now();
  await page.getByRole("button", { name: "Import 120 questions" }).click({ timeout: 60_000 });
  await page.waitForSelector(".survey-card", { timeout: 60_000 });
  const imported = Date.now() - taken;
  const asked = Date.now();
  await go("#/study/results");
  await page.waitForSelector("#all-questions", { timeout: 60_000 });
  await page.evaluate(() => clearTimeout(window.ticking));
  console.log(`understood in ${understood} ms (longest pause ${Math.round(frozen)} ms), imported in ${imported} ms, ` +
    `described in ${Date.now() - asked} ms`);
});

journey("a file of 100 MB shows how far it is, can be cancelled, is read whole, and what this browser has no room for is said", { timeout: 300_000 }, async (opened) => {
  const { page, go } = opened;
  await begin(opened);
  await saved(page);
  // From the disk, as a person would choose it: too large to hand over through the page.
  const folder = await mkdtemp(join(tmpdir(), "heddle-large-"));
  try {
    const path = join(folder, "large.csv");
    const rows = 264_000;
    const file = createWriteStream(path);
    file.write(`${["id", ...Array.from({ length: 119 }, (_, at) => `q${at + 1}`)].join(",")}\n`);
    for (let row = 0; row < rows; row += 1) {
      const cells = [`R${row}`];
      for (let at = 0; at < 119; at += 1) {
        cells.push(at % 10 === 9 ? `words ${row * at}` : ((Math.imul(row * 131 + at, 2_654_435_761) >>> 13) % 5) + 1);
      }
      if (!file.write(`${cells.join(",")}\n`)) await once(file, "drain");
    }
    file.end();
    await once(file, "finish");
    assert.ok((await stat(path)).size > 100e6);
    const choose = async () => {
      const chooser = page.waitForEvent("filechooser");
      await page.locator(".drop-zone button").first().click();
      await (await chooser).setFiles(path);
      await page.locator(".progress", { hasText: "Reading “large.csv”" }).waitFor();
    };
    // Slow enough for a person to change their mind, also where the machine is quick.
    const machine = await page.context().newCDPSession(page);
    const slowed = (rate) => machine.send("Emulation.setCPUThrottlingRate", { rate });
    const untouched = async () => {
      await page.waitForSelector(".drop-zone");
      assert.equal(await page.locator(".survey-card, .progress").count(), 0);
      assert.match(await page.innerText(".bar"), /Saved/);
    };
    await slowed(4);
    await choose();
    await page.getByRole("button", { name: "Cancel" }).click();
    await untouched();
    await slowed(1);
    const start = Date.now();
    await choose();
    await page.waitForSelector(".preview", { timeout: 120_000 });
    console.log(`100 MB understood in ${Date.now() - start} ms`);
    assert.match(await page.innerText(".preview-file"), /264,000 rows, 120 columns/);
    await slowed(4);
    await page.getByRole("button", { name: "Import 120 questions" }).click({ timeout: 60_000 });
    await page.locator(".preview .progress", { hasText: "Taking the answers" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await untouched();
    await slowed(1);
    await choose();
    await page.getByRole("button", { name: "Import 120 questions" }).click({ timeout: 120_000 });
    await page.waitForSelector(".survey-card", { timeout: 120_000 });
    const notice = page.locator(".notice", { hasText: "larger than all the room" });
    await notice.waitFor({ timeout: 120_000 });
    await notice.getByRole("button", { name: "Download my study" }).waitFor();
    assert.match(await page.innerText(".bar"), /Not saved/);
    // It is worked with all the same.
    await go("#/study/results");
    await page.waitForSelector("#all-questions", { timeout: 60_000 });
    assert.match(await page.innerText(".page-head"), /264,000 respondents/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

journey("a question split by site is compared between the sites, in words, on the screen and in the file", async (opened) => {
  const { page, go, download } = opened;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
  await go("#/study/results");
  await page.getByRole("link", { name: "Our coach understood our ward" }).first().click();
  await page.getByLabel("Split by").selectOption({ label: "site" });
  await page.waitForSelector("#tests-by");
  // scipy.stats.kruskal (SciPy 1.17.1) of the answers' scores.
  assert.deepEqual((await cells(page, "tests-by"))[0].slice(0, 7), ["Kruskal–Wallis, H", "54", "6.83", "3", ".078", "Epsilon squared", ".13"]);
  const note = await page.innerText("#tests-by .table-note");
  assert.match(note, /n = 54 of 60; 6 without an answer or a group\. Mean ranks: .* Kruskal–Wallis test, corrected for ties/);
  assert.doesNotMatch(note, /significan/);
  const file = parse((await download(() => page.locator("#tests-by").getByRole("button", { name: /^CSV/ }).click())).bytes);
  assert.ok(Math.abs(Number(file[1][2]) - 6.827579904806621) < 1e-9 && Math.abs(Number(file[1][4]) - 0.07760123234872111) < 1e-12, file[1].join(" "));
  assert.equal(await page.locator("#pairs-by tbody tr").count(), 6);
  await page.getByRole("link", { name: "All questions" }).click();
  await page.getByRole("link", { name: "What helped you most?" }).first().click();
  await page.getByLabel("Split by").selectOption({ label: "site" });
  // scipy.stats.chi2_contingency without correction; every expected count is below 5, so Fisher's test stands first.
  const rows = await cells(page, "tests-by");
  assert.match(rows[0][0], /^Fisher's/);
  assert.deepEqual(rows[1].slice(0, 7), ["Pearson's chi-squared, χ²", "59", "21.77", "12", ".040", "Cramér's V", ".35"]);
  assert.match(await page.innerText("#tests-by .table-note"), /More than a fifth of the expected counts are below 5/);
});

journey("an Excel workbook and an SPSS file open like a table", async (opened) => {
  const { page, drop } = opened;
  await begin(opened);
  const file = (name) => fileURLToPath(new URL(`../fixtures/survey-exports/${name}`, import.meta.url));
  await preview(opened, file("ms_forms.xlsx"));
  assert.match(await page.innerText(".preview"), /Recognised as: Microsoft Forms export, 1 header row/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.waitForSelector(".drop-zone");
  await drop(".drop-zone", file("spss_staff.sav"));
  await page.waitForSelector(".preview");
  assert.match(await page.innerText(".preview-file"), /6 rows/);
  await page.getByRole("button", { name: /^Import \d+ questions/ }).click();
  await page.waitForSelector(".survey-card");
  assert.match(await page.innerText(".survey-card"), /6 respondents/);
});

journey("what a newer export of a survey changes is listed before it is taken, saved, and taken back with one undo", async (opened) => {
  const { page, download, axe } = opened;
  await begin(opened);
  await preview(opened, "wave.csv", "id,site,mood\nR1,North,3\nR2,South,4\nR3,North,5\n");
  await page.getByRole("button", { name: "Import 3 questions" }).click();
  await page.waitForSelector(".survey-card");
  await page.getByRole("button", { name: "Import another survey" }).click();
  await preview(opened, "wave2.csv", "id,site,mood,role\nR1,North,2,Nurse\nR3,North,5,Nurse\nR4,West,1,Nurse\n");
  await page.getByLabel("Import as").selectOption({ label: "A newer export of “wave”" });
  await page.getByRole("checkbox", { name: "Import role" }).uncheck();
  await page.getByRole("button", { name: "Import 3 questions" }).click();
  const title = page.getByRole("heading", { name: "What “wave2.csv” changes in “wave”" });
  await title.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "survey-changes");
  await page.getByText("1 respondent added, 1 answer changed, 0 questions added.").waitFor();
  const listed = await cells(page, "survey-changed");
  assert.deepEqual(listed, [
    ["Possible answer added", "site", "", "", "West"],
    ["Answer changed", "mood", "R1", "3", "2"],
    ["Respondent added", "", "R4", "", ""],
    ["Respondent kept, though not in the newer file", "", "R2", "", ""],
  ]);
  await axe({ within: "main" });
  const file = parse((await download(() => page.locator("#survey-changed").getByRole("button", { name: /^CSV/ }).click())).bytes);
  assert.deepEqual(file.slice(1), listed);
  // On the way back what was changed in the preview is still so, and nothing is taken.
  await page.getByRole("button", { name: "Back to the preview" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "survey-into");
  assert.equal(await page.locator("#survey-into option:checked").innerText(), "A newer export of “wave”");
  await page.getByRole("checkbox", { name: "Import role" }).check();
  await page.getByRole("button", { name: "Import 4 questions" }).click();
  await page.getByText("1 respondent added, 1 answer changed, 1 question added.").waitFor();
  await page.getByRole("button", { name: "Update the survey" }).click();
  await page.locator(".survey-card", { hasText: "4 respondents · from wave2.csv" }).waitFor();
  await page.locator(".notice", { hasText: "“wave” is updated: 1 respondent added" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator(".survey-card", { hasText: "3 respondents · from wave.csv" }).waitFor();
});

journey("open answers go to coding as a transcript, and are coded there", { timeout: 120_000 }, async (opened) => {
  const { page, go, drop, download, axe } = opened;
  await begin(opened);
  const csv = ["id,role,What would help most?", "R1,Nurse,\"More time with the coach, and a board that is read\"", "R2,Porter,Nothing at all to be honest with you",
    "R3,Nurse,", "R4,Nurse,Somebody who asks us before the winter comes", "R5,Porter,I would like to be told why we do it"].join("\n");
  await preview(opened, "open.csv", csv);
  await page.getByRole("button", { name: /^Import \d questions/ }).click();
  await page.waitForSelector(".survey-card");
  await go("#/study/participants");
  await drop("body", { name: "people.csv", bytes: Buffer.from("participant,respondent\nP01,R1\nP02,R2\n") });
  await page.locator(".import").getByRole("button", { name: "Import" }).click();
  await page.locator(".notice", { hasText: "2 participants imported." }).waitFor();
  await go("#/study/results");
  await page.locator("#all-questions th a", { hasText: "What would help most?" }).first().click();
  await page.getByRole("heading", { name: "4 answers" }).waitFor();
  await page.getByRole("button", { name: "Code these answers" }).click();
  // A turn an answer, its respondent the speaker, by the participant's name where there is one; nobody who said nothing.
  await page.waitForSelector(".turn");
  assert.deepEqual(await page.locator(".turn-name").allInnerTexts(), ["P01", "P02", "R4", "R5"]);
  await page.locator("#turn-0").focus();
  await page.keyboard.press("t");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "code-picker");
  await page.keyboard.type("Time with the coach");
  await page.keyboard.press("Enter");
  await page.locator("#turn-0 mark").waitFor();
  await axe();
  await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
  const study = JSON.parse((await download(() => page.locator(".bar-backup").click())).bytes);
  const [transcript] = study.transcripts;
  assert.equal(transcript.kind, "answers");
  const person = study.participants.find((one) => one.respondent === "R1");
  assert.equal(transcript.speakers.find((one) => one.name === "P01").participant, person.id);
  assert.equal(study.layers[0].segments[0].quote, "More time with the coach, and a board that is read");
  // From the answers the way leads to their coding now, not to a second transcript.
  await go("#/study/results");
  await page.locator("#all-questions th a", { hasText: "What would help most?" }).first().click();
  await page.getByRole("button", { name: "To their coding" }).click();
  await page.waitForSelector("#turn-0 mark");
});
