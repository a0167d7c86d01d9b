// What the journeys of coding have in common: a study with one small transcript, the mouse on words, and the study as
// it would be handed over.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { begin } from "./steps.mjs";

export { begin };

/** A file of tests/fixtures. */
export const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** A short interview with what offsets stumble over. */
export const TALK = [
  "Interviewer: What changed once the coach started visiting?",
  "Ward sister: She would sit with us at the desk and just ask what had got in the way that week. Not a form, not a score. " +
    "And because she had been a nurse 👩‍⚕️ on a ward like ours, people told her things they would never have written down.",
  "Interviewer: And when she stopped coming?",
  "Ward sister: It was January. We had nine staff off and four beds in the corridor, so nobody was drawing run charts. " +
    "The cafe\u0301 was shut. שלום, said the board.",
  "Interviewer: Did anything from that time stay?",
  "Ward sister: The huddle did. It is ten minutes and it is ours.",
].join("\r\n\r\n");


/** Drops files on the transcripts' screen and takes all. */
export const take = async (it, ...files) => {
  await it.go("#/study/transcripts");
  const open = it.page.getByRole("button", { name: "Import transcripts" });
  if (await open.count()) await open.click();
  await it.drop(".drop-zone", ...files);
  await it.page.getByRole("button", { name: /^Take \d/ }).click();
  await it.page.waitForSelector(".transcript-table");
};

/** A new study with the short interview, open to be coded. */
export const desk = async (it) => {
  await begin(it);
  await take(it, { name: "P07.txt", bytes: Buffer.from(TALK) });
  await it.page.getByRole("link", { name: "P07" }).click();
  await it.page.waitForSelector(".turn");
};

/** Where words of a turn (counted from 1) are on the page. */
export const rects = (page, turn, words, scroll = false) =>
  page.evaluate(([number, wanted, reveal]) => {
    const said = document.getElementById(`said-${number - 1}`);
    if (reveal) said.scrollIntoView({ block: "center" });
    const start = said.textContent.indexOf(wanted);
    if (start < 0) throw new Error(`“${wanted}” is not in turn ${number}`);
    const range = document.createRange();
    const put = (unit, method) => {
      const run = [...said.children].findLast((child) => Number(child.dataset.start) <= unit - (method === "setEnd" ? 1 : 0));
      range[method](run.firstChild, unit - Number(run.dataset.start));
    };
    put(start, "setStart");
    put(start + wanted.length, "setEnd");
    const all = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const [first, last] = [all[0], all.at(-1)];
    return { left: first.left, top: first.top + first.height / 2, right: last.right, bottom: last.top + last.height / 2 };
  }, [turn, words, scroll]);

/** Selects from the start of some words to the end of others with the mouse. */
export const drag = async (page, [turn, words], [lastTurn, lastWords] = [turn, words]) => {
  await rects(page, lastTurn, lastWords, true);
  const start = await rects(page, turn, words);
  const end = await rects(page, lastTurn, lastWords);
  await page.mouse.move(start.left + 1, start.top);
  await page.mouse.down();
  await page.mouse.move((start.left + end.right) / 2, end.bottom, { steps: 3 });
  await page.mouse.move(end.right - 1, end.bottom, { steps: 3 });
  await page.mouse.up();
  await page.waitForSelector(".picker");
};

/** Types into the picker and presses Enter. */
export const choose = async (page, typed, key = "Enter") => {
  await page.waitForFunction(() => document.activeElement?.id === "code-picker");
  await page.keyboard.type(typed);
  await page.keyboard.press(key);
};

/** The study as a file: parsed, with every quote compared with the text. */
export const handedOver = async ({ page, download }) => {
  await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
  const file = await download(() => page.locator(".bar-state button").last().click());
  const study = JSON.parse(file.bytes);
  const texts = new Map(study.transcripts.map((it) => [it.id, [...it.text]]));
  for (const layer of study.layers) {
    for (const { start, end, quote } of layer.segments) {
      assert.equal(texts.get(layer.transcript).slice(start, end).join(""), quote);
    }
  }
  const codes = new Map(study.codebook.map((it) => [it.id, it.name]));
  const segments = study.layers.flatMap((it) => it.segments)
    .map((it) => ({ ...it, code: codes.get(it.code) }));
  return { study, segments };
};

/** What a screen reader was told last. */
export const heard = (page) => page.evaluate(() => document.getElementById("live").textContent.trim());

/** Where the keyboard is: the id of the element. */
export const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

/** The words of the segment in the panel. */
export const inspected = (page) => page.locator(".inspector-quote").innerText();

/** What the browser shows as selected. */
export const selected = (page) => page.evaluate(() => getSelection().toString());
