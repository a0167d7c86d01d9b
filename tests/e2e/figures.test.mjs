// Tables go to Word and Excel as tables; charts are saved as pictures that need nothing of the page.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { sample } from "./steps.mjs";

/** The table of one question of the sample study. */
async function question(opened, kind) {
  const { page, go } = opened;
  await sample(opened);
  await go("#/study/results");
  await page.waitForSelector("#all-questions");
  await page.locator("#all-questions tbody tr", { hasText: kind }).first().locator("th a").click();
  await page.waitForSelector(".results .table");
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

journey("charts are saved as SVG and PNG", { timeout: 60_000 }, async (opened) => {
  const { page, download } = opened;
  await question(opened, "Scale");
  const svg = await download(() => page.getByRole("button", { name: /^SVG: / }).first().click());
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
  const png = await download(() => page.getByRole("button", { name: /^PNG: / }).first().click());
  const bytes = Buffer.from(png.bytes);
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  const [width, wanted] = [bytes.readUInt32BE(16), Number(/width="([\d.]+)"/.exec(text)[1])];
  assert.ok(Math.abs(width - 2 * wanted) <= 2, `${width} for ${wanted}`);
  // The table is one key away.
  await page.getByRole("button", { name: /^Table: / }).first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.className), "table-scroll");
});
