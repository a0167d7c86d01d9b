// The frame around the screens: what is kept, undone, dropped, said, and where the keyboard is.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { begin, sample, saved } from "./steps.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const notice = (page, text) => page.locator(".notice", { hasText: text }).waitFor();

journey("the sample opens by one click, is kept, and is there after a reload", async (it) => {
  const { page, reload, axe, shot } = it;
  await sample(it);
  assert.equal(await focused(page), "Overview");
  await saved(page);
  await axe();
  await reload();
  assert.match(await page.title(), /^Overview – Sure Footing.* – Heddle$/);
  await it.go("#/");
  await page.getByRole("heading", { name: /woven/ }).waitFor();
  await page.locator(".study-item", { hasText: "6 transcripts · 60 answers · 2 coders" }).waitFor();
  await axe();
  await shot("home-kept");
  // The second click opens the same one.
  await sample(it);
  await it.go("#/");
  assert.equal(await page.locator(".study-item").count(), 1);
});

journey("a new study asks for two names, and is put into the bin and out of it", async (it) => {
  const { page, axe, shot } = it;
  await page.getByRole("button", { name: "New study" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  assert.equal(await page.locator(".field-error").count(), 2);
  await axe();
  await shot("home-new");
  await page.getByRole("button", { name: "Cancel" }).click();
  await begin(it);
  await saved(page);
  await page.getByText("coding as Amara").waitFor();
  await it.go("#/");
  await page.getByRole("button", { name: "Put Winter falls into the bin" }).click();
  assert.equal(await page.locator(".home-none").count(), 1);
  await page.getByText("Bin (1)").click();
  await page.getByRole("button", { name: "Restore Winter falls" }).click();
  await page.locator(".study-item", { hasText: "Winter falls" }).waitFor();
  await page.getByRole("button", { name: "Put Winter falls into the bin" }).click();
  await page.getByText("Bin (1)").click();
  await page.getByRole("button", { name: "Erase Winter falls" }).click();
  assert.equal(await focused(page), "Cancel");
  await shot("home-erase");
  await page.locator(".confirm").getByRole("button", { name: "Erase" }).click();
  await page.waitForFunction(() => !document.querySelector(".bin"));
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/study/"))
    .filter((key) => !key.startsWith("heddle/settings/"))), []);
});

journey("an address of a study, when none was ever open, leads home with a notice", { route: "#/study/codebook" }, async ({ page }) => {
  await page.getByRole("heading", { name: /woven/ }).waitFor();
  await notice(page, "none is open");
});

journey("a saved copy opens again, and the person says which of two to go on with", async (it) => {
  const { page, download, drop } = it;
  await begin(it, "Winter: falls?");
  await saved(page);
  const file = await download(() => page.getByRole("button", { name: "no backup yet" }).click());
  assert.match(file.name, /^Winter falls \d{4}-\d\d-\d\d\.heddle\.json$/);
  await page.getByRole("button", { name: "backup just now" }).waitFor();
  await drop("main", { ...file });
  await page.getByText("is on this computer already").waitFor();
  await it.axe();
  await it.shot("twin");
  await page.getByRole("button", { name: "Use the file" }).click();
  await page.waitForFunction(() => !document.querySelector(".twin"));
  await saved(page);
});

journey("a table dropped at home waits for its study, and opens the screen that imports it", async (it) => {
  const { page, drop, url } = it;
  await drop("main", { name: "survey.csv", bytes: Buffer.from("id,site,q1\n1,A,2\n") });
  await page.getByText("1 file will be imported into it.").waitFor();
  await page.getByLabel("What is the study called?").fill("Dropped");
  await page.getByLabel("Your name").fill("Jo");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL(`${url}#/study/survey`);
});

journey("files that are nothing to Heddle are named", async ({ page, drop }) => {
  await drop("main", { name: "minutes.pdf", bytes: Buffer.from("%PDF-1.7\n") });
  await notice(page, "minutes.pdf");
  await drop("main", { name: "half.json", bytes: Buffer.from('{"format":"heddle-study","version":1,"study":{') });
  await notice(page, "half.json");
  await drop("main", { name: "empty.json", bytes: Buffer.alloc(0) });
  await notice(page, "empty.json");
});

journey("a browser that keeps nothing says so, and the study can still be saved as a file", { storage: "blocked" }, async (it) => {
  const { page, download } = it;
  await page.getByText("This browser keeps nothing for this page.").waitFor();
  await begin(it);
  await notice(page, "keeps nothing");
  await page.locator(".save-state", { hasText: "Not saved" }).waitFor();
  const file = await download(() => page.getByRole("button", { name: "Download my study" }).click());
  assert.equal(JSON.parse(file.bytes).format, "heddle-study");
});

