// The codebook: moving codes by mouse and by keys, favourites, merging, splitting, archiving, versions and what they put in
// doubt, files both ways, and ready-made codes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey } from "./harness.mjs";
import { choose, desk, drag, fixture, handedOver } from "./coding-steps.mjs";
import { begin, codeRow, goTo, sample, saved, typeCode } from "./steps.mjs";

const hears = (page, text) => page.waitForFunction((it) => document.getElementById("live").textContent.includes(it), text);
const rows = (page) =>
  page.locator('#codebook-tree [role="treeitem"]').evaluateAll((all) =>
    all.map((it) => "-".repeat(Number(it.ariaLevel) - 1) + it.querySelector(".tree-label").textContent));
const tree = async (page, wanted) => {
  await page.waitForFunction((it) => {
    const all = [...document.querySelectorAll('#codebook-tree [role="treeitem"]')];
    return it === all.map((row) => "-".repeat(Number(row.ariaLevel) - 1) + row.querySelector(".tree-label").textContent).join(" ");
  }, wanted.join(" ")).catch(async () => assert.deepEqual(await rows(page), wanted));
};
const codes = async (it, ...names) => {
  await begin(it);
  for (const name of names) {
    await typeCode(it.page, name);
    await codeRow(it.page, name).waitFor();
  }
};
/** Drags a row onto another: share is how far down in it. */
const drop = async (page, name, target, share) => {
  const [from, to] = [await codeRow(page, name).boundingBox(), await codeRow(page, target).boundingBox()];
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height / 2 + 8);
  await page.mouse.move(to.x + 60, to.y + to.height * share, { steps: 4 });
  await page.locator("#codebook-tree .drop-before, #codebook-tree .drop-inside, #codebook-tree .drop-after").first().waitFor();
  await page.mouse.up();
};
const undo = (page) => page.keyboard.press("Control+z");
const editor = (page) => page.locator(".codebook-editor");

