// Patterns and limits, how often words are said, kept queries, and more like these.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { saved } from "./steps.mjs";

const open = async ({ page }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await saved(page);
};
const tab = (page, name) => page.getByRole("tab", { name, exact: true }).click();
const reader = ({ page, download }) => async () => JSON.parse((await download(() => page.locator(".bar-backup").click())).bytes);
const narrow = async (page) => {
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.setViewportSize({ width: 1280, height: 800 });
};

journey("patterns, limits, order, and from hit to hit through the transcripts", { timeout: 120_000 }, async (it) => {
  const { page, go, axe, shot } = it;
  await open(it);
  const study = await reader(it)();
  await go("#/study/search");
  await page.locator("#search-kind").getByText("Pattern").click();
  const field = page.getByLabel("Search all transcripts");
  await field.fill("(staff");
  await page.keyboard.press("Enter");
  await page.getByText("At character 1: this ( has no ).").waitFor();
  await field.fill("\\bstaff\\w*\\b");
  await page.keyboard.press("Enter");
  const status = page.locator(".search [role=status]");
  await status.waitFor();
  const all = study.transcripts.reduce((sum, { text }) => sum + (text.match(/(?<![\p{L}\p{N}_])staff[\p{L}\p{N}_]*/giu) ?? []).length, 0);
  assert.match(await status.innerText(), new RegExp(`^${all} places`));
  // Said by all but interviewers, then in one transcript: as the file has it.
  await page.getByLabel("Said by").selectOption({ label: "all but interviewers" });
  const first = study.transcripts.find(({ text }) => /staff/i.test(text));
  await page.locator("#search-in").selectOption({ label: first.name });
  const turns = first.turns.filter((turn) => !first.speakers[turn.speaker]?.interviewer);
  const points = [...first.text];
  const said = turns.reduce((sum, { start, end }) => sum + (points.slice(start, end).join("").match(/(?<![\p{L}\p{N}_])staff[\p{L}\p{N}_]*/giu) ?? []).length, 0);
  await page.waitForFunction((n) => document.querySelectorAll(".found-list li").length === n, said);
  await page.locator("#search-in").selectOption({ index: 0 });
  // By the words after: each begins no earlier than the one before it.
  await page.getByLabel("Order").selectOption({ label: "by the words after" });
  await page.waitForFunction(() => !document.querySelector(".found-in h2"));
  const after = await page.locator(".kwic-after").allTextContents();
  const key = (text) => (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).slice(0, 2).join(" ");
  for (let at = 1; at < after.length; at++) assert.ok(key(after[at - 1]) <= key(after[at]), `${after[at - 1]} | ${after[at]}`);
  await axe();
  await shot("find-pattern");
  // The hits stand under each other.
  const lefts = await page.locator(".found-list mark").evaluateAll((marks) => marks.map((one) => Math.round(one.getBoundingClientRect().left)));
  const rights = await page.locator(".found-list .kwic-before").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().right)));
  rights.forEach((right, at) => assert.ok(lefts[at] - right >= 0 && lefts[at] - right < 12));
  await narrow(page);
  // Into a transcript, and on by key: the words are selected.
  await page.getByLabel("Order").selectOption({ label: "as said" });
  await page.locator(".found-list a").first().click();
  await page.locator(".hit-steps").waitFor();
  const at = () => page.locator(".hit-steps .note").innerText();
  for (const place of [1, 2]) {
    await page.keyboard.press("F3");
    await page.waitForFunction(() => /^staff/i.test(getSelection().toString()));
    assert.match(await at(), new RegExp(`${place} of \\d+$`));
  }
  await page.keyboard.press("Shift+F3");
  await page.waitForFunction(() => /1 of \d+$/.test(document.querySelector(".hit-steps .note").textContent));
  await page.waitForFunction(() => /^staff/i.test(getSelection().toString()));
  await axe();
  await shot("find-steps");
  // It is this place that Enter codes, however long one looked at the one before.
  await page.keyboard.press("F3");
  await page.waitForFunction(() => /2 of \d+$/.test(document.querySelector(".hit-steps .note").textContent));
  await page.waitForFunction(() => /^staff/i.test(getSelection().toString()));
  const place = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("Enter");
  await page.locator("#code-picker").fill("Found words");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /^staff/i.test(document.querySelector(".inspector-quote")?.textContent ?? ""));
  assert.equal(await page.evaluate(() => document.activeElement.id), place);
});

