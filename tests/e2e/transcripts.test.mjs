// Transcripts come in: several files at once, shown and corrected first; bad ones say why and harm nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "./harness.mjs";
import { begin, fixture, handedOver, take, TALK } from "./coding-steps.mjs";

const expected = JSON.parse(await readFile(fixture("corpus/expected.json")));

journey("text, subtitles and Word at once: checked, corrected, taken, as one step", async (it) => {
  const { page, drop, axe, shot } = it;
  await begin(it);
  await it.go("#/study/transcripts");
  await page.getByText("Drop transcripts here").waitFor();
  await drop(".drop-zone", fixture("corpus/interviews/interview-001.txt"), fixture("corpus/interviews/interview-002.vtt"),
    fixture("transcripts/interview.docx"));
  await page.getByRole("button", { name: "Take 3 transcripts" }).waitFor();
  assert.equal(await page.locator(".drop-over").count(), 0);
  const first = page.locator(".draft").first();
  assert.match(await first.locator(".draft-size").innerText(), /^18 turns · [\d,]+ words · interview-001\.txt$/);
  await axe();
  await shot("transcripts-import");
  await first.getByLabel("Name", { exact: true }).fill("P01");
  await first.getByLabel("Name", { exact: true }).press("Tab");
  await first.getByLabel("Name of Participant").fill("Ward sister");
  await first.getByLabel("Name of Participant").press("Tab");
  await first.getByText("Ward sister").first().waitFor();
  // The same name makes two speakers one.
  const second = page.locator(".draft").nth(1);
  await second.getByRole("button", { name: "Merge Participant into another speaker" }).click();
  await second.getByRole("menuitem", { name: "Interviewer" }).click();
  assert.equal(await second.locator(".speaker").count(), 1);
  await page.getByRole("button", { name: "Take 3 transcripts" }).click();
  await page.getByRole("link", { name: "P01" }).waitFor();
  assert.equal(await page.locator(".transcript-table tbody tr").count(), 3);
  await axe();
  await page.keyboard.press("Control+z");
  await page.getByText("Drop transcripts here").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("link", { name: "P01" }).waitFor();
  const { study } = await handedOver(it);
  assert.deepEqual(study.transcripts.find((one) => one.name === "P01").speakers.map((one) => one.name).sort(), ["Interviewer", "Ward sister"]);
});

journey("files that are no transcripts say why, and the good ones are taken", async (it) => {
  const { page, drop } = it;
  await begin(it);
  await it.go("#/study/transcripts");
  await drop(".drop-zone", { name: "P07.txt", bytes: Buffer.from(TALK) }, { name: "empty.txt", bytes: Buffer.alloc(0) },
    { name: "letter.docx", bytes: Buffer.from("no zip") }, { name: "scan.txt", bytes: Buffer.from("%PDF-1.7 binary") },
    { name: "notes.txt", bytes: Buffer.from("It rained.\n\nNobody came.\n") });
  await page.getByText("“empty.txt” holds no transcript").waitFor();
  await page.getByText("This file is empty.").waitFor();
  await page.getByText("This is not a Word document").waitFor();
  await page.getByText("“scan.txt” holds no transcript").waitFor();
  await page.getByText("No speakers were recognised: every paragraph is a turn.").waitFor();
  await page.getByRole("button", { name: "Take 2 transcripts" }).click();
  await page.getByRole("link", { name: "notes" }).waitFor();
  assert.equal(await page.locator(".transcript-table tbody tr").count(), 2);
});

journey("a name that is taken gets a number; text can be pasted; one is edited and removed", async (it) => {
  const { page } = it;
  await begin(it);
  await take(it, { name: "P07.txt", bytes: Buffer.from(TALK) });
  await take(it, { name: "P07.txt", bytes: Buffer.from(TALK) });
  await page.getByRole("link", { name: "P07 (2)" }).waitFor();
  await page.getByRole("button", { name: "Import transcripts" }).click();
  await page.getByRole("button", { name: "Paste text instead" }).click();
  await page.getByLabel("Name").fill("Field note");
  await page.getByLabel("Text", { exact: true }).fill("The corridor was full.\n\nNobody sat down.");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("button", { name: "Take 1 transcript" }).click();
  await page.getByRole("link", { name: "Field note" }).waitFor();
  await page.getByRole("button", { name: "Edit P07 (2)" }).click();
  const panel = page.locator(".edit-panel");
  await panel.getByLabel("Name", { exact: true }).fill("Field note");
  await panel.getByLabel("Name", { exact: true }).press("Tab");
  await panel.getByText("is taken").waitFor();
  await panel.getByLabel("Name", { exact: true }).fill("P08");
  await panel.getByLabel("Name", { exact: true }).press("Tab");
  await page.getByRole("link", { name: "P08" }).waitFor();
  await panel.getByLabel("Kind").selectOption("focus_group");
  await panel.getByLabel("Name of Ward sister").fill("Matron");
  await panel.getByLabel("Name of Ward sister").press("Tab");
  await panel.getByRole("button", { name: "Remove from the study" }).click();
  await page.getByText("“P08” was removed.").waitFor();
  assert.equal(await page.getByRole("link", { name: "P08" }).count(), 0);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name: "P08" }).waitFor();
  const { study } = await handedOver(it);
  const removed = study.transcripts.find((one) => one.name === "P08");
  assert.equal(removed.kind, "focus_group");
  assert.ok(removed.speakers.some((one) => one.name === "Matron"));
});

