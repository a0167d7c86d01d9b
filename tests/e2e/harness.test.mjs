// What journeys rely on: that the harness sees what a page must not do, and hands files and full storage over as a person's
// browser would.
import assert from "node:assert/strict";
import { journey, ONE_FILE } from "./harness.mjs";

journey("the harness sees what a page must not do", { quiet: false }, async ({ page, complaints }) => {
  // From a task of the page's own: what the harness evaluates itself is not bound by the policy.
  await page.evaluate(() => {
    console.error("said aloud");
    setTimeout(() => { document.body.innerHTML = "<b>injected</b>"; });
    setTimeout(() => { fetch("elsewhere.json"); });
    setTimeout(() => { new Image().src = "http://127.0.0.1:9/pixel.png"; });
  });
  for (const sign of [/^console: said aloud/, /^exception: /, /^refused by the policy: require-trusted-types-for/,
    // The one file's policy refuses the first before there is a request.
    ONE_FILE ? /^request after the page had loaded: .*pixel/ : /^request after the page had loaded: .*elsewhere/, /^refused by the policy: img-src/]) {
    const deadline = Date.now() + 5000;
    while (!complaints.some((complaint) => sign.test(complaint))) {
      assert.ok(Date.now() < deadline, `${sign} is missing in ${JSON.stringify(complaints)}`);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }
});

journey("a dropped file arrives whole", async ({ page, drop }) => {
  await page.evaluate(() => {
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", async (event) => {
      event.preventDefault();
      window.dropped = await Promise.all(Array.from(event.dataTransfer.files, async (file) => [file.name, await file.text()]));
    });
  });
  await drop("body", { name: "Antworten ü.csv", bytes: "a,é\r\n" }, new URL("package.json", import.meta.url).pathname);
  const dropped = await (await page.waitForFunction(() => window.dropped)).jsonValue();
  assert.deepEqual(dropped[0], ["Antworten ü.csv", "a,é\r\n"]);
  assert.equal(dropped[1][0], "package.json");
  assert.match(dropped[1][1], /"heddle-e2e"/);
});

journey("a download is read with its name", async ({ page, download }) => {
  const { name, bytes } = await download(() => page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["é"]));
    link.download = "Studie ü.json";
    link.click();
  }));
  assert.equal(name, "Studie ü.json");
  assert.equal(bytes.toString(), "é");
});

journey("storage is filled to the unit, but for what is to be spared", async ({ page, fillStorage }) => {
  const fits = (units) => page.evaluate((count) => {
    try {
      localStorage.setItem("k", "x".repeat(count - 1));
      localStorage.removeItem("k");
      return true;
    } catch {
      return false;
    }
  }, units);
  await fillStorage(100);
  assert.ok(await fits(100));
  assert.ok(!(await fits(101)));
  await fillStorage();
  assert.ok(!(await fits(1)));
  await fillStorage(-1);
  assert.ok(await fits(1_000_000));
});