journey("codes are moved by dragging them, and by keys", async (it) => {
  const { page, reload } = it;
  await codes(it, "Time", "Staff", "Trust");
  await tree(page, ["Time", "Staff", "Trust"]);
  await drop(page, "Trust", "Time", 0.5);
  await tree(page, ["Time", "-Trust", "Staff"]);
  await hears(page, "“Trust” is now under “Time”.");
  await drop(page, "Staff", "Time", 0.1);
  await tree(page, ["Staff", "Time", "-Trust"]);
  // Behind an open code is before its first.
  await drop(page, "Staff", "Time", 0.9);
  await tree(page, ["Time", "-Staff", "-Trust"]);
  await drop(page, "Staff", "Trust", 0.9);
  await tree(page, ["Time", "-Trust", "-Staff"]);
  // A code cannot come under itself, and is told so; Escape lets go of one.
  await drop(page, "Time", "Trust", 0.5);
  await page.getByText("A code cannot lie under itself.").waitFor();
  const box = await codeRow(page, "Staff").boundingBox();
  await page.mouse.move(box.x + 60, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y - 40, { steps: 4 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await tree(page, ["Time", "-Trust", "-Staff"]);
  // By keys: up, out, down, in.
  await codeRow(page, "Staff").click();
  await codeRow(page, "Staff").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await tree(page, ["Time", "-Staff", "-Trust"]);
  await page.keyboard.press("Alt+ArrowLeft");
  await tree(page, ["Time", "-Trust", "Staff"]);
  await hears(page, "“Staff” is now at the top.");
  await page.keyboard.press("Alt+ArrowUp");
  await tree(page, ["Staff", "Time", "-Trust"]);
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowRight");
  await tree(page, ["Time", "-Trust", "-Staff"]);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Staff/);
  await undo(page);
  await tree(page, ["Time", "-Trust", "Staff"]);
  await saved(page);
  await reload();
  await tree(page, ["Time", "-Trust", "Staff"]);
  await it.axe();
});

journey("a counter-example, a source and a number key that codes", async (it) => {
  const { page } = it;
  await desk(it);
  await typeCode(page, "Presence");
  await codeRow(page, "Presence").waitFor();
  await typeCode(page, "Pressure");
  await codeRow(page, "Pressure").click();
  await page.getByLabel("Counter-example").fill("The board was full.");
  await page.getByLabel("Source").fill("Our own list");
  await page.keyboard.press("Tab");
  await page.getByLabel("Number key in coding").selectOption("7");
  await codeRow(page, "Pressure").locator("kbd", { hasText: "7" }).waitFor();
  assert.equal(await codeRow(page, "Presence").locator("kbd").count(), 0);
  await editor(page).getByText("Our own list").waitFor();
  await goTo(page, "#/study/transcripts");
  await page.getByRole("link", { name: "P07" }).click();
  await page.waitForSelector(".turn");
  await page.locator("#turn-1").focus();
  await page.keyboard.press("1");
  await page.getByText("There is no code 1 yet").waitFor();
  await page.keyboard.press("7");
  await hears(page, "Coded: Pressure");
  const { study } = await handedOver(it);
  const pressure = study.codebook.find((code) => code.name === "Pressure");
  assert.equal(pressure.counter_example, "The board was full.");
  assert.equal(pressure.source, "Our own list");
  assert.equal(study.coders[0].number_keys[6], pressure.id);
  // Each coder has keys of their own: another one has chosen none, so that 1 is the first code.
  await goTo(page, "#/study");
  await page.getByText("Add a coder").click();
  await page.locator("#new-coder").fill("Ben");
  await page.keyboard.press("Enter");
  await page.locator(".coder", { hasText: "Ben" }).getByRole("radio").check();
  await page.locator("#coder-button", { hasText: "Ben" }).waitFor();
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Presence").locator("kbd", { hasText: "1" }).waitFor();
  assert.equal(await codeRow(page, "Pressure").locator("kbd").innerText(), "2");
});

/** Two codes on three passages, two of which overlap. */
const coded = async (it) => {
  const { page } = it;
  await desk(it);
  const give = async (words, name) => {
    await drag(page, words);
    await choose(page, name);
    await page.waitForSelector(".inspector");
  };
  await give([2, "She would sit with us"], "Presence");
  await give([2, "sit with us at the desk"], "Nearness");
  await give([4, "It was January."], "Nearness");
};

journey("merging says what it changes and joins what overlaps; one undo takes it back", async (it) => {
  const { page } = it;
  await coded(it);
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByRole("button", { name: "Merge into…" }).click();
  await page.getByRole("combobox", { name: "Merge it into which code?" }).fill("Pres");
  await page.keyboard.press("Enter");
  await page.getByText("2 segments of “Nearness” will have the code “Presence”").waitFor();
  await page.getByText("1 segment becomes one with another").waitFor();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await tree(page, ["Presence"]);
  let { segments } = await handedOver(it);
  assert.deepEqual(segments.map((one) => one.quote), ["She would sit with us at the desk", "It was January."]);
  await goTo(page, "#/study/codebook");
  await page.locator("h1").first().click();
  await undo(page);
  await tree(page, ["Presence", "Nearness"]);
  ({ segments } = await handedOver(it));
  assert.deepEqual(segments.map((one) => `${one.code}: ${one.quote}`).sort(), [
    "Nearness: It was January.",
    "Nearness: sit with us at the desk",
    "Presence: She would sit with us",
  ]);
});

journey("splitting deals a code's segments out by keys, and goes on another day", async (it) => {
  const { page, reload } = it;
  await coded(it);
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByRole("link", { name: "Split…" }).click();
  await page.getByText("0 of 2 segments looked at").waitFor();
  await page.getByLabel("New code").fill("In the room");
  await page.keyboard.press("Enter");
  await page.locator(".target", { hasText: "In the room" }).waitFor();
  await page.getByLabel("New code").fill("In winter");
  await page.keyboard.press("Enter");
  await page.locator(".target", { hasText: "In winter" }).waitFor();
  assert.equal(await page.locator(".split-quote mark").textContent(), "sit with us at the desk");
  assert.match(await page.locator(".split-quote").textContent(), /^She would sit with us at the desk and just ask/);
  await page.getByText("Amara").last().waitFor();
  // A letter in the field of a new code is no command; the keys work where one deals.
  await page.locator("#split").focus();
  await page.keyboard.press("1");
  await hears(page, "Given to In the room.");
  await page.waitForFunction(() => document.querySelector(".split-quote mark").textContent === "It was January.");
  await page.keyboard.press("Backspace");
  await page.waitForFunction(() => document.querySelector(".split-quote mark").textContent === "sit with us at the desk");
  await page.keyboard.press("0");
  await page.getByText("1 of 2 segments looked at").waitFor();
  await page.keyboard.press("Shift+Digit2");
  await page.getByText("All looked at; 2 segments stay as before.").waitFor();
  await it.axe();
  await saved(page);
  await reload();
  // What was left comes again, and what is under the code is there to deal to.
  await page.getByText("0 of 2 segments looked at").waitFor();
  await page.locator("#split").focus();
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await page.getByText("All segments have been dealt out.").waitFor();
  const { segments } = await handedOver(it);
  assert.deepEqual(segments.map((one) => `${one.code}: ${one.quote}`).sort(), [
    "In the room: sit with us at the desk",
    "In winter: It was January.",
    "Presence: She would sit with us",
  ]);
});

journey("an archived code keeps its segments, is not offered, and comes back", async (it) => {
  const { page } = it;
  await coded(it);
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByText("“Nearness” archived. Its segments are kept.").waitFor();
  await page.getByRole("button", { name: "Bring back" }).waitFor();
  await codeRow(page, "Presence").click();
  await tree(page, ["Presence"]);
  await goTo(page, "#/study/transcripts");
  await page.getByRole("link", { name: "P07" }).click();
  await page.waitForSelector(".turn");
  await page.getByText("Nearness (archived)").first().waitFor({ state: "attached" });
  await drag(page, [2, "Not a form"]);
  assert.equal(await page.locator(".picker-item", { hasText: "Nearness" }).count(), 0);
  await page.keyboard.press("Escape");
  await goTo(page, "#/study/codebook");
  await page.getByLabel("Show 1 archived code").check();
  await codeRow(page, "Nearness").click();
  // To delete it with what is coded takes a clear answer.
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Delete “Nearness” with 2 segments? To keep them, archive it.").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Bring back" }).click();
  await tree(page, ["Presence", "Nearness"]);
  const { segments } = await handedOver(it);
  assert.equal(segments.length, 3);
});

