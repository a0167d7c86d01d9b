// The keyboard's focus is never nowhere: after something that has it is gone, or out of use, something near it has it.
import assert from "node:assert/strict";
import { journey } from "./harness.mjs";
import { sample } from "./steps.mjs";

/** Waits until something of the page has the focus that hears keys, and returns what it says. */
const focused = async (page) => {
  await page.waitForFunction(() => {
    const it = document.activeElement;
    return it && it !== document.body && it.isConnected && !it.matches(":disabled");
  });
  return page.evaluate(() => document.activeElement.textContent.trim());
};
/** Presses a button by the keyboard; waits until it is gone, or out of use. */
const press = async (page, button, gone) => {
  await button.focus();
  await page.keyboard.press("Enter");
  await gone();
};

journey("what had the focus is gone, and the nearest thing that is left has it", async (it) => {
  const { page, go } = it;
  await sample(it);
  // A question that is answered with no: the button that asked it.
  await go("#/computer");
  const wipe = page.getByRole("button", { name: "Wipe everything…" });
  await wipe.focus();
  await page.keyboard.press("Enter");
  const cancel = page.getByRole("button", { name: "Cancel" }).last();
  await press(page, cancel, () => cancel.waitFor({ state: "detached" }));
  assert.equal(await focused(page), "Wipe everything…");
  // A memo that is removed: the one beside it, or what stands around.
  await go("#/study");
  const memos = page.getByRole("button", { name: "Remove", exact: true });
  const before = await memos.count();
  await press(page, memos.first(), () => page.waitForFunction((count) => [...document.querySelectorAll("main button")].filter((it) => it.textContent === "Remove").length < count, before));
  assert.ok(await focused(page));
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  // A notice that is sent away by the keyboard.
  const dismiss = page.locator(".notice").getByRole("button", { name: "Dismiss" }).first();
  if (await dismiss.count()) {
    const shown = await page.locator(".notice").count();
    await press(page, dismiss, () => page.waitForFunction((count) => document.querySelectorAll(".notice").length < count, shown));
    assert.ok(await focused(page));
  }
  // Undo, until there is nothing left to undo: it is out of use, and Redo is beside it.
  const undo = page.locator(".bar-steps button").first();
  await undo.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".bar-steps button").disabled);
  assert.match(await focused(page), /^Redo/);
  // A form that is closed.
  await go("#/study/participants");
  await page.getByRole("button", { name: /^Edit/ }).first().focus();
  await page.keyboard.press("Enter");
  const done = page.getByRole("button", { name: /^Done/ }).first();
  await press(page, done, () => done.waitFor({ state: "detached" }));
  assert.ok(await focused(page));
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
});
