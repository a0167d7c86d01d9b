// From coded transcripts to findings: the corpus fixture goes in through the page, and the numbers on the screen and in
// the files are those that plain Python computed (tests/fixtures/corpus/expected.json).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { download, journey, open } from "./harness.mjs";
import { begin, sample } from "./steps.mjs";

const CORPUS = fileURLToPath(new URL("../fixtures/corpus/", import.meta.url));
const expected = JSON.parse(readFileSync(`${CORPUS}expected.json`));
const interviews = readdirSync(`${CORPUS}interviews`).filter((name) => name.endsWith(".txt")).map((name) => `${CORPUS}interviews/${name}`);

const notice = (page, text) => page.locator(".notice", { hasText: text }).waitFor();

/** The rows of a table by its id, the head first. */
const table = (page, id) =>
  page.$$eval(`#${id} tr`, (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

/** A CSV file's rows. */
function csv(bytes) {
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && bare === "" && end === "" ) break;
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length);
}

async function corpus(it) {
  const { page, drop, go } = it;
  await begin(it, "Corpus", "Coder A");
  await drop("body", ...interviews);
  await page.getByRole("button", { name: /^Take 4 transcripts/ }).click();
  await drop("body", `${CORPUS}participants.csv`);
  const preview = page.locator(".import");
  await preview.getByText("4 participants · 4 of 4 transcripts matched · 0 found in the survey").waitFor();
  await preview.getByRole("button", { name: "Import" }).click();
  await notice(page, "4 participants imported.");
  await drop("body", `${CORPUS}codebook.csv`);
  await preview.getByText("Adds 32 codes and 8 themes, changes 0, leaves 0 as before.").waitFor();
  await preview.getByRole("button", { name: "Import" }).click();
  await notice(page, "“codebook.csv” imported.");
  await drop("body", `${CORPUS}codings.csv`);
  await preview.getByText(`Adds ${expected.codings} segments, 0 codes and 2 coders.`).waitFor();
  await preview.getByRole("button", { name: "Import" }).click();
  await notice(page, "“codings.csv” imported.");
  await go("#/study/themes");
  await page.waitForSelector("#themes-support");
}

