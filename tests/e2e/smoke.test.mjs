// The page itself, before anything is done in it: it opens, it stays quiet, and it says so when it cannot start.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { DIST, journey } from "./harness.mjs";

const HOSTED = { only: "hosted", start: false, quiet: false };
const THEME = "heddle/settings/theme";
const themeOf = (page) => page.evaluate(() => document.documentElement.dataset.theme);

journey("the page opens, shows something and asks for nothing more", async ({ page, shot, axe, reload }) => {
  assert.equal(await page.title(), "Heddle");
  assert.notEqual((await page.innerText("#app")).trim(), "");
  await axe();
  await shot("smoke");
  await reload();
});

journey("the theme is the system's until one is chosen", { theme: "dark" }, async ({ page, reload, tab }) => {
  assert.equal(await themeOf(page), "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  await page.evaluate((key) => localStorage.setItem(key, "dark"), THEME);
  // It goes to another process of the browser, which a page that is loaded at once may ask too early.
  await page.waitForTimeout(200);
  await reload();
  assert.equal(await themeOf(page), "dark");
  const other = await tab();
  await other.evaluate((key) => localStorage.setItem(key, "light"), THEME);
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
});

journey("the page opens where the browser keeps nothing", { storage: "blocked" }, async ({ page }) => {
  assert.notEqual((await page.innerText("#app")).trim(), "");
  assert.equal(await page.evaluate(() => { try { return typeof localStorage; } catch { return "blocked"; } }), "blocked");
});

journey("the page opens where the browser is full", async ({ page, reload, fillStorage }) => {
  await fillStorage();
  await reload();
  assert.notEqual((await page.innerText("#app")).trim(), "");
});

// What the page says instead of starting.
const excuse = async (page) => {
  await page.waitForSelector('#boot [role="alert"]');
  return page.innerText("#boot");
};

journey("opened from a folder, the page says that it cannot start", HOSTED, async ({ page, axe }) => {
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  assert.match(await excuse(page), /cannot start from a folder/);
  await axe();
});

for (const [missing, named] of [["the module", /^heddle-\w+\.wasm$/], ["the script", /^heddle-\w+\.js$/]]) {
  journey(`without ${missing}, the page says that it is incomplete`, HOSTED, async ({ page }) => {
    const folder = await mkdtemp(join(tmpdir(), "heddle-dist-"));
    await cp(DIST, folder, { recursive: true, filter: (path) => !named.test(path.split("/").pop()) });
    const broken = await serve({ folder });
    try {
      await page.goto(broken.url);
      assert.match(await excuse(page), /could not be loaded[\s\S]*heddle-/);
    } finally {
      await broken.close();
      await rm(folder, { recursive: true });
    }
  });
}

journey("inside another page, it does not start", HOSTED, async ({ page }) => {
  // A host that sends no headers, so that only the page itself can refuse.
  const folder = await mkdtemp(join(tmpdir(), "heddle-dist-"));
  await cp(DIST, folder, { recursive: true });
  await writeFile(join(folder, "frame.html"), '<!doctype html><iframe src="index.html"></iframe>');
  const host = await serve({ folder, headers: false });
  try {
    await page.goto(`${host.url}frame.html`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame.waitForSelector('#boot [role="alert"]');
    assert.match(await frame.innerText("#boot"), /inside another page/);
  } finally {
    await host.close();
    await rm(folder, { recursive: true });
  }
});

journey("without JavaScript, the page says what it needs", { start: false, context: { javaScriptEnabled: false } },
  async ({ page, url }) => {
    await page.goto(url);
    assert.match(await page.innerText("#boot"), /needs JavaScript/);
  });