journey("the corpus comes in whole", async (it) => {
  await begin(it);
  const { page } = it;
  await take(it, ...["001", "002", "003", "004"].map((number) => fixture(`corpus/interviews/interview-${number}.txt`)));
  assert.equal(await page.locator(".transcript-table tbody tr").count(), expected.arguments.interviews);
  const { study } = await handedOver(it);
  assert.ok(study.transcripts.every((one) => one.turns.length > 10 && one.speakers.length === 2));
});

journey("subtitles, OpenDocument, rich text, a web page and Markdown come in as the same talk", async (it) => {
  const { page, drop } = it;
  await begin(it);
  await it.go("#/study/transcripts");
  const said = [["Interviewer", "How was the winter?"], ["Nurse", "Long. We had no beds."], ["Interviewer", "And then?"], ["Nurse", "It was café talk."]];
  const lines = said.map(([who, what]) => `${who}: ${what}`);
  const file = (name, text) => ({ name, bytes: Buffer.from(text) });
  await drop(".drop-zone",
    file("a.srt", said.map(([who, what], at) => `${at + 1}\r\n00:00:0${at},000 --> 00:00:0${at + 1},000\r\n${who}: ${what}\r\n`).join("\r\n")),
    file("b.html", `<!doctype html><meta charset=utf-8><title>x</title><script>window.pwned=1</script>${lines.map((line) => `<p>${line.replace("é", "&eacute;")}</p>`).join("")}`),
    file("c.rtf", `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 ${lines.map((line) => line.replace("é", "\\'e9")).join("\\par\n")}\\par}`),
    file("d.md", lines.map((line) => line.replace(/^(\w+):/, "**$1:**")).join("\n\n")),
    fixture("transcripts/interview.odt"));
  await page.getByRole("button", { name: "Take 5 transcripts" }).click();
  const { study } = await handedOver(it);
  for (const name of ["a", "b", "c", "d"]) {
    const { text, speakers } = study.transcripts.find((one) => one.name === name);
    assert.equal(text, said.map(([, what]) => what).join("\n"), name);
    assert.deepEqual(speakers.map((one) => one.name).sort(), ["Interviewer", "Nurse"], name);
  }
  assert.ok(study.transcripts.find((one) => one.name === "interview").text.length > 20);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
});

journey("a Word document with lists and a table reads as it looks", async (it) => {
  const { page, drop } = it;
  await begin(it);
  await it.go("#/study/transcripts");
  await drop(".drop-zone", fixture("transcripts/lists.docx"), fixture("transcripts/table.docx"), fixture("transcripts/numbered-turns.docx"));
  await page.getByRole("button", { name: "Take 3 transcripts" }).click();
  await page.getByRole("link", { name: "lists" }).click();
  await page.waitForSelector(".turn");
  const said = await page.locator(".turn .said").allInnerTexts();
  const lines = (text) => text.split("\n").filter(Boolean);
  assert.deepEqual(lines(said[1]),
    ["Three things, in this order:", "1. the huddle", "a) every morning", "b) ten minutes", "1.I no more", "2. the coach", "3. the board"]);
  assert.deepEqual(lines(said[3]).slice(1, 4), ["• the forms", "– on paper", "Not an item."]);
  await it.go("#/study/transcripts");
  await page.getByRole("link", { name: "table" }).click();
  await page.locator(".turn-name", { hasText: "P1" }).first().waitFor();
  await page.getByText("With a visit: a long one.").waitFor();
  await it.go("#/study/transcripts");
  await page.getByRole("link", { name: "numbered-turns" }).click();
  await page.locator(".turn-name", { hasText: "Nurse" }).first().waitFor();
  assert.equal(await page.locator(".turn").count(), 4);
});

journey("those who speak in a focus group are participants, and count as such", { timeout: 120_000 }, async (it) => {
  const { page, drop, go } = it;
  await begin(it);
  const talk = ["Moderator: What helped?", "Ann: The huddle did.", "Ben: Not to me.", "Moderator: And you?", "Ann: It did to me.", "Ben: So no."];
  await take(it, { name: "Group.txt", bytes: Buffer.from(talk.join("\n\n")) });
  await go("#/study/participants");
  await drop("body", { name: "people.csv", bytes: Buffer.from("participant,role\nP01,Nurse\nP02,Porter\n") });
  await page.locator(".import").getByRole("button", { name: "Import" }).click();
  await page.locator(".notice", { hasText: "2 participants imported." }).waitFor();
  await drop("body", { name: "book.csv", bytes: Buffer.from("code,theme\nHuddle,Huddles\n") });
  await page.locator(".import").getByRole("button", { name: "Import" }).click();
  await page.locator(".notice", { hasText: "“book.csv” imported." }).waitFor();
  await go("#/study/transcripts");
  await page.getByRole("button", { name: "Edit Group" }).click();
  const panel = page.locator(".edit-panel");
  await panel.getByLabel("Kind").selectOption("focus_group");
  await panel.getByLabel("Which participant Ann is").selectOption({ label: "P01" });
  await panel.getByLabel("Which participant Ben is").selectOption({ label: "P02" });
  await it.axe();
  await page.getByRole("link", { name: "Group", exact: true }).click();
  await page.waitForSelector(".turn");
  // Ann twice, Ben once: whole turns get the code by its number key.
  for (const turn of [1, 4, 2]) {
    await page.locator(`#turn-${turn}`).focus();
    await page.keyboard.press("Shift+1");
    await page.locator(`#turn-${turn} mark`).waitFor();
  }
  await go("#/study/themes");
  await page.locator("#themes-by-select").selectOption({ label: "role" });
  await page.waitForSelector("#themes-by tbody tr");
  const rows = await page.$$eval("#themes-by tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
  assert.deepEqual(rows, [["Theme", "Nurse (n = 1)", "Porter (n = 1)"], ["Huddles", "2 (1)", "1 (1)"]]);
});