journey("the corpus goes in through the page, and its themes have the right counts", { timeout: 120_000 }, async (it) => {
  const { page, axe } = it;
  await corpus(it);
  const themes = Object.keys(expected.segments_per_theme);
  const support = await table(page, "themes-support");
  assert.equal(support.length, themes.length + 1);
  const [, ...rows] = support;
  for (const [name, segments, transcripts, participants] of rows) {
    assert.equal(Number(segments), expected.segments_per_theme[name], name);
    assert.equal(Number(transcripts), expected.documents_per_theme[name], name);
    const people = Object.values(expected.segments_by_role_and_theme).filter((by) => by[name]).length;
    assert.equal(participants, `${people} of ${expected.documents}`, name);
  }
  await page.getByLabel("By", { exact: true }).selectOption("role");
  const [head, ...by] = await table(page, "themes-by");
  const roles = head.slice(1).map((it) => it.replace(/ \(n = \d+\)$/, ""));
  assert.deepEqual([...roles].sort(), Object.keys(expected.segments_by_role_and_theme).sort());
  for (const [name, ...cells] of by) {
    cells.forEach((cell, at) => {
      const wanted = expected.segments_by_role_and_theme[roles[at]][name] ?? 0;
      assert.equal(cell, `${wanted} (${wanted ? 1 : 0})`, `${name}, ${roles[at]}`);
    });
  }
  await axe();

  const saved = await download(page, () => page.locator("#themes-by").getByRole("button", { name: /^CSV/ }).click());
  assert.match(saved.name, /^Corpus themes by role \d{4}-\d\d-\d\d\.csv$/);
  const [names, ...long] = csv(saved.bytes);
  assert.deepEqual(names, ["theme", "role", "segments", "transcripts", "participants", "base"]);
  for (const [theme, role, segments] of long) {
    assert.equal(Number(segments), expected.segments_by_role_and_theme[role][theme] ?? 0, `${theme}, ${role}`);
  }
  const wide = csv((await download(page, () => page.locator("#themes-support").getByRole("button", { name: /^CSV/ }).click())).bytes);
  for (const row of wide.slice(1)) assert.equal(Number(row[2]), expected.segments_per_theme[row[0]]);

  // One theme: all its quotes, each segment a row in the file.
  const name = "Time and workload";
  await page.getByRole("heading", { name }).getByRole("link").click();
  await page.getByRole("heading", { name: "Quotes" }).waitFor();
  await page.getByText(new RegExp(`passages from ${expected.segments_per_theme[name]} segments`)).waitFor();
  await axe();
  const quotes = csv((await download(page, () => page.getByRole("button", { name: "Quotes as CSV" }).click())).bytes);
  assert.equal(quotes.length - 1, expected.segments_per_theme[name]);
  const role = quotes[0].indexOf("role");
  const coach = quotes.filter((row) => row[role] === "Coach").length;
  assert.equal(coach, expected.segments_by_role_and_theme.Coach[name]);
  await page.getByLabel("Who", { exact: true }).selectOption({ label: "role: Coach" });
  await page.getByText(new RegExp(`from ${coach} segments`)).waitFor();

  // The codings go out with the places that came in.
  await it.go("#/study/files");
  const out = csv((await download(page, () => page.getByRole("button", { name: /CSV: Codings/ }).click())).bytes);
  const came = csv(readFileSync(`${CORPUS}codings.csv`)).slice(1).map((row) => row.join("|")).sort();
  assert.deepEqual(out.slice(1).map((row) => row.slice(0, 5).join("|")).sort(), came);
});

journey("a study goes to another browser as one file, and comes out the same, byte by byte", { timeout: 120_000 }, async (it) => {
  const { page, go } = it;
  await sample(it);
  await go("#/study/files");
  const save = (where) => download(where, () => where.getByRole("button", { name: "Save the study as a file" }).click());
  const first = await save(page);
  assert.match(first.name, /\d{4}-\d\d-\d\d\.(heddle\.)?json$/);
  const other = await open({});
  try {
    await begin(other, "Another", "Jo");
    await other.go("#/study/files");
    await other.drop(".drop-zone", { name: first.name, bytes: first.bytes, type: "application/json" });
    await other.page.locator(".found").getByText("60 survey answers").waitFor();
    await other.page.getByRole("button", { name: "Open it" }).click();
    await other.page.locator(".glances").getByText("survey answers").waitFor();
    await other.go("#/study/files");
    const second = await save(other.page);
    assert.ok(first.bytes.equals(second.bytes), "the two files differ");
    // The same file again: it is here already, and both can be kept.
    await other.drop(".drop-zone", { name: first.name, bytes: first.bytes, type: "application/json" });
    await other.page.getByText(/This study is on this computer already/).waitFor();
    await other.axe();
    await other.page.getByRole("button", { name: "Keep both" }).click();
    await other.page.locator(".bar-study", { hasText: "(from file)" }).waitFor();
    assert.deepEqual(other.complaints, []);
  } finally {
    await other.close();
  }
});

