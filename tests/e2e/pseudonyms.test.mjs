// Names are found, replaced everywhere in one step, and are in no file afterwards but the key's own; the key stays in this
// browser, sealed with the studies, gone when the computer is wiped.
import assert from "node:assert/strict";
import { take } from "./coding-steps.mjs";
import { journey } from "./harness.mjs";
import { begin, saved, setPassphrase } from "./steps.mjs";

const ONE = "I: How was it?\n\nP: Nurse Jones rang me on 020 7946 0958. Then Jones saw us at St Mary's Hospital.\n\nI: And then?\n\nP: I told Jones about it on 3 May.";
const TWO = "I: So?\n\nP: It was Jones again, at St Mary's Hospital. Write to jones@example.org.\n\nI: Why?\n\nP: No idea.";
const NAMES = ["Jones", "jones@", "Mary's", "7946", "3 May"];

const study = async ({ page, download }) => {
  await saved(page);
  return String((await download(() => page.locator(".bar-backup").click())).bytes);
};
const local = (page) => page.evaluate(() => Object.entries(localStorage).flat().join("\n"));

journey("names are replaced everywhere, and the key stays here", { timeout: 180_000 }, async (it) => {
  const { page, go, axe, shot, download } = it;
  await begin(it);
  await take(it, { name: "A.txt", bytes: Buffer.from(ONE) }, { name: "B.txt", bytes: Buffer.from(TWO) });
  const before = await study(it);
  for (const name of NAMES) assert.ok(before.includes(name), name);
  // Before anything leaves, the screen of files says what would tell who somebody is.
  await go("#/study/files");
  await page.getByText(/may still tell who somebody is\./).waitFor();
  const leaks = page.locator(".leak-list");
  await leaks.locator("summary", { hasText: "Nurse Jones" }).click();
  assert.match(await leaks.locator("details[open] a").first().getAttribute("href"), /turn\/1$/);
  await axe();
  await page.getByRole("link", { name: "Look at them" }).click();
  // Proposals: the same person has the same pseudonym; one is edited, one is left.
  const row = (words) => page.locator(".find").filter({ has: page.locator(`.find-words:text-is("${words}")`) });
  await row("Nurse Jones").waitFor();
  assert.equal(await row("Nurse Jones").getByRole("textbox").inputValue(), "[Nurse A]");
  assert.equal(await row("Jones").getByRole("textbox").inputValue(), "[Nurse A]");
  assert.equal(await row("St Mary's Hospital").getByRole("textbox").inputValue(), "[Hospital A]");
  await row("Jones").getByText("3 places").click();
  assert.match(await row("Jones").locator(".find-places").innerText(), /Then Jones saw us/);
  await row("St Mary's Hospital").getByRole("textbox").fill("[Hospital North]");
  for (const words of ["Nurse Jones", "Jones", "St Mary's Hospital", "020 7946 0958", "jones@example.org"]) {
    await row(words).getByRole("checkbox").check();
  }
  await axe();
  await shot("pseudonyms");
  await page.getByRole("button", { name: "Replace 5 finds" }).click();
  await page.getByText("What still has the old words").waitFor();
  const after = await study(it);
  for (const name of NAMES.slice(0, 4)) assert.ok(!after.includes(name), name);
  assert.match(after, /\[Nurse A\] rang me on \[phone\]\. Then \[Nurse A\] saw us at \[Hospital North\]/);
  assert.match(after, /on 3 May/);
  // What was left is said before it goes.
  await go("#/study/files");
  await page.getByText("2 finds may still tell who somebody is.").waitFor();
  assert.deepEqual(await page.locator(".leak-list summary span:first-child").allInnerTexts(), ["Amara", "3 May"]);
  // The key says who is who, here, and as a file of its own after a warning.
  await go("#/study/pseudonyms");
  const key = page.locator(".name-key");
  assert.match(await key.innerText(), /\[Nurse A\]\s+Nurse Jones/);
  await axe();
  await shot("pseudonyms-key");
  await key.getByRole("button", { name: "Save the key file…" }).click();
  await key.getByText("Keep the two apart.").waitFor();
  const file = await download(() => key.getByRole("button", { name: "Save it" }).click());
  assert.match(String(file.bytes), /"\[Hospital North\]","St Mary's Hospital"/);
  // One step back, and forward.
  await page.keyboard.press("Control+z");
  assert.match(JSON.parse(await study(it)).transcripts.map((one) => one.text).join("\n"), /Then Jones saw us at St Mary's Hospital/);
  await page.keyboard.press("Control+Shift+z");
  for (const name of NAMES.slice(0, 4)) assert.ok(!(await study(it)).includes(name), name);
});

journey("the key is sealed with the studies, and wiped with them", { timeout: 180_000 }, async (it) => {
  const { page, go, reload } = it;
  await begin(it);
  await take(it, { name: "A.txt", bytes: Buffer.from(ONE) });
  await go("#/study/pseudonyms");
  await page.getByRole("button", { name: "Take all" }).first().click();
  await page.getByRole("button", { name: /^Replace \d finds?/ }).click();
  await page.getByText("What still has the old words").waitFor();
  await saved(page);
  assert.match(await local(page), /heddle\/1\/key\/[^\n]*\n[^\n]*Jones/);
  await setPassphrase(it, "crane puddle lantern ferry");
  assert.match(await local(page), /heddle\/1\/key\/[^\n]*\nsealed1:/);
  assert.ok(!(await local(page)).includes("Jones"));
  // It opens with the passphrase.
  await reload();
  await page.getByLabel("Passphrase").fill("crane puddle lantern ferry");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".lock"), null, { timeout: 30_000 });
  await go("#/study/pseudonyms");
  await page.locator(".name-key").getByText("Nurse Jones").waitFor();
  await go("#/computer");
  await page.getByRole("button", { name: "Wipe everything…" }).click();
  await Promise.all([page.waitForEvent("load"), page.locator(".confirm").getByRole("button", { name: "Wipe this computer" }).click()]);
  await page.getByText("No study is kept in this browser yet.").waitFor();
  assert.ok(!(await local(page)).includes("heddle/1/key/"));
});

