// Files full of markup, script, formulas and control characters go through every screen and every way out: nothing runs, nothing
// is asked for, text is shown as text, and what is saved means the same when it is opened again.
import assert from "node:assert/strict";
import { journey, settle } from "./harness.mjs";
import { formulas, hostile, hostileStudy, markup } from "./hostile-strings.mjs";
import { saved } from "./steps.mjs";

const SCREENS = ["#/study", "#/study/survey", "#/study/results", "#/study/participants", "#/study/transcripts", "#/study/codebook", "#/study/themes",
  "#/study/files", "#/study/log", "#/about", "#/"];

const backup = (it) => it.download(() => it.page.locator(".bar-backup").click());

/** Elements and attributes that only hostile text could have made. */
const strange = (page) => page.evaluate(() => {
  const known = "a abbr article aside b bdi br button caption circle code col colgroup dd desc details dfn div dl dt em fieldset footer form g h1 h2 h3 h4 header hr input kbd label legend "
    + "li line main mark meter nav ol optgroup option p path pattern polygon polyline progress q rect s section select small span strong sub summary sup svg table tbody td text textarea tfoot "
    + "th thead time title tr tspan u ul defs clippath mask lineargradient stop use symbol blockquote figure figcaption output datalist dialog search rule em i hgroup";
  const names = new Set(known.split(" "));
  const found = [];
  for (const it of document.body.querySelectorAll("*")) {
    if (it.closest("script[id=module]") || it.matches("script")) continue;
    if (!names.has(it.localName.toLowerCase())) found.push(it.outerHTML.slice(0, 120));
    for (const { name, value } of it.attributes) {
      if (/^on/i.test(name) || (/^(href|src|action|formaction|xlink:href)$/i.test(name) && !/^(#|blob:|data:image\/svg)/.test(value))) found.push(`${name}=${value}`);
    }
  }
  return [...found, ...(window.pwned ? ["a script ran"] : [])];
});

async function visit(it, seen) {
  const { page, go } = it;
  const links = new Set(SCREENS);
  for (const route of links) {
    await go(route);
    await settle(page);
    assert.deepEqual(await strange(page), [], route);
    const text = await page.evaluate(() => document.body.textContent
      + [...document.querySelectorAll("input, textarea")].map((field) => field.value).join("\n"));
    for (const string of markup) if (text.includes(string)) seen.add(string);
    const inside = await page.$$eval("main a[href^='#/study/']", (all) => all.map((a) => a.getAttribute("href")));
    // Every theme and transcript, and as many questions.
    const kinds = new Map();
    for (const link of inside) {
      const kind = link.split("/").slice(0, 3).join("/");
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kinds.get(kind) <= 15) links.add(link);
    }
  }
  return links.size;
}

journey("a study made of hostile strings is shown as text on every screen, and saved as it is", { timeout: 240_000 }, async (it) => {
  const { page, drop, go } = it;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await saved(page);
  const sample = await backup(it);
  const made = hostileStudy(sample.bytes);
  assert.ok(made.strings > hostile.length * 2, "each string stands in several places");
  await drop("main", { name: "<img src=x onerror=window.pwned=1>.json", bytes: made.bytes });
  await page.getByRole("button", { name: "Use the file" }).click();
  await saved(page);
  const seen = new Set();
  const screens = await visit(it, seen);
  assert.ok(seen.size >= markup.length - 2, `seen as text: ${seen.size} of ${markup.length}`);
  // The codes' own panels and editors.
  await go("#/study/codebook");
  for (const row of (await page.locator('[role="treeitem"]').all()).slice(0, 25)) {
    await row.click();
    assert.deepEqual(await strange(page), []);
  }
  // Saved and opened again, it is the same: nothing was dropped, nothing was taken for something else.
  await go("#/study");
  const first = await backup(it);
  assert.ok(!/[<>:"/\\|?*\u0000-\u001f]/.test(first.name), first.name);
  await drop("main", { name: "again.json", bytes: first.bytes });
  await page.getByRole("button", { name: "Use the file" }).click();
  await saved(page);
  const second = await backup(it);
  const [a, b] = [first, second].map(({ bytes }) => ({ ...JSON.parse(bytes), log: [] }));
  assert.deepEqual(b, a);
  // Every table: no cell begins as a formula, and none has become two.
  await go("#/study/files");
  let cells = 0;
  for (const button of await page.locator(".table-list button").all()) {
    const { bytes, name } = await it.download(() => button.click());
    assert.ok(!/[<>:"/\\|?*\u0000-\u001f]/.test(name), name);
    const rows = csv(bytes.toString("utf8").replace(/^\ufeff/, ""));
    assert.deepEqual([...new Set(rows.map((row) => row.length))].length, 1, name);
    for (const cell of rows.flat()) {
      cells += 1;
      assert.ok(!/^[=+@\t\r\uff1d]/.test(cell) && !/^-(?![\d.,]+%?$)./.test(cell), `${name}: ${JSON.stringify(cell.slice(0, 60))}`);
    }
  }
  console.log(`hostile: ${hostile.length} strings, ${made.strings} places, ${screens} screens, ${cells} cells of tables`);
});

function csv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    const row = rows.at(-1);
    if (quoted) {
      if (letter !== '"') row[row.length - 1] += letter;
      else if (text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") row.push("");
    else if (letter === "\n") rows.push([""]);
    else if (letter !== "\r") row[row.length - 1] += letter;
  }
  if (rows.at(-1).join("") === "") rows.pop();
  return rows;
}

journey("hostile files of every kind are imported as text", { timeout: 180_000 }, async (it) => {
  const { page, drop, go } = it;
  const quote = (cell) => `"${cell.replaceAll('"', '""')}"`;
  await page.getByRole("button", { name: "New study" }).click();
  await page.getByLabel("What is the study called?").fill("<script>window.pwned=1</script>");
  await page.getByLabel("Your name").fill("=1+1<img src=x onerror=window.pwned=1>");
  await page.getByRole("button", { name: "Begin" }).click();
  await saved(page);
  const plain = hostile.map((text) => text.replaceAll("\u0000", ""));
  const header = ["id", ...plain.slice(0, 30).map((text, at) => `${text} ${at}`)];
  const rows = plain.map((text, at) => [String(at + 1), ...header.slice(1).map((_, column) => (column % 3 ? text : hostile[(at + column) % hostile.length]))]);
  const table = [header, ...rows].map((row) => row.map(quote).join(",")).join("\r\n");
  await drop("main", { name: "\"><script>window.pwned=1<\u202e.csv", bytes: Buffer.from(table) });
  await page.getByRole("button", { name: /^Import \d+ questions/ }).waitFor();
  assert.deepEqual(await strange(page), []);
  await page.getByRole("button", { name: /^Import \d+ questions/ }).click();
  await saved(page);
  const talk = plain.map((text, at) => `${["Nurse<b>", "<img src=x onerror=window.pwned=1>"][at % 2]}: ${text.replace(/[\r\n]+/g, " ")}`).join("\n\n");
  await drop("main", { name: "talk<svg onload=window.pwned=1>.txt", bytes: Buffer.from(talk) });
  await page.getByRole("button", { name: /^Take/ }).first().click();
  await saved(page);
  const book = ["code,parent,definition,theme", ...plain.map((text, at) => [`${text} ${at}`, "", text, `${text} theme`].map(quote).join(","))].join("\r\n");
  await drop("main", { name: "codebook.csv", bytes: Buffer.from(book) });
  await page.locator(".import").getByRole("button", { name: "Import" }).click();
  await saved(page);
  const people = ["document,name,role", ["talk", "=1+1", "<script>window.pwned=1</script>"].map(quote).join(",")].join("\r\n");
  await go("#/study/participants");
  await drop("main", { name: "participants.csv", bytes: Buffer.from(people) });
  await page.locator(".import").getByRole("button", { name: "Import" }).click();
  await saved(page);
  const seen = new Set();
  await visit(it, seen);
  assert.ok(seen.size >= markup.length - 2, `seen as text: ${seen.size} of ${markup.length}`);
  const { bytes } = await backup(it);
  const study = JSON.parse(bytes);
  const answers = study.surveys[0].questions.flatMap((it) => [...(it.answers ?? []), ...(it.levels ?? []).map((level) => level.value)]);
  for (const formula of formulas) assert.ok(answers.some((it) => typeof it === "string" && it.includes(formula.trim())), formula);
});
