// The report: one file that opens anywhere, says what the study has, names nobody, and under its own policy neither runs nor asks for
// anything; also when the study is made of hostile strings.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { journey, OUT } from "./harness.mjs";
import { hostile, hostileStudy, markup } from "./hostile-strings.mjs";
import { sample, saved } from "./steps.mjs";

const report = async (it) => {
  await it.go("#/study/files");
  return it.download(() => it.page.getByRole("button", { name: "Save the report (HTML)" }).click());
};

/** Opens a report from the disk in a page of its own, and returns what is seen of it, and what it tried. */
async function opened(it, bytes, look) {
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  const tab = await it.context.newPage();
  const [asked, said] = [[], []];
  tab.on("request", (request) => { if (!request.url().startsWith("file:")) asked.push(request.url()); });
  tab.on("console", (message) => said.push(message.text()));
  tab.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  try {
    const file = join(folder, "report.html");
    await writeFile(file, bytes);
    await tab.goto(pathToFileURL(file).href);
    const found = await look(tab);
    assert.deepEqual(asked, []);
    assert.deepEqual(said, []);
    return found;
  } finally {
    await tab.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const policed = (bytes) => {
  const text = bytes.toString("utf8");
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)[1];
  const hash = createHash("sha256").update(style).digest("base64");
  assert.ok(text.includes(`style-src &#39;sha256-${hash}&#39;`), "the policy allows this very style");
  assert.ok(!/<script|\son\w+=|<img|<link|<iframe|style=/i.test(text.replace(/&lt;[\s\S]*?&gt;/g, "")));
};

journey("a report is a file that says what the study has", { timeout: 120_000 }, async (it) => {
  const { page, go, axe } = it;
  await sample(it);
  await saved(page);
  const { name, bytes } = await report(it);
  assert.match(name, /^Sure Footing.* report \d{4}-\d\d-\d\d\.html$/);
  policed(bytes);
  await opened(it, bytes, async (tab) => {
    const text = await tab.innerText("main");
    for (const said of ["Methods", "Participants by", "Valid %", "Themes", "Codebook", "By stance"]) assert.ok(text.includes(said), said);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector("h2")).borderTopStyle), "solid", "its style is used");
    assert.ok((await tab.locator("blockquote").count()) > 3);
    // Nobody of the study is named.
    const people = JSON.parse((await it.download(() => page.locator(".bar-backup").click())).bytes).participants.map((one) => one.name);
    for (const one of people) assert.ok(!text.includes(one), one);
    for (const [size, scheme] of [[{ width: 1280, height: 800 }, "light"], [{ width: 390, height: 844 }, "light"], [{ width: 1280, height: 800 }, "dark"]]) {
      await tab.setViewportSize(size);
      await tab.emulateMedia({ colorScheme: scheme });
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `no sideways scrolling at ${size.width}`);
      await tab.screenshot({ path: join(OUT, `report-${size.width}-${scheme}.png`), fullPage: true });
    }
    await tab.emulateMedia({ media: "print", colorScheme: "light" });
    assert.equal(await tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  });
  // What is in it is chosen.
  await go("#/study/files");
  await page.locator(".report-choice summary").click();
  await axe();
  await page.getByLabel("Quotes that were chosen for themes").uncheck();
  await page.getByLabel("Codebook", { exact: true }).uncheck();
  await page.getByLabel("Count themes by").selectOption("");
  const questions = page.locator(".report-questions input");
  const first = await page.locator(".report-questions label").first().innerText();
  await questions.first().uncheck();
  await page.getByText(`Questions of the survey: ${(await questions.count()) - 1} of ${await questions.count()}`).waitFor();
  const less = await report(it);
  await opened(it, less.bytes, async (tab) => {
    assert.equal(await tab.locator("blockquote, .codebook").count(), 0);
    assert.equal(await tab.locator("h4", { hasText: first }).count(), 0);
    assert.equal(await tab.locator(".theme table").count(), 0);
  });
});

journey("a report of a study made of hostile strings is text", { timeout: 180_000 }, async (it) => {
  const { page, drop } = it;
  await sample(it);
  await saved(page);
  const made = hostileStudy((await it.download(() => page.locator(".bar-backup").click())).bytes);
  await drop("main", { name: "hostile.json", bytes: made.bytes });
  await page.getByRole("button", { name: "Use the file" }).click();
  await saved(page);
  const { name, bytes } = await report(it);
  assert.ok(!/[<>:"/\\|?*\u0000-\u001f]/.test(name), name);
  const seen = await opened(it, bytes, async (tab) => {
    const strange = await tab.evaluate(() => {
      const known = new Set("html head meta title style body main header section article h1 h2 h3 h4 p figure figcaption table caption b thead tbody tr th td blockquote footer dl dt dd".split(" "));
      return [...document.querySelectorAll("*")].filter((one) => !known.has(one.localName)).map((one) => one.outerHTML.slice(0, 100));
    });
    assert.deepEqual(strange, []);
    assert.equal(await tab.evaluate(() => window.pwned), undefined);
    return tab.evaluate(() => document.body.textContent);
  });
  const shown = markup.filter((string) => seen.includes(string));
  assert.ok(shown.length > markup.length / 3, `shown as text: ${shown.length} of ${markup.length}`);
  console.log(`hostile report: ${hostile.length} strings in the study, ${shown.length} of ${markup.length} with markup seen as text, ${bytes.length} bytes`);
});
