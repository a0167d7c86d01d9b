// What most journeys begin with: a study, codes in it, and that all of it is kept.

/** Begins a new study from the first screen. */
export const begin = async ({ page }, study = "Winter falls", coder = "Amara") => {
  await page.getByRole("button", { name: "New study" }).click();
  await page.getByLabel("What is the study called?").fill(study);
  await page.getByLabel("Your name").fill(coder);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForSelector("header.bar");
};

/** Opens the sample study from the first screen. */
export const sample = async ({ page }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector("header.bar");
};

/** Waits until the page says that everything is kept. */
export const saved = (page) => page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");

/** Goes to another screen of the page, also in a tab that the harness did not open. */
export const goTo = (page, to) => page.evaluate((it) => { location.hash = it; }, to);

/** Types the name of a new code on the screen of the codebook, and takes it. Whether it came is the journey's to say. */
export const typeCode = async (page, name) => {
  await goTo(page, "#/study/codebook");
  const [field, open] = [page.locator("#new-code"), page.getByRole("button", { name: "New code", exact: true }).first()];
  await field.or(open).first().waitFor();
  if (!(await field.count())) await open.click();
  await field.fill(name);
  await field.press("Enter");
};

/** The row of a code in the codebook. */
export const codeRow = (page, name) => page.locator('[role="treeitem"]', { hasText: name });

/** The codebook's rows, as they are read. */
export const codes = async (page) => {
  await goTo(page, "#/study/codebook");
  await page.getByRole("button", { name: "New code", exact: true }).first().waitFor();
  return page.locator('[role="treeitem"]').allInnerTexts();
};

/** Waits until everything is saved whole, and nothing is in the journal alone; or the page says that it is not saved. */
export const wholly = async (page) => {
  const done = () => page.evaluate(async () => {
    const state = document.querySelector(".save-state")?.textContent;
    if (state === "Not saved") return true;
    const database = await new Promise((opened) => { const asked = indexedDB.open("heddle"); asked.onsuccess = () => opened(asked.result); });
    const range = IDBKeyRange.bound("heddle/1/journal/", "heddle/1/journal/\uffff");
    const waits = await new Promise((counted) => {
      const asked = database.transaction("texts").objectStore("texts").count(range);
      asked.onsuccess = () => counted(asked.result);
    });
    database.close();
    return state === "Saved" && waits === 0;
  });
  // Ends with the journey at the latest.
  while (!(await done())) await page.waitForTimeout(50);
};

/** Locks the studies of this browser with a passphrase. */
export const setPassphrase = async ({ page, go }, passphrase) => {
  await go("#/computer");
  await page.getByLabel("New passphrase").fill(passphrase);
  await page.getByLabel("The same again").fill(passphrase);
  await page.getByLabel("I know that nobody can recover").check();
  await page.getByRole("button", { name: "Lock with this passphrase" }).click();
  await page.getByRole("heading", { name: "Locked with a passphrase" }).waitFor({ timeout: 30_000 });
};