journey("versions: what changed word by word, what it puts in doubt, and that it still fits", async (it) => {
  const { page, reload } = it;
  await coded(it);
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByLabel("Definition", { exact: true }).fill("Being near the work.");
  await page.getByLabel("Name", { exact: true }).focus();
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByLabel("Name of the version").fill("Round 1");
  await page.keyboard.press("Enter");
  await page.locator(".version-name", { hasText: "Round 1" }).waitFor();
  await page.getByText("No code differs.").waitFor();
  // Coded by these words, then the words change.
  await goTo(page, "#/study/transcripts");
  await page.getByRole("link", { name: "P07" }).click();
  await page.waitForSelector(".turn");
  await drag(page, [6, "it is ours"]);
  await choose(page, "Near");
  await page.waitForSelector(".inspector");
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByLabel("Definition", { exact: true }).fill("Being near the daily work.");
  await page.getByLabel("Name", { exact: true }).focus();
  await page.getByRole("tab", { name: "To check (3)" }).waitFor();
  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByText("1 code differs.").waitFor();
  assert.match(await page.locator(".change-words ins").textContent(), /daily/);
  await page.getByText("3 segments coded before that, and not checked since").click();
  await page.getByRole("tab", { name: "To check (3)" }).click();
  assert.deepEqual(await page.locator(".doubt-list .said").allTextContents(), ["sit with us at the desk", "It was January.", "it is ours"]);
  await page.getByRole("button", { name: "Still fits: sit with us at the desk" }).press("Enter");
  await page.getByRole("tab", { name: "To check (2)" }).waitFor();
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Still fits: It was January.");
  await it.axe();
  // To the place, to look at it there.
  await page.getByRole("link", { name: "P07, turn 4" }).click();
  await page.waitForFunction(() => document.querySelector(".inspector-quote")?.textContent === "It was January.");
  await saved(page);
  await goTo(page, "#/study/codebook/check");
  await page.getByRole("tab", { name: "To check (2)" }).waitFor();
  await reload();
  await page.getByRole("button", { name: "All 2 still fit" }).click();
  await page.getByText("Nothing to check.").waitFor();
  await undo(page);
  await page.getByRole("tab", { name: "To check (2)" }).waitFor();
});

