// The journal: each change is in the database before the page says that it is saved, small and at once; the study is saved whole a
// moment later. A page that ends between the two starts with every change; what cannot be replayed is put aside and said.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { begin, codes, saved, typeCode, wholly } from "./steps.mjs";

/** Everything of both stores. */
const dump = (page) => page.evaluate(async () => {
  const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
  const store = () => database.transaction("texts").objectStore("texts");
  const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const [keys, texts] = [await all(store().getAllKeys()), await all(store().getAll())];
  database.close();
  return { local: { ...localStorage }, copy: Object.fromEntries(keys.map((key, at) => [key, texts[at]])) };
});
const put = (page, { local, copy }) => page.evaluate(async ([mine, theirs]) => {
  localStorage.clear();
  for (const [key, text] of Object.entries(mine)) localStorage.setItem(key, text);
  const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
  const change = database.transaction("texts", "readwrite");
  change.objectStore("texts").clear();
  for (const [key, text] of Object.entries(theirs)) change.objectStore("texts").put(text, key);
  await new Promise((done) => { change.oncomplete = done; });
  database.close();
}, [local, copy]);
const entries = ({ copy }) => Object.fromEntries(Object.entries(copy).filter(([key]) => key.startsWith("heddle/1/journal/")));

/** A state saved whole, and the journal of three codes added to it, as they lay there when the page said "Saved". */
async function work(it) {
  const { page } = it;
  await begin(it, "Journal", "Ada");
  await typeCode(page, "Before");
  await wholly(page);
  const base = await dump(page);
  assert.deepEqual(entries(base), {});
  // Saving whole waits long enough to look at the journal alone.
  await page.evaluate(() => { const put = Storage.prototype.setItem; window.held = put; Storage.prototype.setItem = function (key, ...rest) {
    if (String(key).startsWith("heddle/1/study/")) throw new DOMException("not now", "UnknownError");
    return put.call(this, key, ...rest);
  }; });
  const journal = {};
  for (const name of ["One", "Two", "Three"]) {
    await typeCode(page, name);
    await page.locator('[role="treeitem"]', { hasText: name }).waitFor();
    // What could not be saved whole stays so in sight; the journal has the change a moment after it was made.
    const before = Object.keys(journal).length;
    while (Object.keys(journal).length === before) Object.assign(journal, entries(await dump(page)));
  }
  assert.equal(Object.keys(journal).length, 3, Object.keys(journal).join());
  for (const text of Object.values(journal)) assert.ok(text.length < 2000, "an entry is as small as the change");
  await page.evaluate(() => { Storage.prototype.setItem = window.held; });
  return { base, journal };
}

/** Starts with these, as after a browser that died. */
async function restart(it, state) {
  // Nothing waits in the page that it could still save when it is left.
  await it.go("#/");
  // Of the same origin, and empty.
  const blank = new URL("blank", it.url).href;
  await it.page.route(blank, (route) => route.fulfill({ contentType: "text/html", body: "<title>blank</title>" }));
  await it.page.goto(blank);
  await put(it.page, state);
  await it.page.goto(it.url);
  await it.page.waitForSelector("h1");
}

journey("changes that were only in the journal are there after a start, and are saved whole", { timeout: 120_000, only: "hosted", quiet: false }, async (it) => {
  const { page } = it;
  const { base, journal } = await work(it);
  await restart(it, { local: base.local, copy: { ...base.copy, ...journal } });
  await page.getByText("The newest state was restored").waitFor();
  if (!(await page.locator("header.bar").count())) await page.locator(".study-open").first().click();
  await page.waitForSelector("header.bar");
  const all = (await codes(page)).join("|");
  for (const name of ["Before", "One", "Two", "Three"]) assert.ok(all.includes(name), `${name}: ${all}`);
  assert.deepEqual(entries(await dump(page)), {}, "what was taken in is no longer in the journal");
  await it.reload();
  assert.ok(!/restored/.test(await page.innerText("body")), "and there is nothing to restore the next time");
});

journey("a damaged entry ends the replay, is put aside, and can be had as a file", { timeout: 120_000, only: "hosted", quiet: false }, async (it) => {
  const { page, go, axe } = it;
  const { base, journal } = await work(it);
  const [, second] = Object.keys(journal).sort();
  const damaged = { ...journal, [second]: journal[second].replace("Two", "2wo") };
  await restart(it, { local: base.local, copy: { ...base.copy, ...damaged } });
  await page.getByText("Some of the last changes could not be put back").waitFor();
  await axe();
  if (!(await page.locator("header.bar").count())) await page.locator(".study-open").first().click();
  await page.waitForSelector("header.bar");
  const all = (await codes(page)).join("|");
  assert.ok(all.includes("One") && !all.includes("Two") && !all.includes("Three"), all);
  await go("#/computer");
  const pieces = page.locator("section[aria-labelledby=aside] li");
  await pieces.first().waitFor();
  assert.equal(await pieces.count(), 2);
  const { bytes } = await it.download(() => pieces.first().getByRole("button", { name: /as a file$/ }).click());
  assert.match(bytes.toString(), /"changes":\[/);
});

journey("where nothing can be saved whole, the page says so and the journal still has it", { timeout: 120_000, quiet: false }, async (it) => {
  const { page } = it;
  await begin(it, "Refused", "Ada");
  await typeCode(page, "Before");
  await wholly(page);
  await page.evaluate(() => { const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, ...rest) {
    if (String(key).startsWith("heddle/1/study/")) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, key, ...rest);
  }; });
  await typeCode(page, "Only in the journal");
  await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Not saved");
  await page.locator(".notice").getByRole("button", { name: "Download my study" }).waitFor();
  await it.reload();
  assert.match((await codes(page)).join("|"), /Only in the journal/);
  await saved(page).catch(() => {});
});
