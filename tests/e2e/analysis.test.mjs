// Journey B, its second half: several questions as one number, any question by any other or by site, who stands out, two
// surveys of the same people, and small counts hidden everywhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { journey } from "./harness.mjs";
import { begin, sample } from "./steps.mjs";

const CORPUS = fileURLToPath(new URL("../fixtures/corpus/", import.meta.url));

const cells = (page, table) =>
  page.$$eval(`#${table} tbody tr`, (rows) => rows.map((row) => [...row.children].map((it) => it.innerText.trim())));
const note = (page, table) => page.locator(`#${table}`).innerText();

/** Takes a survey file into the study, under a name. */
async function bring({ page, drop, go }, name, text) {
  await go("#/study/survey");
  const another = page.getByRole("button", { name: "Import another survey" });
  await another.or(page.locator(".drop-zone")).first().waitFor();
  if (await another.count()) await another.click();
  await drop(".drop-zone", { name, bytes: Buffer.from(text) });
  await page.waitForSelector(".preview");
  await page.getByRole("button", { name: /^Import \d+ questions/ }).click();
  await page.waitForSelector(".preview", { state: "detached" });
  await page.waitForSelector(".survey-card");
}

async function results({ page, go }) {
  await go("#/study/results");
  await page.waitForSelector("#all-questions");
}

async function question(page, name) {
  await page.locator("#all-questions th a", { hasText: new RegExp(`^${name}`) }).first().click();
  await page.waitForSelector("#results-by");
}

/** Splits by the first choice whose words begin so. */
async function split(page, label) {
  const value = await page.$eval("#results-by", (it, label) =>
    [...it.options].find((option) => option.text.startsWith(label)).value, label);
  await page.locator("#results-by").selectOption(value);
}

/** Four wards, one high and one low; the last question runs the other way. */
function wards(shift = 0, people = 80) {
  const lines = ["id,ward,safe,heard,blamed,ready"];
  for (let at = 0; at < people; at += 1) {
    const ward = ["North", "East", "South", "West"][at % 4];
    const level = Math.min(5, [2 + (at % 3), 4 + (at % 2), 1 + (at % 2), 3 - (at % 2)][at % 4] + (at % 5 ? 0 : 1) + shift);
    lines.push([`R${at}`, ward, level, Math.max(1, Math.min(5, level + (at % 7 ? 0 : -1))), 6 - level, level > 3 ? "yes" : "no"].join(","));
  }
  return `${lines.join("\n")}\n`;
}