journey("surveys are searched too, what leaves says what it holds, and restore points can be forgotten", { timeout: 180_000 }, async (it) => {
  const { page, go, reload, download, drop } = it;
  await page.clock.install({ time: new Date("2026-03-02T09:00:00Z") });
  await reload();
  await begin(it);
  await take(it, { name: "A.txt", bytes: Buffer.from(ONE) });
  await go("#/study/survey");
  await page.waitForSelector(".drop-zone");
  const answers = ["id,ward,heard", "Jones 1,Jones ward,yes", "Jones 2,East,no", "R3,Jones ward,yes", "R4,East,no"].join("\n");
  await drop(".drop-zone", { name: "wards.csv", bytes: Buffer.from(answers) });
  await page.getByRole("button", { name: /^Import \d questions/ }).click();
  await page.waitForSelector(".survey-card");
  // The study is saved at once, and one line says what is in it, with the way to it.
  assert.match(await study(it), /Jones 2/);
  const said = page.locator(".notice", { hasText: /The study that was saved may tell who somebody is: \d+ finds\./ });
  await said.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".notice")), null);
  await said.getByRole("button", { name: "Look at them" }).click();
  await page.getByRole("heading", { name: "Pseudonyms", level: 1 }).waitFor();
  const row = (words) => page.locator(".find").filter({ has: page.locator(`.find-words:text-is("${words}")`) });
  await row("Jones").locator("summary").click();
  await row("Jones").getByRole("link", { name: "a question or its possible answers" }).waitFor();
  await row("Jones").getByRole("link", { name: "name, file or respondent’s id of a survey" }).waitFor();
  await row("Amara").locator("summary").click();
  await row("Amara").getByRole("link", { name: "somebody who codes" }).waitFor();
  assert.equal(await row("Amara").getByRole("textbox").inputValue(), "[Coder A]");
  // A table of results says it as well, and the report.
  await go("#/study/results");
  await page.locator("#all-questions th a", { hasText: "ward" }).first().click();
  await page.waitForSelector("#results-by");
  const says = (what) => page.locator(".notice", { hasText: what }).first();
  await page.getByRole("button", { name: /CSV/ }).first().waitFor();
  assert.match(String((await download(() => page.getByRole("button", { name: /CSV/ }).first().click())).bytes), /Jones ward/);
  await says("What was saved or copied may tell who somebody is: “Jones”.").waitFor();
  await page.locator(".notice").getByRole("button", { name: "Dismiss" }).first().click();
  await page.locator(".results-tables").getByRole("button", { name: /^Copy/ }).first().click();
  await says("What was saved or copied may tell who somebody is: “Jones”.").waitFor();
  await go("#/study/files");
  const left = page.locator(".notice").getByRole("button", { name: "Dismiss" });
  while (await left.count()) await left.first().click();
  await download(() => page.locator("#files-report").locator("xpath=..").getByRole("button").last().click());
  await says(/What was saved or copied may tell who somebody is: .*“Jones”/).waitFor();
  // Another day: what is replaced then is still in the state of the day before, until that is forgotten.
  await saved(page);
  await page.waitForTimeout(2_000);
  await page.clock.setSystemTime(new Date("2026-03-03T09:00:00Z"));
  await go("#/study/pseudonyms");
  await row("Jones").getByRole("checkbox").check();
  await row("Nurse Jones").getByRole("checkbox").check();
  await row("Amara").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Replace 3 finds" }).click();
  await page.getByText("What still has the old words").waitFor();
  await page.locator("#coder-button", { hasText: "[Coder A]" }).waitFor();
  const after = JSON.parse(await study(it));
  assert.deepEqual(after.surveys[0].respondents, ["[Nurse A] 1", "[Nurse A] 2", "R3", "R4"]);
  assert.ok(!JSON.stringify(after).includes("Jones"));
  await page.waitForTimeout(2_000);
  await go("#/study/files");
  await page.locator(".earlier").first().waitFor();
  await go("#/study/pseudonyms");
  await row("020 7946 0958").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Replace 1 find" }).click();
  await page.getByRole("button", { name: "Forget this study’s restore points" }).click();
  await page.getByText("Earlier states cannot be brought back afterwards.").waitFor();
  await page.locator(".confirm").getByRole("button", { name: "Forget this study’s restore points" }).click();
  await page.getByText("The restore points are forgotten.").waitFor();
  await go("#/study/files");
  await page.getByRole("heading", { name: "Files", level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".earlier").length === 0);
  await reload();
  await page.waitForSelector("#files-report");
  assert.equal(await page.locator(".earlier").count(), 0);
});
