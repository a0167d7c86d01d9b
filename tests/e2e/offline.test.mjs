// The hosted page without its host, and one release after another.
import assert from "node:assert/strict";
import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../scripts/serve.mjs";
import { DIST, journey, settle } from "./harness.mjs";

const HOSTED = { only: "hosted", start: false, ownHosts: true };
const strip = (page) => page.locator("#strip");
const release = (page) => page.evaluate(() => document.querySelector('meta[name="heddle-release"]').content.split(" ")[1]);
const started = (page) => page.waitForFunction(() => !document.getElementById("boot"));

/** Until the worker keeps a release and answers for the page. */
const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  while (navigator.serviceWorker.controller?.state !== "activated") await new Promise((again) => { setTimeout(again, 20); });
});

/** A host of its own, with a copy of dist/ that a journey may change. */
async function host(body) {
  const folder = await mkdtemp(join(tmpdir(), "heddle-host-"));
  await cp(DIST, folder, { recursive: true });
  let running = await serve({ folder });
  const port = Number(new URL(running.url).port);
  try {
    await body({
      folder, url: running.url, asked: running.asked,
      stop: () => running.close(),
      again: async () => { running = await serve({ folder, port }); },
    });
  } finally {
    await running.close();
    await rm(folder, { recursive: true });
  }
}

/** Makes of the release in `folder` the next one: another name, other styles, under other file names, and the old files gone. */
async function publish(folder, name) {
  const [css] = (await readdir(folder)).filter((it) => it.endsWith(".css"));
  await appendFile(join(folder, css), `:root{--published:${name}}`);
  const sum = (bytes, form) => createHash("sha256").update(bytes).digest(form);
  const bytes = await readFile(join(folder, css));
  const renamed = `heddle-${sum(bytes, "hex").slice(0, 10)}.css`;
  await rename(join(folder, css), join(folder, renamed));
  const page = (await readFile(join(folder, "index.html"), "utf8")).replace(css, renamed)
    .replace(/(name="heddle-release" content="\S+) \w+"/, `$1 ${name}"`);
  await writeFile(join(folder, "index.html"), page);
  const worker = (await readFile(join(folder, "sw.js"), "utf8"))
    .replace(/"[^"]*\.css":"sha256-[^"]*"/, `"${renamed}":"sha256-${sum(bytes, "base64")}"`)
    .replace(/"":"sha256-[^"]*"/, `"":"sha256-${sum(page, "base64")}"`)
    .replaceAll(/"[0-9a-f]{10}"/g, `"${name}"`);
  assert.ok(worker.includes(renamed) && worker.includes(`"${name}"`));
  await writeFile(join(folder, "sw.js"), worker);
}
const published = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--published"));

journey("after one visit, the page opens without its host: again, at any place in it, in a new tab", HOSTED, async ({ page, context }) => {
  await host(async ({ url, stop }) => {
    await page.goto(url);
    await started(page);
    await kept(page);
    await page.getByRole("button", { name: "Open the sample study" }).click();
    await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
    await stop();
    await page.reload();
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    const other = await context.newPage();
    await other.goto(`${url}#/study/codebook`);
    await other.getByRole("heading", { name: "Codebook" }).waitFor();
    await other.goto(`${url}index.html?from=mail#/study/themes`);
    await other.getByRole("heading", { name: "Themes", exact: true }).waitFor();
    await context.setOffline(true);
    await other.reload();
    await other.getByRole("heading", { name: "Themes", exact: true }).waitFor();
  });
});

journey("a visit asks for each file once, then the worker for itself and the page, and then nobody for anything", HOSTED,
  async ({ page }) => {
    await host(async ({ url, folder, asked }) => {
      await page.goto(url);
      await started(page);
      await kept(page);
      // What the worker took from the browser's own cache does not come to the host a second time.
      const names = (await readdir(folder)).filter((it) => !/^(heddle\.html|SHA256SUMS|THIRD-PARTY\.txt|index\.html)$/.test(it)).map((it) => `/${it}`);
      assert.deepEqual([...asked].sort(), ["/", "/", ...names].sort());
      const before = asked.length;
      await page.getByRole("button", { name: "Open the sample study" }).click();
      await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
      for (const place of ["codebook", "transcripts", "survey", "results", "themes", "files"]) {
        await page.evaluate((to) => { location.hash = `#/study/${to}`; }, place);
        await settle(page);
      }
      assert.equal(asked.length, before);
      // The next visit asks whether the worker is still the newest, and for nothing else.
      await page.reload();
      await page.waitForSelector(".bar");
      // The browser itself does that, when it finds the time.
      for (let left = 100; left > 0 && asked.length === before; left -= 1) await page.waitForTimeout(100);
      await page.waitForTimeout(300);
      assert.deepEqual(asked.slice(before), ["/sw.js"]);
    });
  });

journey("a new release waits until it is wanted, is told to every window, and is never mixed with the old one", HOSTED,
  async ({ page, context, axe, shot }) => {
    await host(async ({ url, folder, stop, again }) => {
      await page.goto(url);
      await started(page);
      await kept(page);
      const first = await release(page);
      await publish(folder, "0000000002");
      await page.reload();
      await strip(page).getByText("A new version of Heddle is ready.").waitFor();
      assert.equal(await release(page), first);
      await axe();
      await shot("new-version");
      await strip(page).getByRole("button", { name: "Later" }).click();
      assert.equal(await strip(page).count(), 0);
      // Put off, it stays off: with and without the host, the old release goes on, whole.
      await stop();
      await page.reload();
      await started(page);
      assert.equal(await release(page), first);
      assert.equal(await published(page), "");
      await again();
      const other = await context.newPage();
      await other.goto(url);
      await strip(other).getByText("A new version").waitFor();
      assert.equal(await release(other), first);
      await other.getByRole("button", { name: "Open the sample study" }).click();
      await other.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
      await strip(other).getByRole("button", { name: "Use it now" }).click();
      await other.waitForFunction(() => document.querySelector('meta[name="heddle-release"]').content.endsWith("0000000002"));
      await other.getByRole("heading", { name: "Overview" }).waitFor();
      assert.equal(await published(other), "0000000002");
      assert.equal((await other.evaluate(() => caches.keys())).length, 1);
      // The other window is not touched, only told.
      await strip(page).getByText("Another window uses a new version").waitFor();
      assert.equal(await release(page), first);
      await strip(page).getByRole("button", { name: "Start again" }).click();
      await page.waitForFunction(() => document.querySelector('meta[name="heddle-release"]').content.endsWith("0000000002"));
      await stop();
      await page.reload();
      await started(page);
      assert.equal(await published(page), "0000000002");
    });
  });

journey("a release that is half copied is not taken", { ...HOSTED, quiet: false }, async ({ page }) => {
  await host(async ({ url, folder, stop }) => {
    await page.goto(url);
    await started(page);
    await kept(page);
    const first = await release(page);
    const [css] = (await readdir(folder)).filter((it) => it.endsWith(".css"));
    const old = await readFile(join(folder, css));
    await publish(folder, "0000000003");
    // The worker and the page have arrived, and a file of theirs only in part.
    const [half] = (await readdir(folder)).filter((it) => it.endsWith(".css"));
    await writeFile(join(folder, half), old.subarray(0, 1000));
    await page.reload();
    await started(page);
    await page.waitForTimeout(1000);
    assert.equal(await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration.waiting ?? registration.installing;
    }), null);
    assert.equal(await strip(page).count(), 0);
    await stop();
    await page.reload();
    await started(page);
    assert.equal(await release(page), first);
    assert.equal((await page.evaluate(() => caches.keys())).length, 1);
  });
});