journey("words are counted, one leads to its places, and stop words are the study's own", { timeout: 120_000 }, async (it) => {
  const { page, go, axe, shot, download } = it;
  await open(it);
  await go("#/study/search");
  await tab(page, "Frequencies");
  const rows = page.locator("#word-counts tbody tr");
  await rows.first().waitFor();
  await axe();
  await shot("find-counts");
  const word = await rows.nth(0).locator("button").innerText();
  const times = Number((await rows.nth(0).locator("td").nth(0).innerText()).replace(/\D/g, ""));
  const csv = await download(() => page.getByRole("button", { name: /Words, the most frequent first/ }).last().click());
  const lines = new TextDecoder().decode(csv.bytes).replace(/^\ufeff/, "").split(/\r?\n/);
  assert.equal(lines[0], '"word","times","share","transcripts","participants"');
  assert.ok(lines[1].startsWith(`"${word}",${times},0.`), lines[1]);
  await narrow(page);
  await rows.nth(0).locator("button").click();
  await page.locator(".search [role=status]").waitFor();
  assert.equal(await page.getByLabel("Search all transcripts").inputValue(), word);
  assert.match(await page.locator(".search [role=status]").innerText(), new RegExp(`^${times} places`));
  await tab(page, "Frequencies");
  await page.getByRole("button", { name: "Stop words" }).click();
  const list = page.locator("#stop-words");
  await list.fill(`${await list.inputValue()} ${word}`);
  await page.keyboard.press("Tab");
  await page.waitForFunction((gone) => document.querySelector("#word-counts tbody button")?.textContent.trim() !== gone, word);
  await saved(page);
  assert.ok((await reader(it)()).stop_words.includes(word));
  await page.getByRole("button", { name: "Use the built-in list" }).click();
  await page.waitForFunction((back) => document.querySelector("#word-counts tbody button")?.textContent.trim() === back, word);
  await axe();
});

journey("a query is built, kept, found fresh after coding, and saved as a table", { timeout: 120_000 }, async (it) => {
  const { page, go, axe, shot, download } = it;
  await open(it);
  const read = reader(it);
  const before = await read();
  await go("#/study/search");
  await tab(page, "Segments");
  await page.getByText("Nothing is asked yet.").waitFor();
  // A code from the codebook's own link would do; here by the form.
  const code = before.codebook.find((one) => one.name === "Staffing gaps");
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.locator("#ask-0-what").selectOption(code.id);
  await page.locator("#ask-0-under").uncheck();
  const count = (study, keep) => study.layers.flatMap((layer) => layer.segments.filter((one) => keep(one, layer))).length;
  const own = count(before, (one) => one.code === code.id);
  await page.getByText(`(${own} segments)`).waitFor();
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "ask-1-kind");
  await page.locator("#ask-1-kind").selectOption({ label: "stance" });
  await page.locator("#ask-1-what").selectOption("barrier");
  await page.locator("#ask-1-not").selectOption({ label: "is not" });
  const left = count(before, (one) => one.code === code.id && one.stance !== "barrier");
  const shown = page.locator(".search [role=status]");
  await page.waitForFunction((n) => document.querySelector(".search").innerText.includes(n ? `(${n} segment` : "No segment is like that."), left);
  await page.locator("#ask-1-not").selectOption({ label: "is", exact: true });
  const wanted = count(before, (one) => one.code === code.id && one.stance === "barrier");
  await page.waitForFunction((n) => document.querySelector(".search [role=status]")?.textContent.includes(`(${n} segment`), wanted);
  await axe();
  await shot("find-segments");
  // Nobody is named: attributes stand for people.
  for (const person of before.participants) {
    for (const who of await page.locator(".quote-who").allInnerTexts()) assert.notEqual(who, person.name);
  }
  await page.getByLabel("Name of the query").fill("Gaps that hinder");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  const kept = page.locator(".query-kept li button");
  await kept.filter({ hasText: "Gaps that hinder" }).waitFor();
  assert.match(await kept.first().innerText(), new RegExp(`${wanted}$`));
  const csv = await download(() => page.getByRole("button", { name: "Quotes as CSV" }).click());
  const lines = new TextDecoder().decode(csv.bytes).trim().split(/\r?\n/);
  assert.match(lines[0].replace(/^\ufeff/, ""), /^"quote","transcript","turn","code","stance","coder",/);
  await narrow(page);
  // A reload, and it is there and still right.
  await saved(page);
  await it.reload();
  await tab(page, "Segments");
  await kept.first().click();
  await page.waitForFunction((n) => document.querySelector(".search [role=status]")?.textContent.includes(`(${n} segment`), wanted);
  const [query] = (await read()).queries;
  assert.deepEqual([query.name, query.parts.length, query.parts[1].value], ["Gaps that hinder", 2, "barrier"]);
  // Coding changes what it finds, at once.
  const mine = await page.locator(".quote").evaluateAll((all) => all.findIndex((it) => it.querySelector(".quote-beside").textContent.includes("Amara")));
  await page.locator(".quote").nth(mine).locator(".quote-by a").first().click();
  await page.locator(".coding").waitFor();
  await page.locator(".inspector").waitFor();
  await page.keyboard.press("f");
  await go("#/study/search");
  await page.waitForFunction((n) => document.querySelector(".query-kept li button")?.textContent.trim().endsWith(String(n)), wanted - 1);
  await kept.first().click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("None yet.").waitFor();
  await page.keyboard.press("Control+z");
  await kept.first().waitFor();
  assert.ok(await shown.count() <= 1);
});

