// Tables go to Word and Excel as tables; charts are saved as pictures that need nothing of the page.
import assert from "node:assert/strict";
import { drop, journey } from "./harness.mjs";
import { begin, sample, saved } from "./steps.mjs";

/** The table of one question of the sample study. */
async function question(opened, kind, shown = ".results .table") {
  const { page, go } = opened;
  await sample(opened);
  await go("#/study/results");
  await page.waitForSelector("#all-questions");
  await page.locator("#all-questions tbody tr", { hasText: kind }).first().locator("th a").click();
  await page.waitForSelector(shown);
}

journey("tables are copied and saved for Excel", {
  timeout: 60_000,
  context: { permissions: ["clipboard-read", "clipboard-write"] },
}, async (opened) => {
  const { page, download } = opened;
  await question(opened, "Scale");
  await page.getByRole("button", { name: /^Copy: / }).first().click();
  await page.getByText("Copied").first().waitFor();
  const forms = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (await item.getType(type)).text();
    return { html: await read("text/html"), text: await read("text/plain") };
  });
  assert.match(forms.html, /<table/);
  assert.match(forms.html, /Table 1/);
  assert.match(forms.html, /Note\./);
  const heads = await page.locator(".table").first().locator("thead th").allInnerTexts();
  assert.equal(forms.text.split("\n")[0], heads.join("\t"));
  const lines = await page.locator(".table").first().locator("tbody tr").count();
  assert.equal(forms.text.split("\n").length, lines + 1);

  const book = await download(() => page.getByRole("button", { name: /^Excel: / }).first().click());
  assert.match(book.name, /\.xlsx$/);
  assert.equal(Buffer.from(book.bytes).subarray(0, 2).toString(), "PK");
});

journey("numbers have a box plot with their points, with the quartiles that one chooses", { timeout: 90_000 }, async (opened) => {
  const { page, download, axe, go, reload } = opened;
  await begin(opened);
  await go("#/study/survey");
  await page.waitForSelector(".drop-zone");
  const rows = Array.from({ length: 24 }, (_, at) => `R${at},${["North", "South"][at % 2]},${at === 23 ? 90 : 20 + ((at * 7) % 13)}`);
  await drop(page, ".drop-zone", { name: "ages.csv", type: "text/csv", bytes: Buffer.from(`id,ward,age\n${rows.join("\n")}\n`) });
  await page.waitForSelector(".preview");
  await page.getByRole("button", { name: "Import 3 questions" }).click();
  await page.waitForSelector(".survey-card");
  await go("#/study/results");
  await page.locator("#all-questions tbody a", { hasText: "age" }).click();
  const plot = page.locator("#chart-box-chart .chart-wide");
  await plot.waitFor();
  // Each answer is a point; 90 lies beyond the whiskers, and is told by its shape.
  assert.deepEqual([await plot.locator(".point").count(), await plot.locator(".point-out").count()], [23, 1]);
  assert.match(await plot.locator("desc").textContent(), /^from 20\.00 to 90\.00, median .*, middle half .*, n = 24$/);
  // NumPy: quantile(ages, [.25, .75], method="linear") and "weibull".
  const quartiles = async () => (await page.locator("#numbers tbody td").allInnerTexts()).slice(5, 7).map(Number);
  const ages = rows.map((it) => Number(it.split(",")[2])).sort((a, b) => a - b);
  const at = (place) => ages[Math.floor(place)] + (place % 1) * (ages[Math.ceil(place)] - ages[Math.floor(place)]);
  assert.deepEqual(await quartiles(), [at(23 * 0.25), at(23 * 0.75)]);
  await page.getByLabel("Quartiles").selectOption({ label: "as in SPSS (type 6)" });
  await page.locator("#numbers", { hasText: "type 6, as in SPSS" }).waitFor();
  assert.deepEqual(await quartiles(), [at(25 * 0.25 - 1), at(25 * 0.75 - 1)]);
  assert.match(await page.innerText(".results"), /Box: from the first to the third quartile \(type 6, as in SPSS\)/);
  // The choice is this browser's.
  await saved(page);
  await reload();
  await page.locator("#numbers", { hasText: "type 6, as in SPSS" }).waitFor();
  const svg = await download(() => page.getByRole("group", { name: /^Box plot/ }).getByRole("button", { name: "SVG" }).click());
  assert.equal((Buffer.from(svg.bytes).toString("utf8").match(/<circle/g) ?? []).length, 24);
  // The histogram and the box below it have one axis: the same number stands in the same place.
  const marks = (of) => page.$$eval(`#${of}-chart .chart-wide .chart-tick`, (all) => Object.fromEntries(all.map((it) => [it.textContent, it.getAttribute("x")])));
  const [bars, box] = [await marks("chart"), await marks("chart-box")];
  const both = Object.keys(bars).filter((it) => it in box);
  assert.ok(both.length > 1, JSON.stringify([bars, box]));
  for (const it of both) assert.equal(box[it], bars[it], it);
  await axe({ within: "main" });
  await page.getByLabel("Split by").selectOption({ label: "ward" });
  const groups = page.locator("#chart-by-chart .chart-wide");
  await groups.waitFor();
  assert.equal(await groups.locator(".range-box").count(), 2);
  assert.equal(await groups.locator("circle").count(), 24);
  // Single answers are not drawn where small counts are hidden.
  await go("#/study/results");
  await page.locator("#hiding").selectOption({ label: "1 to 4 hidden" });
  await page.locator("#all-questions tbody a", { hasText: "age" }).click();
  await page.getByText("Single answers are not drawn, since small counts are hidden").waitFor();
  assert.equal(await page.locator(".point, .point-out").count(), 0);
});

