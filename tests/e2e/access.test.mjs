// Every screen, as axe-core judges it (WCAG 2.2 A and AA and its good practices), wide and light, narrow and dark; one heading of
// the first rank on each, the focus on it, and nothing wider than the window.
import assert from "node:assert/strict";
import { DESKTOP, journey, PHONE } from "./harness.mjs";
import { sample } from "./steps.mjs";

const SCREENS = [
  "#/", "#/about", "#/computer", "#/study", "#/study/survey", "#/study/results", "#/study/participants", "#/study/transcripts", "#/study/search",
  "#/study/codebook", "#/study/themes", "#/study/memos", "#/study/log", "#/study/files",
];

for (const [name, viewport, theme] of [["wide and light", DESKTOP, "light"], ["narrow and dark", PHONE, "dark"]]) {
  journey(`every screen can be used by everybody: ${name}`, { viewport, theme, timeout: 240_000 }, async (it) => {
    const { page, axe, go } = it;
    await sample(it);
    const screens = [...SCREENS];
    // The first of what has a screen for each.
    for (const [from, pattern] of [["#/study/results", "#/study/results/"], ["#/study/transcripts", "#/study/transcript/"], ["#/study/themes", "#/study/theme/"]]) {
      await go(from);
      await page.waitForSelector(`main a[href^="${pattern}"]`);
      screens.push(await page.locator(`main a[href^="${pattern}"]`).first().getAttribute("href"));
    }
    const wrong = [];
    for (const screen of screens) {
      await go(screen);
      await page.waitForSelector("main h1");
      await axe().catch((error) => wrong.push(`${screen}: ${error.message}`));
      const { headings, focused, wide } = await page.evaluate(() => ({
        headings: document.querySelectorAll("h1").length,
        focused: document.activeElement === document.body ? "nothing" : document.activeElement?.tagName,
        wide: document.documentElement.scrollWidth - innerWidth,
      }));
      if (headings !== 1) wrong.push(`${screen}: ${headings} headings of the first rank`);
      if (focused === "nothing") wrong.push(`${screen}: the focus is on nothing`);
      if (wide > 0) wrong.push(`${screen}: ${wide} px wider than the window`);
    }
    assert.deepEqual(wrong, []);
  });
}