journey("a full browser says so, and loses nothing", async (it) => {
  const { page, fillStorage, download } = it;
  await begin(it, "In the way");
  await saved(page);
  await it.go("#/");
  await page.getByRole("button", { name: "Put In the way into the bin" }).click();
  await fillStorage();
  await begin(it);
  await notice(page, "no room left");
  await it.shot("full");
  const file = await download(() => page.getByRole("button", { name: "Download my study" }).click());
  assert.match(file.name, /^Winter falls/);
  // As the notice says: with room made, it is saved, and nothing is said any more.
  await it.go("#/");
  await page.getByText("Bin (1)").click();
  await page.getByRole("button", { name: "Erase In the way" }).click();
  await page.locator(".confirm").getByRole("button", { name: "Erase" }).click();
  await page.locator(".study-item", { hasText: "Winter falls" }).waitFor();
  await page.waitForFunction(() => !document.querySelector(".notice.error"));
  await it.reload();
  await page.locator(".study-item", { hasText: "Winter falls" }).waitFor();
});

journey("when the app breaks, the study can be saved as a file", { quiet: false }, async (it) => {
  const { page, download } = it;
  await sample(it);
  await saved(page);
  // Yew takes it for granted that an element can be made, anew or as a copy.
  await page.evaluate(() => {
    for (const [type, name] of [[Document, "createElement"], [Node, "cloneNode"]]) {
      const make = type.prototype[name];
      type.prototype[name] = function (...rest) {
        if (rest[0] === "section" || this.nodeName === "SECTION") throw new Error("broken on purpose");
        return make.apply(this, rest);
      };
    }
    location.hash = "#/";
  });
  await page.getByRole("alert").getByText("Heddle has stopped.").waitFor();
  await it.shot("broken");
  const file = await download(() => page.getByText("Download my study").click());
  assert.equal(JSON.parse(file.bytes).format, "heddle-study");
});

journey("by keyboard: skip link, navigation, coder, theme", async (it) => {
  const { page } = it;
  await sample(it);
  // What the one file says first has been read.
  for (const button of await page.locator("#strip button").all()) await button.click();
  // From the page's beginning, not from the heading that has the focus.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.getByRole("link", { name: "Codebook" }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  assert.equal(await page.locator('[aria-current="page"]').first().innerText().then((it) => it.split("\n")[0]), "Codebook");
  await page.locator("#coder-button").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.id === "coder-0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "coder-button");
  await page.reload();
  await page.waitForSelector(".bar");
  assert.doesNotMatch(await page.locator("#coder-button").innerText(), /Amara/);
  await page.locator('#theme-nav input[value="dark"]').check({ force: true });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

journey("on a phone, the navigation is a bar of five", { viewport: { width: 390, height: 844 } }, async (it) => {
  const { page, axe } = it;
  await sample(it);
  await page.locator(".nav-five").getByRole("link", { name: "Themes" }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === "Themes");
  await page.getByRole("button", { name: "More" }).click();
  await page.locator(".nav-all").getByRole("link", { name: "Codebook" }).waitFor();
  await page.screenshot({ path: new URL("out/more-390.png", import.meta.url).pathname });
  await axe();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
});

journey("on paper, pictures and coded words stay, and the page's own controls go", async (it) => {
  const { page, go } = it;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.locator(selector).first().isVisible();
  await go("#/study/results");
  await page.waitForSelector("#all-questions .spark rect.bar");
  assert.ok(await shown("#all-questions .spark rect.bar"), "the bars are printed");
  for (const hidden of ["header.bar", ".nav", ".table-actions"]) assert.equal(await shown(hidden), false, hidden);
  await go("#/study/transcripts");
  await page.locator("main table a").first().click();
  await page.waitForSelector(".turn-text mark");
  const line = await page.$eval(".turn-text mark", (mark) => getComputedStyle(mark).textDecorationLine);
  assert.equal(line, "underline");
  assert.equal(await shown(".coding-side"), false);
});

journey("an address that is none of Heddle's leads to the first screen", { route: "#foot" }, async ({ page, go }) => {
  await page.waitForSelector(".home");
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
  for (const odd of ["#study", "#", "#?a=b"]) {
    await go(odd);
    await page.waitForSelector(".home");
    await go("#/study/themes");
    await page.waitForSelector(".theme-order");
  }
});