journey("a scale is read without colour", { timeout: 60_000 }, async (opened) => {
  const { page, download } = opened;
  await question(opened, "Scale");
  const shades = await page.evaluate(() => {
    const grey = (it) => {
      const [r, g, b] = getComputedStyle(it).fill.match(/[\d.]+/g).map(Number);
      const whole = getComputedStyle(it).fill.startsWith("color") ? 255 : 1;
      return Math.round((0.2126 * r + 0.7152 * g + 0.0722 * b) * whole);
    };
    return [...document.querySelectorAll(".chart-key li")].map((it) => ({
      grey: grey(it.querySelector("rect")), ruled: it.querySelectorAll(".thread").length > 0,
    }));
  });
  // As a photocopier has them: no two answers are alike in shade and in whether they are ruled.
  for (const [at, one] of shades.entries()) {
    for (const other of shades.slice(at + 1)) {
      assert.ok(one.ruled !== other.ruled || Math.abs(one.grey - other.grey) >= 10, JSON.stringify(shades));
    }
  }
  assert.ok(shades.some((it) => it.ruled) && shades.some((it) => !it.ruled));
  const svg = await download(() => page.getByRole("button", { name: "SVG" }).first().click());
  assert.ok((Buffer.from(svg.bytes).toString("utf8").match(/<line/g) ?? []).length > 8, "the threads are in the picture");
  // What can be done with a chart stands on one line.
  const tops = await page.locator(".likert .chart-tools").first().locator("button").evaluateAll((all) => new Set(all.map((it) => Math.round(it.getBoundingClientRect().top))).size);
  assert.equal(tops, 1);
  assert.equal(await page.locator(".likert").first().locator(".chart-tools").count(), 1);
});

journey("written answers are searched, and how many were found is said", { timeout: 60_000 }, async (opened) => {
  const { page } = opened;
  await question(opened, "Text", ".open-list");
  const all = await page.locator(".open-list li").count();
  const word = (await page.locator(".open-list .said").first().innerText()).split(/\W+/).find((it) => it.length > 4);
  await page.getByLabel("Find in the answers").fill(word.toUpperCase());
  await page.locator(".open-head .note", { hasText: "found" }).waitFor();
  const found = await page.locator(".open-list .said").allInnerTexts();
  assert.ok(found.length > 0 && found.length < all, `${found.length} of ${all}`);
  for (const it of found) assert.ok(it.toLowerCase().includes(word.toLowerCase()), it);
  assert.match(await page.innerText(".open-head .note"), new RegExp(`^${found.length} answers? found$`));
  assert.equal(await page.getByRole("button", { name: "Code these answers" }).count(), 1);
  assert.match(await page.locator(".open-list .note").first().innerText(), /^Respondent /);
});

journey("charts are saved as SVG and PNG", { timeout: 60_000 }, async (opened) => {
  const { page, download } = opened;
  await question(opened, "Scale");
  const svg = await download(() => page.getByRole("button", { name: "SVG" }).first().click());
  const text = Buffer.from(svg.bytes).toString("utf8");
  assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(text, /<title>/);
  assert.doesNotMatch(text, /var\(| class=| style=|href|url\(|https?:\/\/(?!www\.w3\.org)/);
  // It is whole by itself: every element ends, and its colours are plain ones.
  const stack = [];
  for (const [, end, name, , empty] of text.matchAll(/<(\/?)([a-z]+)((?:\s[\w-]+="[^"<]*")*)(\/?)>/g)) {
    if (end) assert.equal(stack.pop(), name);
    else if (!empty) stack.push(name);
  }
  assert.deepEqual(stack, []);
  assert.equal((text.match(/</g) ?? []).length, (text.match(/<\/?[a-z]+(?:\s[\w-]+="[^"<]*")*\/?>/g) ?? []).length);
  const fills = new Set([...text.matchAll(/<rect[^>]* fill="([^"]+)"/g)].map((it) => it[1]));
  assert.ok(fills.size > 3, `${fills.size} colours`);
  for (const it of fills) assert.match(it, /^rgba?\([\d., ]+\)$/);
  assert.ok((text.match(/<text/g) ?? []).length > 3);
  const png = await download(() => page.getByRole("button", { name: "PNG" }).first().click());
  const bytes = Buffer.from(png.bytes);
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  const [width, wanted] = [bytes.readUInt32BE(16), Number(/width="([\d.]+)"/.exec(text)[1])];
  assert.ok(Math.abs(width - 2 * wanted) <= 2, `${width} for ${wanted}`);
  // The table is one key away.
  await page.getByRole("button", { name: "Table", exact: true }).first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.className), "table-scroll");
});
