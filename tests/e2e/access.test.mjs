// Every screen, as axe-core judges it (WCAG 2.2 A and AA and its good practices), wide and light, narrow and dark; one heading of
// the first rank on each, the focus on it, and nothing wider than the window.
import assert from "node:assert/strict";
import { DESKTOP, journey, PHONE } from "./harness.mjs";
import { codeRow, sample, typeCode } from "./steps.mjs";

const SCREENS = [
  "#/", "#/about", "#/computer", "#/study", "#/study/survey", "#/study/results", "#/study/participants", "#/study/transcripts", "#/study/search",
  "#/study/codebook", "#/study/codebook/versions", "#/study/codebook/check", "#/study/codebook/shelves", "#/study/pseudonyms", "#/study/themes",
  "#/study/memos", "#/study/log", "#/study/files",
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

  journey(`what opens inside a screen can be used by everybody: ${name}`, { viewport, theme, timeout: 240_000 }, async (it) => {
    const { page, axe, go, drop } = it;
    await sample(it);
    const wrong = [];
    const look = async (what) => {
      await axe().catch((error) => wrong.push(`${what}: ${error.message}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) wrong.push(`${what}: ${wide} px wider than the window`);
    };
    // A version, and what going back to it would change.
    await go("#/study/codebook/versions");
    await page.getByLabel("Name of the version").fill("A version with a name that is long enough to need more than one line on a telephone");
    await page.keyboard.press("Enter");
    await page.locator(".version-list li").waitFor();
    await typeCode(page, "Added later");
    await codeRow(page, "Added later").waitFor();
    await codeRow(page, "Added later").click();
    await page.getByLabel("Number key in coding").waitFor();
    await look("a code in full");
    await go("#/study/codebook/versions");
    await page.getByRole("button", { name: /^Go back to it…/ }).click();
    await page.getByText("What would change, code by code").click();
    await look("going back to a version");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: /^Rename/ }).first().click();
    await page.locator(".version-list input").waitFor();
    await look("a version's name");
    // Segments that a changed definition puts in doubt.
    await go("#/study/codebook");
    const used = page.locator('#codebook-tree [role="treeitem"]', { has: page.locator(".figure") }).first();
    await used.click();
    await page.getByLabel("Definition", { exact: true }).fill("Other words than those that were coded by.");
    await page.getByLabel("Name", { exact: true }).focus();
    await page.getByRole("tab", { name: /^To check/ }).click();
    await page.locator(".check").waitFor();
    await look("what is to be checked");
    // Dealing out a code's segments.
    await go("#/study/codebook");
    await used.click();
    await page.getByRole("link", { name: "Split…" }).click();
    await page.getByText(/of \d+ segments? looked at/).waitFor();
    await look("splitting a code");
    // A codebook before it is taken.
    await go("#/study/codebook");
    await drop("body", { name: "more.md", bytes: Buffer.from("# More\n\n## A code from elsewhere\n\nWhat it means.\n\n### Below it\n") });
    await page.getByText(/^What would change: /).click();
    await look("a codebook to be imported");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    // The views of the search.
    await go("#/study/search");
    for (const view of await page.locator("main [role=tab]").allInnerTexts()) {
      const tab = page.getByRole("tab", { name: view });
      const box = await tab.boundingBox();
      if (box.x < 0 || box.x + box.width > viewport.width) wrong.push(`the tab ${view} is cut off`);
      await tab.click();
      await page.locator(`main [role=tab][aria-selected=true]`, { hasText: view }).waitFor();
      await look(`search, ${view}`);
    }
    // Paper forms: typing them.
    await go("#/study/survey");
    await page.getByRole("link", { name: "Enter answers" }).first().click();
    await page.waitForSelector("#entry-respondent");
    await look("entering answers");
    // A place where somebody's name stands.
    await go("#/study/pseudonyms");
    await page.locator(".find summary").first().click();
    await look("a name with its places");
    assert.deepEqual(wrong, []);
  });
}