journey("bad study files are said, and nothing else is lost", async (it) => {
  const { page, go, drop, axe } = it;
  await sample(it);
  await go("#/study/files");
  const whole = (await download(page, () => page.getByRole("button", { name: "Save the study as a file" }).click())).bytes.toString("utf8");
  const found = page.locator(".found");
  const bad = async (name, text, sign) => {
    await drop(".drop-zone", { name, bytes: Buffer.from(text) });
    await found.getByText(`“${name}” cannot be opened.`).waitFor();
    assert.match(await found.innerText(), sign, name);
    await page.getByRole("button", { name: "Leave it" }).click();
  };
  await bad("cut.json", whole.slice(0, whole.length / 2), /line [\d,]+/);
  await bad("newer.json", whole.replace('"version":1', '"version":9'), /newer/i);
  await bad("list.json", "[1, 2]", /study/i);
  await bad("empty.json", "", /empty/i);
  await bad("paper.json", "%PDF-1.7\n%\u00e2", /./);
  // Places outside the text: what can be found again is, the rest is named.
  const moved = whole.replace(/("start":)\d+,"end":\d+(,"quote")/, "$19000000,\"end\":9000009$2");
  assert.notEqual(moved, whole);
  await drop(".drop-zone", { name: "moved.json", bytes: Buffer.from(moved) });
  await found.getByText("60 survey answers").waitFor();
  await axe();
  await page.getByRole("button", { name: "Leave it" }).click();
  await go("#/study/themes");
  assert.equal(await page.locator(".theme").count(), 4);
});

journey("quotes and names that a spreadsheet would compute are masked", async (it) => {
  const { page, go } = it;
  await sample(it);
  await go("#/study/themes");
  await page.locator(".theme h2 a").first().click();
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("=cmd|'/c calc'!A1");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  await page.getByRole("heading", { name: "=cmd|'/c calc'!A1" }).waitFor();
  const { bytes } = await download(page, () => page.getByRole("button", { name: "Quotes as CSV" }).click());
  const rows = csv(bytes).slice(1);
  assert.ok(rows.length > 10);
  for (const [theme] of rows) assert.equal(theme, "'=cmd|'/c calc'!A1");
});

journey("codes are moved, merged and removed by keyboard, and every step can be taken back", async (it) => {
  const { page, go, axe } = it;
  await sample(it);
  await go("#/study/codebook");
  const tree = page.locator("#codebook-tree");
  const names = () => tree.locator(".tree-item").evaluateAll((all) =>
    all.map((it) => `${it.getAttribute("aria-level")} ${it.querySelector(".tree-label").textContent}`));
  const before = await names();
  assert.ok(before.length > 10);
  await axe();
  const leaf = tree.locator('[aria-level="2"]').nth(1);
  await leaf.click();
  await axe();
  await leaf.press("Alt+ArrowUp");
  assert.notDeepEqual(await names(), before);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await names(), before);
  // It has segments: it is put into the archive, and not removed.
  await leaf.press("Delete");
  await notice(page, "archived");
  // As long as it is the one at hand, it stays in sight.
  await leaf.locator(".code-mark.archived").waitFor();
  assert.deepEqual(await names(), before);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).first().click();
  await leaf.locator(".code-mark.archived").waitFor({ state: "detached" });
  assert.deepEqual(await names(), before);

  await tree.locator('[aria-level="2"]').first().click();
  await page.getByRole("button", { name: "Merge into…" }).click();
  const into = page.getByRole("combobox", { name: "Merge it into which code?" });
  await into.press("ArrowDown");
  await into.press("Enter");
  await page.getByText(/will have the code/).first().waitFor();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await notice(page, "merged into");
  assert.equal((await names()).length, before.length - 1);
});

journey("findings look as they should, wide and narrow, light and dark", { timeout: 180_000 }, async (it) => {
  const { page, go, shot, axe } = it;
  await sample(it);
  for (const [route, name] of [["#/study", "overview"], ["#/study/codebook", "codebook"], ["#/study/themes", "themes"],
    ["#/study/participants", "participants"], ["#/study/files", "files"], ["#/study/log", "log"], ["#/about", "about"]]) {
    await go(route);
    await axe();
    await shot(`findings-${name}`);
  }
  await go("#/study/codebook");
  await page.locator('#codebook-tree [aria-level="2"]').first().click();
  await shot("findings-code");
  await go("#/study/themes");
  await page.locator(".theme h2 a").first().click();
  await page.waitForSelector(".quote-list");
  await axe();
  await shot("findings-theme");
});