journey("more like these: by keyboard, accepted and dismissed, nothing by itself", { timeout: 120_000 }, async (it) => {
  const { page, go, axe, shot } = it;
  await open(it);
  const read = reader(it);
  const before = await read();
  const code = before.codebook.find((one) => one.name === "Staffing gaps");
  await go("#/study/codebook");
  await page.getByRole("treeitem", { name: /Staffing gaps/ }).click();
  await page.getByRole("link", { name: "More like these" }).click();
  const list = page.locator(".proposal");
  await list.first().waitFor();
  assert.equal(await page.locator("#like-code").inputValue(), code.id);
  assert.ok(await list.first().locator("mark").count() > 0);
  assert.match(await list.first().locator(".because").innerText(), /^Because of: .+ \d+ %/);
  await axe();
  await shot("find-like");
  const count = (study) => study.layers.flatMap((layer) => layer.segments).filter((one) => one.code === code.id).length;
  assert.equal(count(await read()), count(before));
  const coded = (await list.first().locator(".proposed").allInnerTexts()).join("");
  const first = await list.first().getAttribute("aria-label");
  const second = await list.nth(1).getAttribute("aria-label");
  await list.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((it) => document.activeElement.getAttribute("aria-label") === it, second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByText("Coded, and marked as proposed in the log.").waitFor();
  await page.waitForFunction((gone) => document.activeElement?.matches(".proposal") && document.activeElement.getAttribute("aria-label") !== gone, first);
  await saved(page);
  const accepted = await read();
  assert.equal(count(accepted), count(before) + 1);
  const old = new Set(before.layers.flatMap((layer) => layer.segments).map((one) => one.id));
  const made = accepted.layers.flatMap((layer) => layer.segments).find((one) => !old.has(one.id));
  assert.equal(made.quote, coded);
  assert.equal(accepted.log.at(-1).action, "proposal.accepted");
  // Saving the study took the focus.
  await list.first().focus();
  const gone = await list.first().getAttribute("aria-label");
  await page.keyboard.press("Delete");
  await page.waitForFunction((gone) => ![...document.querySelectorAll(".proposal")].some((one) => one.getAttribute("aria-label") === gone), gone);
  await page.waitForFunction(() => document.activeElement?.matches(".proposal"));
  await saved(page);
  assert.equal((await read()).dismissed[0].marks.length, 1);
  await page.getByRole("button", { name: "Propose the 1 dismissed again" }).click();
  await page.waitForFunction((back) => [...document.querySelectorAll(".proposal")].some((one) => one.getAttribute("aria-label") === back), gone);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await saved(page);
  assert.equal(count(await read()), count(before));
  await narrow(page);
});
