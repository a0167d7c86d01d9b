// What a browser can do to the studies it keeps: refuse a write at any moment, damage or lose any value, turn the clock back.
// Nothing whole is lost, nothing that cannot be read is thrown away, and the page says what happened.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { begin, codeRow, codes, saved, typeCode, wholly } from "./steps.mjs";

const LONG = process.env.HEDDLE_SOAK === "1";

const settled = (page) => page.waitForFunction(() => /^(Saved|Not saved)$/.test(document.querySelector(".save-state")?.textContent));
const start = async (it) => {
  await begin(it, "Faults", "Ada");
  await saved(it.page);
};
const add = async ({ page }, name) => {
  await typeCode(page, name);
  await codeRow(page, name).waitFor();
};
/** The n-th write from now on is refused, or all from the n-th on. */
const failAt = (page, n, always) => page.evaluate(([at, rest]) => {
  const put = Storage.prototype.setItem;
  let count = 0;
  Storage.prototype.setItem = function (...words) {
    count += 1;
    if (count === at || (rest && count > at)) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, words);
  };
  window.writes = () => count;
  window.repair = () => { Storage.prototype.setItem = put; };
}, [n, always]);

journey("whichever write the browser refuses, the study opens again, and the page says so", { timeout: LONG ? 900_000 : 240_000 }, async (it) => {
  const { page, go, reload } = it;
  await start(it);
  await add(it, "before");
  await wholly(page);
  // How many writes there are.
  await failAt(page, 0, false);
  await add(it, "probe");
  await wholly(page);
  const writes = await page.evaluate(() => { window.repair(); return window.writes(); });
  assert.ok(writes >= 2, String(writes));
  let refused = 0;
  let tried = 0;
  for (const always of [false, true]) {
    for (let n = 1; n <= writes + 1; n += 1) {
      tried += 1;
      const name = `edit ${n} ${always}`;
      await failAt(page, n, always);
      await add(it, name);
      await page.waitForTimeout(120);
      await wholly(page);
      const state = await page.locator(".save-state").innerText();
      if (state === "Not saved") {
        refused += 1;
        // The work is in memory, and can be had as a file.
        const { bytes } = await it.download(() => page.locator(".notice").getByRole("button", { name: "Download my study" }).click());
        assert.ok(JSON.parse(bytes).codebook.some((code) => code.name === name));
      }
      await page.evaluate(() => window.repair());
      await reload();
      const all = (await codes(page)).join("|");
      assert.match(all, /before/, `${n} ${always}`);
      // What was said to be saved is there.
      if (state === "Saved") assert.ok(all.includes(name), `${name}: ${all}`);
    }
  }
  assert.ok(refused > 0, "some were refused for good");
  console.log(`refused writes: ${tried} tried, ${refused} said to be not saved, the study opened each time`);
});

const DAMAGE = {
  flipped: (text) => { const at = Math.floor(text.length / 2); return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1); },
  cut: (text) => text.slice(0, Math.floor(text.length / 2)),
  empty: () => "",
};
const forget = (page) => page.evaluate(() => new Promise((done) => {
  const asked = indexedDB.open("heddle");
  asked.onsuccess = () => {
    const change = asked.result.transaction("texts", "readwrite");
    change.objectStore("texts").clear();
    change.oncomplete = () => { asked.result.close(); done(); };
  };
}));
const keys = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("heddle/1/study/")).sort());

