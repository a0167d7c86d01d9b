// Names are found, replaced everywhere in one step, and are in no file afterwards but the key's own; the key stays in this
// browser, sealed with the studies, gone when the computer is wiped.
import assert from "node:assert/strict";
import { take } from "./coding-steps.mjs";
import { journey } from "./harness.mjs";
import { begin, saved } from "./steps.mjs";

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
  await page.getByText("1 find may still tell who somebody is.").waitFor();
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
  await go("#/computer");
  await page.getByLabel("New passphrase").fill("crane puddle lantern ferry");
  await page.getByLabel("The same again").fill("crane puddle lantern ferry");
  await page.getByLabel("I know that nobody can recover").check();
  await page.getByRole("button", { name: "Lock with this passphrase" }).click();
  await page.getByRole("heading", { name: "Locked with a passphrase" }).waitFor({ timeout: 30_000 });
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
