// What only the page in one file has: what it says of itself, and how it looks when it is damaged.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, journey } from "./harness.mjs";

test("every file that is built has its checksum in SHA256SUMS", async () => {
  const lines = (await readFile(join(DIST, "SHA256SUMS"), "utf8")).trimEnd().split("\n").map((it) => it.split("  "));
  assert.deepEqual(lines.map(([, name]) => name).sort(), (await readdir(DIST)).filter((it) => it !== "SHA256SUMS").sort());
  for (const [sum, name] of lines) {
    assert.equal(createHash("sha256").update(await readFile(join(DIST, name))).digest("hex"), sum, name);
  }
});

test("both forms state the same release, and the file allows by hashes only", async () => {
  const [file, hosted] = await Promise.all(["heddle.html", "index.html"].map((name) => readFile(join(DIST, name), "utf8")));
  const release = (page) => page.match(/name="heddle-release" content="(\d+\.\d+\.\d+ [0-9a-f]{10})"/)[1];
  assert.equal(release(file), release(hosted));
  const policy = file.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'? |'self'|https?:/);
  assert.match(policy, /connect-src 'none'/);
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types 'none'/);
  assert.doesNotMatch(file.replace(/xmlns='http:[^']*'/, ""), /(?:href|src)="(?!data:)/);
});

journey("the file says which release it is and where this browser keeps things, until that was read", { only: "file" },
  async ({ page, axe, shot, reload }) => {
    const strip = page.locator("#strip");
    await strip.getByText(/^This is Heddle \d+\.\d+\.\d+ as one file \(release [0-9a-f]{10}\)\./).waitFor();
    assert.match(await strip.innerText(), /one place it has for all files opened from this computer/);
    await axe();
    await shot("one-file");
    await reload();
    await strip.getByRole("button", { name: "Understood" }).click();
    await reload();
    assert.equal(await strip.count(), 0);
  });

journey("moved and renamed, the file finds in Chromium what it kept, as it says", { only: "file", quiet: false }, async ({ page }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
  const folder = await mkdtemp(join(tmpdir(), "heddle-file-"));
  try {
    const copy = join(folder, "moved.html");
    await copyFile(join(DIST, "heddle.html"), copy);
    await page.goto(`${pathToFileURL(copy).href}#/`);
    await page.locator(".study-item", { hasText: "6 transcripts" }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const [damage, cut] of [
  ["was cut off", (text) => text.slice(0, text.length / 2)],
  ["was changed on its way", (text) => text.replace(/(id="module">[^]{200000})[^]{4}/, "$1AAAA")],
]) {
  journey(`a copy that ${damage} says so, instead of starting`, { only: "file", start: false, quiet: false }, async ({ page }) => {
    const folder = await mkdtemp(join(tmpdir(), "heddle-file-"));
    try {
      const copy = join(folder, "heddle.html");
      await writeFile(copy, cut(await readFile(join(DIST, "heddle.html"), "utf8")));
      await page.goto(pathToFileURL(copy).href);
      await page.waitForSelector('#boot [role="alert"]');
      assert.match(await page.innerText("#boot"), /incomplete or damaged/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