journey("a version is renamed, and the study goes back to it: shown before, one undo", async (it) => {
  const { page } = it;
  await coded(it);
  await goTo(page, "#/study/codebook/versions");
  await page.getByLabel("Name of the version").fill("Pilot");
  await page.keyboard.press("Enter");
  const version = page.locator(".version-list li");
  await version.getByRole("button", { name: /^Rename.*“Pilot”$/ }).click();
  await page.waitForFunction(() => document.activeElement?.id.startsWith("version-"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("First draft");
  await page.keyboard.press("Enter");
  await version.getByRole("button", { name: /^Rename.*“First draft”$/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id.startsWith("rename-"));
  // Nothing has changed yet.
  await version.getByRole("button", { name: /^Go back to it….*“First draft”$/ }).click();
  await page.getByText("The codebook is as “First draft” has it already.").waitFor();
  // A code is merged away, another comes and is used.
  await goTo(page, "#/study/codebook");
  await codeRow(page, "Nearness").click();
  await page.getByRole("button", { name: "Merge into…" }).click();
  await page.getByRole("combobox", { name: "Merge it into which code?" }).fill("Pres");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await tree(page, ["Presence"]);
  await goTo(page, "#/study/transcripts");
  await page.getByRole("link", { name: "P07" }).click();
  await page.waitForSelector(".turn");
  await drag(page, [6, "it is ours"]);
  await choose(page, "Ownership");
  await page.waitForSelector(".inspector");
  const before = (await handedOver(it)).segments.map((one) => `${one.code}: ${one.quote}`).sort();
  await goTo(page, "#/study/codebook/versions");
  await version.getByRole("button", { name: /^Go back to it….*“First draft”$/ }).click();
  await page.getByText("1 code that this version does not have is archived; 1 segment keeps its code.").waitFor();
  await page.getByText("1 code that was deleted or merged since comes back, without segments.").waitFor();
  await page.getByText("What would change, code by code").click();
  assert.match(await version.locator(".return-changes").innerText(), /Ownership\s+archived/);
  await it.axe();
  await it.shot("codebook-return");
  await page.getByRole("button", { name: "Go back", exact: true }).click();
  await page.locator(".notice", { hasText: "The codebook is as “First draft” has it." }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id.startsWith("return-"));
  assert.deepEqual((await handedOver(it)).segments.map((one) => `${one.code}: ${one.quote}`).sort(), before);
  await goTo(page, "#/study/codebook");
  await tree(page, ["Presence", "Nearness"]);
  await page.getByLabel("Show 1 archived code").check();
  await codeRow(page, "Ownership").getByText("archived").waitFor();
  await page.locator("h1").first().click();
  await undo(page);
  await tree(page, ["Presence", "Ownership"]);
});

journey("a codebook goes out in three forms and comes back into another study", async (it) => {
  const { page, download } = it;
  await sample(it);
  await goTo(page, "#/study/codebook");
  await page.getByRole("button", { name: "Import, save" }).waitFor();
  const out = {};
  for (const [label, ending] of [["Save as CSV", "csv"], ["Save as Markdown", "md"], ["Save as REFI-QDA (.qdc)", "qdc"]]) {
    await page.getByRole("button", { name: "Import, save" }).click();
    out[ending] = await download(() => page.getByRole("menuitem", { name: label }).click());
    assert.ok(out[ending].name.endsWith(`.${ending}`), out[ending].name);
  }
  const before = await rows(page);
  for (const [ending, file] of Object.entries(out)) {
    await goTo(page, "#/");
    await begin(it, `From ${ending}`, "Jo");
    await goTo(page, "#/study/codebook");
    await page.getByRole("button", { name: "Import, save" }).waitFor();
    await it.drop("body", { name: `book.${ending}`, bytes: file.bytes });
    await page.getByRole("heading", { name: `Import “book.${ending}”` }).waitFor();
    await page.getByText(/^What would change: /).click();
    await page.locator(".changes").getByText("added").first().waitFor();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await tree(page, before);
  }
  // The same file again: everything is here; a changed text is taken when asked.
  const changed = out.md.bytes.toString("utf8").replace(/\n## (.+)\n\n/, "\n## $1\n\nOther words. ");
  await it.drop("body", { name: "again.md", bytes: Buffer.from(changed) });
  await page.getByText("There is nothing in this file to add.").waitFor();
  await page.getByText("take the file’s words", { exact: true }).click();
  await page.getByText(/changes 1, leaves/).waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("“again.md” imported.").waitFor();
});

journey("a codebook of another program says what became of it", async (it) => {
  const { page } = it;
  await begin(it);
  await goTo(page, "#/study/codebook");
  await page.getByText("No codes yet.").waitFor();
  await it.drop("body", { name: "nvivo.qdc", bytes: readFileSync(fixture("codebooks/nvivo.qdc")) });
  await page.getByText("Read as REFI-QDA.").waitFor();
  await page.getByText("The folder “Nodes” around all codes was left out").waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await tree(page, ["Barriers", "-Time", "-Staff & skill", "Helpers"]);
});

journey("ready-made codes stand beside one's own, marked with where they are from", async (it) => {
  const { page } = it;
  await codes(it, "Huddles");
  await page.getByRole("tab", { name: "Ready-made" }).click();
  const shelf = page.getByRole("region", { name: "RE-AIM" });
  await shelf.getByText(/American Journal of Public Health 1999/).waitFor();
  await shelf.getByText("Parts to add").click();
  await shelf.getByLabel("Maintenance", { exact: true }).uncheck();
  await shelf.getByRole("button", { name: "Add 5 codes: RE-AIM" }).click();
  await page.getByText("RE-AIM: 5 codes added.").waitFor();
  await shelf.getByText("In the codebook already.").waitFor();
  await it.axe();
  await page.getByRole("tab", { name: "Codes" }).click();
  await tree(page, ["Huddles", "RE-AIM", "-Reach", "-Effectiveness", "-Adoption", "-Implementation"]);
  assert.match(await codeRow(page, "Huddles").textContent(), /emergent/);
  assert.equal(await page.locator("#codebook-tree .code-mark", { hasText: "RE-AIM" }).count(), 1);
  await codeRow(page, "Reach").click();
  await editor(page).locator(".code-mark", { hasText: "RE-AIM" }).waitFor();
  await undo(page);
  await tree(page, ["Huddles"]);
});