journey("whichever value is damaged, the copy mends it; without a copy, what is left opens and what was found is kept", { timeout: LONG ? 1_800_000 : 280_000 }, async (it) => {
  const { page, go, reload } = it;
  await start(it);
  await add(it, "kept");
  await wholly(page);
  await go("#/");
  await page.waitForTimeout(300);
  const all = await keys(page);
  const whole = await page.evaluate(() => ({ ...localStorage }));
  let [mended, opened, aside] = [0, 0, 0];
  const cases = all.flatMap((key) => Object.keys(DAMAGE).map((how) => [key, how]));
  // In the short run each value is damaged in one way; in the long one in all. Both end with one that leaves a piece put aside.
  const short = cases.filter((_, at) => at % 3 === Math.floor(at / 3) % 3);
  const some = LONG ? [...cases, short.at(-1)] : short;
  for (const [key, how] of some) {
    for (const copy of [true, false]) {
      await page.evaluate((entries) => { localStorage.clear(); for (const [k, v] of Object.entries(entries)) localStorage.setItem(k, v); }, whole);
      await page.waitForTimeout(200);
      await reload();
      await page.locator(".study-item").waitFor();
      await page.waitForTimeout(100);
      const damaged = DAMAGE[how](whole[key]);
      await page.evaluate(([k, v]) => localStorage.setItem(k, v), [key, damaged]);
      if (!copy) await forget(page);
      await page.waitForTimeout(200);
      await reload();
      const text = await page.innerText("body");
      if (copy) {
        assert.ok(!/cannot be read|is damaged/.test(text), `${how} ${key}: ${text.slice(0, 300)}`);
        await page.locator(".study-open").click();
        await page.locator("header.bar").waitFor();
        assert.match((await codes(page)).join("|"), /kept/, `${how} ${key}`);
        mended += 1;
      } else {
        const rescue = page.getByRole("button", { name: "Put it together" });
        if (await rescue.count()) await rescue.click();
        else if (await page.locator(".study-open").count()) await page.locator(".study-open").click();
        await page.waitForTimeout(250);
        opened += (await page.locator("header.bar").count()) ? 1 : 0;
        // An edit, so that it is saved anew: what was damaged is still somewhere, byte for byte.
        if (await page.locator("header.bar").count()) {
          await add(it, "after");
          await settled(page);
          await wholly(page);
        }
        if (damaged !== "" && damaged !== whole[key]) {
          const found = await page.evaluate(async (lost) => {
            if (Object.values(localStorage).includes(lost)) return true;
            const database = await new Promise((done) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => done(asked.result); });
            const texts = await new Promise((done) => {
              const asked = database.transaction("texts").objectStore("texts").getAll();
              asked.onsuccess = () => done(asked.result);
            });
            database.close();
            return texts.includes(lost);
          }, damaged);
          assert.ok(found, `${how} ${key}: the damaged bytes are gone`);
          aside += 1;
        }
      }
      await go("#/");
      await page.waitForTimeout(100);
    }
  }
  console.log(`damage: ${some.length} values with a copy, all mended (${mended}); without one ${opened} opened of ${some.length}, ${aside} damaged values kept`);
  assert.equal(mended, some.length);
  assert.ok(opened >= some.length * 0.7, `${opened} of ${some.length} opened`);
  // What was put aside can be had as a file, and thrown away, by the person alone.
  await go("#/computer");
  const piece = page.locator("section[aria-labelledby=aside] li").first();
  await piece.waitFor();
  const before = await page.locator("section[aria-labelledby=aside] li").count();
  const { name, bytes } = await it.download(() => piece.getByRole("button", { name: /as a file$/ }).click());
  assert.match(name, /^heddle-unreadable-.*\.txt$/);
  assert.ok(bytes.length > 0);
  await piece.getByRole("button", { name: /away$/ }).click();
  await page.locator(".confirm").getByRole("button", { name: "Throw away" }).click();
  await page.waitForFunction((count) => document.querySelectorAll("section[aria-labelledby=aside] li").length < count, before);
});

journey("a clock that goes back loses nothing", { timeout: 120_000 }, async (it) => {
  const { page, reload } = it;
  await page.clock.install({ time: new Date("2026-03-02T09:00:00Z") });
  await reload();
  await start(it);
  await add(it, "in March");
  await saved(page);
  await page.clock.setSystemTime(new Date("2019-01-01T00:00:00Z"));
  await add(it, "long ago");
  await saved(page);
  await reload();
  const all = (await codes(page)).join("|");
  assert.match(all, /in March/);
  assert.match(all, /long ago/);
});

journey("a browser that is nearly full says so, and takes in nothing large", { timeout: 120_000 }, async (it) => {
  const { page, go, drop } = it;
  await start(it);
  const fill = (share) => page.evaluate((part) => {
    localStorage.removeItem("heddle/filler");
    const used = Object.entries(localStorage).flat().join("").length;
    localStorage.setItem("heddle/filler", "x".repeat(Math.floor(5 * 2 ** 20 * part) - used));
  }, share);
  await fill(0.75);
  await go("#/");
  await page.getByText("More than 70 % of this browser's room is taken.").waitFor();
  await fill(0.93);
  await go("#/study");
  await go("#/");
  await page.getByText("This browser's room is nearly full").waitFor();
  await it.axe();
  await page.locator(".study-open").click();
  await drop("main", { name: "survey.csv", bytes: Buffer.from("id,site\n1,A\n2,B\n") });
  await page.getByRole("button", { name: /^Import 2 questions/ }).click();
  await page.getByText("nothing more is imported").waitFor();
  // Small changes are still saved.
  await add(it, "still saved");
  await saved(page);
  await fill(0.5);
  await go("#/study/survey");
  await drop("main", { name: "survey.csv", bytes: Buffer.from("id,site\n1,A\n2,B\n") });
  await page.getByRole("button", { name: /^Import 2 questions/ }).click();
  await saved(page);
});
