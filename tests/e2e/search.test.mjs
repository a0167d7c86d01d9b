// Searching all transcripts, going to a place, and coding all that was found as one change.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { saved } from "./steps.mjs";


journey("words are found in all transcripts, and all of them coded at once", { timeout: 120_000 }, async (it) => {
  const { page, go, axe, shot, download } = it;
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await saved(page);
  const study = async () => JSON.parse((await download(() => page.locator(".bar-backup").click())).bytes);
  const before = await study();
  await go("#/study/search");
  await axe();
  await page.getByLabel("Search all transcripts").fill("staff*");
  await page.keyboard.press("Enter");
  const status = page.locator(".search [role=status]");
  await status.waitFor();
  // The same by another way: every word that begins so.
  const words = before.transcripts.reduce((sum, { text }) => sum + (text.match(/(?<![\p{L}\p{N}'’])staff[\p{L}\p{N}'’]*/giu) ?? []).length, 0);
  assert.ok(words > 3);
  assert.match(await status.innerText(), new RegExp(`^${words} places in \\d+ turns of \\d transcripts\\.$`));
  assert.equal(await page.locator(".found-list li").count(), words);
  for (const text of await page.locator(".found-list mark").allInnerTexts()) assert.match(text, /^staff/i);
  await axe();
  await shot("search");
  // A phrase, and nothing.
  await page.getByLabel("Search all transcripts").fill("“no such phrase here”");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing was found.").waitFor();
  await page.getByLabel("Search all transcripts").fill("staff*");
  await page.keyboard.press("Enter");
  await status.waitFor();
  // All but one are coded, sentence by sentence.
  const code = before.codebook.find((one) => one.name === "Staffing gaps");
  await page.locator("#search-code").selectOption(code.id);
  await page.locator("#search-extent").selectOption({ label: "the sentence" });
  await page.locator(".found-list input[type=checkbox]").first().uncheck();
  await axe();
  await shot("search-code");
  await page.getByRole("button", { name: `Code ${words - 1} places` }).click();
  await page.locator(".notice", { hasText: /passages? coded\./ }).waitFor();
  const said = Number((await page.locator(".notice", { hasText: /coded\./ }).innerText()).match(/\d+/)[0]);
  await saved(page);
  const after = await study();
  const count = (one) => one.layers.flatMap((layer) => layer.segments).filter((segment) => segment.code === code.id).length;
  assert.equal(count(after), count(before) + said);
  const old = new Set(before.layers.flatMap((layer) => layer.segments).map((segment) => segment.id));
  for (const segment of after.layers.flatMap((layer) => layer.segments).filter((one) => !old.has(one.id))) {
    assert.match(segment.quote, /staff/i);
    assert.match(segment.quote, /[.?!…”"]$|^\p{Lu}/u, segment.quote);
  }
  // Once more: all have it already. One undo takes all of it back.
  await page.getByRole("button", { name: `Code ${words - 1} places` }).click();
  await page.getByText(/0 passages coded\./).waitFor();
  await page.keyboard.press("Control+z");
  await saved(page);
  assert.equal(count(await study()), count(before));
  // To a place: the turn is in sight, with the focus on it.
  const link = page.locator(".found-list a").nth(2);
  const turn = Number((await link.innerText()).match(/\d+/)[0]) - 1;
  await link.click();
  await page.waitForFunction((id) => document.activeElement?.id === id, `turn-${turn}`);
  assert.match(await page.locator(`#turn-${turn}`).innerText(), /staff/i);
  // And back: what was found is there again.
  await page.goBack();
  assert.equal(await page.getByLabel("Search all transcripts").inputValue(), "staff*");
  assert.equal(await page.locator(".found-list li").count(), words);
  // On a phone nothing is wider than the page.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator("#search-code").selectOption(code.id);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