journey("a composite scale is made, mended, compared and undone", { timeout: 120_000 }, async (it) => {
  const { page, axe } = it;
  await begin(it);
  await bring(it, "wards.csv", wards());
  await results(it);
  await page.getByRole("button", { name: "New composite scale" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Climate");
  // One question is no scale: said, and nothing lost.
  await page.getByLabel("safe", { exact: true }).check();
  await page.getByRole("button", { name: "Save the scale" }).click();
  await page.locator(".scale-form .message", { hasText: "A composite scale takes two questions or more." }).waitFor();
  for (const item of ["heard", "blamed"]) await page.getByLabel(item, { exact: true }).check();
  await axe({ within: "main" });
  await page.getByRole("button", { name: "Save the scale" }).click();
  await page.locator(".scale-list", { hasText: "mean of 3 questions, at least 2 answered" }).waitFor();

  // Blamed runs the other way: alpha is no number, the item is named, one press turns it round everywhere.
  await page.locator(".scale-list").getByRole("link", { name: "Climate" }).click();
  await page.waitForSelector("#reliability");
  await page.getByText("Alpha is below 0").waitFor();
  assert.equal((await cells(page, "reliability"))[0][1], "–");
  await page.getByRole("button", { name: "Reverse-code “blamed”" }).click();
  await page.waitForFunction(() => !document.body.innerText.includes("Alpha is below 0"));
  const alpha = Number((await cells(page, "reliability"))[0][1]);
  assert.ok(alpha > 0.9 && alpha <= 1, String(alpha));
  assert.match((await cells(page, "items"))[2][0], /^blamed \(reverse-coded\)$/);
  await axe({ within: "main" });

  // It is split and compared like a question.
  await split(page, "ward");
  await page.waitForSelector("#tests-by");
  assert.match(await note(page, "tests-by"), /Kruskal–Wallis/);
  assert.equal((await cells(page, "pairs-by")).length, 6);

  // The reversal reached the question itself, whose answers stand as they were given.
  await page.getByRole("link", { name: "All questions" }).first().click();
  await question(page, "blamed");
  assert.equal(await page.innerText("h1"), "blamed (reverse-coded)");
  await page.locator("#results-by").selectOption({ index: 0 });
  await page.waitForSelector("#numbers");
  assert.match(await note(page, "numbers"), /Reverse-coded: its numbers are turned round/);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector("h1")?.innerText === "blamed");
  await page.keyboard.press("Control+z");
  await results(it);
  await page.waitForFunction(() => !document.querySelector(".scale-list"));
  await page.keyboard.press("Control+Shift+z");
  await page.waitForSelector(".scale-list");
  await page.getByRole("button", { name: "Remove Climate" }).click();
  await page.waitForFunction(() => !document.querySelector(".scale-list"));
});

journey("a question is crossed with another, and goes together with it", { timeout: 120_000 }, async (it) => {
  const { page, axe } = it;
  await begin(it);
  await bring(it, "wards.csv", wards());
  await results(it);
  await question(page, "safe");
  await split(page, "ward");
  await page.getByText("Crosstab", { exact: true }).click();
  await page.waitForSelector("#crosstab");
  // A picture of it, whose words say the shares of each row.
  assert.match(await page.locator("#chart-heat-wide-d").textContent(), /North: .*\d/);
  const rows = await cells(page, "crosstab");
  // Four wards of six figures each, and two lines of totals.
  assert.equal(rows.length, 26);
  assert.deepEqual(rows.slice(0, 6).map((row) => row[1]), ["Count", "Row %", "Column %", "Total %", "Expected", "Adj. residual"]);
  const counts = rows.filter((row) => row[1] === "Count");
  for (const row of counts) {
    const [, , ...figures] = row.map(Number);
    assert.equal(figures.slice(0, -1).reduce((a, b) => a + b, 0), figures.at(-1), row.join());
  }
  assert.equal(counts.at(-1).at(-1), "80");
  assert.match(await note(page, "tests-cross"), /Cramér's V/);
  await axe({ within: "main" });
  await split(page, "heard");
  await page.getByText("Groups", { exact: true }).click();
  await page.waitForSelector("#together");
  const found = await cells(page, "together");
  assert.deepEqual(found.map((row) => row[0]), ["Spearman, ρ", "Kendall, τ-b", "Pearson, r"]);
  for (const row of found) assert.ok(Number(row[2].replace("−", "-")) > 0.8, row.join());
});

journey("sites that stand out in the good direction are named, by picture and by table", { timeout: 120_000 }, async (it) => {
  const { page, axe, shot } = it;
  await begin(it);
  await bring(it, "wards.csv", wards());
  await results(it);
  await question(page, "safe");
  await split(page, "ward");
  await page.getByText("Site comparison", { exact: true }).click();
  await page.locator(".across-verdict", { hasText: "East stands out in the good direction" }).waitFor();
  const order = (await cells(page, "sites")).map((row) => row[0]);
  assert.deepEqual([order[0], order[3], order[4]], ["South", "East", "All"]);
  await page.getByText("low", { exact: true }).click();
  await page.locator(".across-verdict", { hasText: "South, West stand out in the good direction" }).waitFor();
  // The pictures say the same in words.
  const said = await page.locator("#chart-funnel-wide-d").textContent();
  for (const ward of ["North", "East", "South", "West"]) assert.match(said, new RegExp(`${ward}: \\d`));
  assert.equal(await page.locator("#chart-caterpillar-wide-d").textContent(), said);
  await page.locator("#sites-measure").selectOption({ label: "the share of “5”" });
  await page.waitForFunction(() => /%/.test(document.querySelector("#sites thead").innerText));
  assert.match(await note(page, "sites"), /Wilson/);
  await axe({ within: "main" });
  await shot?.("sites");
});

journey("the same people in two surveys are paired by their ids", { timeout: 120_000 }, async (it) => {
  const { page } = it;
  await begin(it);
  await bring(it, "before.csv", wards());
  await bring(it, "after.csv", wards(1, 60));
  await results(it);
  await page.locator("#results-survey").selectOption({ label: "after" });
  await question(page, "safe");
  await split(page, "before (the same people)");
  await page.waitForSelector("#waves");
  const rows = await cells(page, "waves");
  assert.deepEqual(rows.map((row) => [row[0], row[1]]), [["before", "60"], ["after", "60"], ["Difference", "60"]]);
  const [before, after, change] = rows.map((row) => Number(row[2]));
  assert.ok(Math.abs(after - before - change) < 0.011 && change > 0, rows.join(" | "));
  assert.match(await note(page, "waves"), /60 of 60 respondents answered both/);
  assert.match(await note(page, "tests-waves"), /Wilcoxon/);
  await page.getByRole("link", { name: "All questions" }).first().click();
  await page.locator("#results-survey").selectOption({ label: "after" });
  await question(page, "ready");
  await split(page, "before (the same people)");
  await page.waitForSelector("#moves");
  assert.match(await note(page, "tests-waves"), /McNemar, exact/);
});

journey("small counts are hidden in tables, files and pictures, and it is said", { timeout: 120_000 }, async (it) => {
  const { page, download, axe, go } = it;
  await begin(it);
  await bring(it, "survey.csv", readFileSync(`${CORPUS}survey.csv`, "utf8"));
  await results(it);
  await page.locator("#hiding").selectOption({ label: "1 to 4 hidden" });
  await page.locator("#all-questions", { hasText: "[c]: hidden, so that nobody can be recognised: counts from 1 to 4" }).waitFor();
  await axe({ within: "main" });
  await question(page, "q1");
  await split(page, "site");
  await page.waitForSelector("#answers-by");
  const rows = await cells(page, "answers-by");
  assert.ok(rows.flat().includes("[c]"), "something is hidden");
  const saved = await download(() => page.getByRole("button", { name: /^CSV: Answers within each group/ }).click());
  const csv = Buffer.from(saved.bytes).toString("utf8");
  assert.match(csv, /\[c\]/);
  // The file and a saved picture say what was hidden.
  assert.match(csv, /hidden, so that nobody can be recognised/);
  const svg = await download(() => page.getByRole("button", { name: "SVG" }).first().click());
  const drawn = Buffer.from(svg.bytes).toString("utf8").replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  assert.match(drawn, /counts from 1 to 4, and what they could be worked out from/);
  await page.getByText("Crosstab", { exact: true }).click();
  await page.waitForSelector("#crosstab");
  // No count below five is in sight, nor tests from which one could be worked out.
  const counts = (await cells(page, "crosstab")).filter((row) => row[1] === "Count").flatMap((row) => row.slice(2));
  for (const count of counts) assert.ok(count === "[c]" || Number(count) === 0 || Number(count) >= 5, count);
  assert.equal(await page.locator("#tests-cross").count(), 0);
  // Zeros too, on request: no cell of a crosstab says that nobody is in it.
  await results(it);
  await page.getByLabel("Hide zeros too").check();
  await page.locator("#all-questions", { hasText: "counts from 0 to 4" }).waitFor();
  await question(page, "q1");
  await split(page, "site");
  await page.getByText("Crosstab", { exact: true }).click();
  await page.waitForSelector("#crosstab");
  const more = (await cells(page, "crosstab")).filter((row) => row[1] === "Count").flatMap((row) => row.slice(2));
  for (const count of more) assert.ok(count === "[c]" || Number(count) >= 5, count);
  await results(it);
  await page.getByLabel("Hide zeros too").uncheck();
  await page.locator("#all-questions", { hasText: "counts from 1 to 4" }).waitFor();
  // An own number, kept with the study, and undone as one change.
  await results(it);
  await page.locator("#hiding").selectOption({ label: "hidden below a number of my own" });
  await page.getByLabel("Hide counts below").fill("1");
  await page.getByLabel("Hide counts below").press("Tab");
  await page.getByText("A whole number from 2 to 1000 is needed.").waitFor();
  await page.getByLabel("Hide counts below").fill("10");
  await page.getByLabel("Hide counts below").press("Tab");
  await page.locator("#all-questions", { hasText: "counts from 1 to 9" }).waitFor();
  await go("#/study/files");
  await page.getByText("Small counts are hidden in this study's results.").waitFor();
});

journey("themes and quotes by attribute keep the limit too", { timeout: 120_000 }, async (it) => {
  const { page, go, download } = it;
  await sample(it);
  await go("#/study/themes");
  await page.waitForSelector("#themes-by");
  const before = (await cells(page, "themes-by")).flat().filter((cell) => cell === "[c]");
  assert.equal(before.length, 0);
  await results(it);
  await page.locator("#hiding").selectOption({ label: "1 to 4 hidden" });
  await go("#/study/themes");
  await page.waitForSelector("#themes-by");
  const after = (await cells(page, "themes-by")).flat().filter((cell) => cell === "[c]");
  assert.ok(after.length > 0, "six participants have no large groups");
  // Nor does the table of all themes, its file, or a theme's card say how many few people are.
  const few = (text) => [...text.matchAll(/(\S+) of (\S+)(?: participants)?/g)].map((it) => it[1]);
  await results(it);
  await page.locator("#hiding").selectOption({ label: "hidden below a number of my own" });
  await page.getByLabel("Hide counts below").fill("7");
  await page.getByLabel("Hide counts below").press("Tab");
  await page.locator("#all-questions", { hasText: "counts from 1 to 6" }).waitFor();
  await go("#/study/themes");
  await page.waitForSelector("#themes-support");
  const support = await cells(page, "themes-support");
  const people = support.map((row) => few(row[3])[0]);
  assert.ok(people.includes("[c]"), people.join());
  for (const it of people) assert.ok(it === "[c]" || it === "0" || Number(it) >= 7, it);
  await page.locator("#themes-support", { hasText: "[c]: hidden, so that nobody can be recognised" }).waitFor();
  for (const text of await page.locator(".theme .theme-counts").allInnerTexts()) {
    const said = few(text)[0];
    assert.ok(said === "[c]" || said === "0" || Number(said) >= 7, text);
  }
  const file = await download(() => page.locator("#themes-support").getByRole("button", { name: /^CSV/ }).click());
  const lines = Buffer.from(file.bytes).toString("utf8").trim().split("\r\n").slice(1);
  assert.deepEqual(lines.map((it) => it.includes("[c]")), people.map((it) => it === "[c]"));
  await page.locator(".themes a[href*='theme/']").first().click();
  await page.waitForSelector("#theme-by");
  await page.getByText("Role, site and the like are not said of people").waitFor();
});