journey("a study that is not saved is not lost to a new release", { ...HOSTED, quiet: false }, async ({ page, fillStorage }) => {
  await host(async ({ url, folder }) => {
    await page.goto(url);
    await started(page);
    await kept(page);
    await publish(folder, "0000000004");
    await page.reload();
    await strip(page).getByText("A new version").waitFor();
    await fillStorage();
    await page.getByRole("button", { name: "New study" }).click();
    await page.getByLabel("What is the study called?").fill("Only here");
    await page.getByLabel("Your name").fill("Jo");
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator(".save-state.bad").waitFor();
    await strip(page).getByRole("button", { name: "Use it now" }).click();
    await strip(page).getByText("Your study is not saved.").waitFor();
    assert.equal(await page.locator(".bar-study").innerText(), "Only here");
    await strip(page).getByRole("button", { name: "Use it all the same" }).click();
    await page.waitForFunction(() => document.querySelector('meta[name="heddle-release"]').content.endsWith("0000000004"));
  });
});

journey("it can be installed: the browser finds nothing to say against it", HOSTED, async ({ page, context }) => {
  await host(async ({ url }) => {
    await page.goto(url);
    await started(page);
    await kept(page);
    const devtools = await context.newCDPSession(page);
    const { errors, data } = await devtools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).start_url, "./");
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // A window that leaves no trace, such as a test has, installs nothing.
    assert.deepEqual(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito"), []);
  });
});
