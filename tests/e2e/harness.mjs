// Heddle in headless Chromium, as a person uses it. A journey is a test in which the page must also stay quiet: no error
// on the console, no uncaught exception, nothing refused by the content security policy, and no request once the page has
// loaded. Every wait ends: an action after 10 s, a start after 30 s, a journey after a minute unless it says otherwise.
//
//   journey("a study survives a reload", async ({ page, reload }) => { … });
//   journey("a full browser", { storage: "blocked" }, async ({ page }) => { … });
//
// HEDDLE_PAGE=file runs the same journeys on dist/heddle.html, opened from the disk.
import assert from "node:assert/strict";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

export const OUT = fileURLToPath(new URL("out/", import.meta.url));
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
/** Whether the journeys run on the page that is all in one file. */
export const ONE_FILE = process.env.HEDDLE_PAGE === "file";
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const LAUNCH = {
  executablePath: process.env.HEDDLE_CHROMIUM || "/usr/bin/chromium",
  headless: true,
  timeout: 60_000,
  // Where the machine has no locale of its own, a file's name may hold ASCII only.
  env: { ...process.env, LC_ALL: "C.UTF-8" },
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    // Nothing but this machine can be reached, whatever the page tries.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
};

const CONTEXT = { viewport: DESKTOP, locale: "en-GB", timezoneId: "Europe/London", reducedMotion: "reduce", acceptDownloads: true };

const START = 30_000;

// Chromium's own numbers for "block" and "forget when the browser closes".
const COOKIES = { blocked: 2, session: 4 };

// The page's address, and the server that it comes from, where there is one.
let home;
let server;
let browser;
let tidied = false;

/** Stops the server and the browser that the journeys of one file share. */
export async function closeShared() {
  await browser?.close();
  await server?.close();
  browser = server = home = undefined;
}

/** A test with an open page. Options, all optional: `timeout` (ms), `route` ("#/codebook"), `viewport`,
 *  `theme` ("light" or "dark": what the system prefers), `storage` ("blocked": the browser refuses to keep anything;
 *  "session": it forgets when it closes), `only` ("hosted" or "file": the one form of the page that the journey is about), `ownHosts: true` (it brings hosts of its own and
 *  counts what they are asked for), `profile` (a folder that outlives the browser: see `newProfile`), `context`
 *  (more of playwright's context options), `start: false` (an empty page: the journey goes where it wants), `quiet: false`
 *  (the journey provokes errors and checks `complaints` itself). */
export function journey(name, ...rest) {
  if (!tidied) after(closeShared);
  tidied = true;
  const body = rest.pop();
  const options = rest.pop() ?? {};
  const form = ONE_FILE ? "file" : "hosted";
  test(name, { skip: (options.only ?? form) !== form && "about the other form of the page" }, () => remembered(async () => {
    const opened = await open(options);
    try {
      await within(options.timeout ?? 60_000, name, body(opened));
      if (options.quiet ?? true) assert.deepEqual(opened.complaints, []);
    } catch (error) {
      await opened.page.screenshot({ path: picture(`failed-${slug(name)}`), timeout: 3000 }).catch(() => {});
      if (opened.complaints.length) error.message += `\nThe page complained:\n${opened.complaints.join("\n")}`;
      throw error;
    } finally {
      await opened.close();
    }
  }));
}

/** Notes which file to run again when a journey fails: the runner tells only where `test` was called, which is here. */
async function remembered(run) {
  try {
    await run();
  } catch (error) {
    await mkdir(OUT, { recursive: true });
    await appendFile(join(OUT, "failed.txt"), `${process.argv[1]}\n`);
    throw error;
  }
}

/** Letters and digits only: a file's name. */
export const slug = (text) => text.replace(/[^\w]+/g, "-").replace(/^-|-$/g, "");
const picture = (name) => join(OUT, `${name}.png`);

// The runner's own time limit would leave the browser open, and with it this process.
async function within(limit, what, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done after ${limit / 1000} s`)), limit);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The page, opened and started, with what a journey needs around it. Outside a journey, `close` it yourself. */
export async function open(options = {}) {
  if (!ONE_FILE) server ??= await serve();
  home ??= ONE_FILE ? pathToFileURL(join(DIST, "heddle.html")).href : server.url;
  const { context, close } = await openContext(options);
  try {
    const page = await context.newPage();
    const watched = await watch(page, options);
    if (options.start ?? true) {
      await page.goto(home + (options.route ?? ""));
      await watched.started();
    }
    return {
      page, context, close, url: home, complaints: watched.complaints,
      /** Another tab of the same browser, watched in the same way. */
      tab: async (route = "") => {
        const other = await context.newPage();
        const more = await watch(other, options, watched.complaints);
        await other.goto(home + route);
        await more.started();
        return other;
      },
      reload: async () => { await page.reload(); await watched.started(); },
      /** Moves within the page: no request, no reload. */
      go: async (route) => { await page.evaluate((hash) => { location.hash = hash; }, route); await settle(page); },
      shot: (name) => shot(page, name),
      axe: (options) => axe(page, options),
      download: (action) => download(page, action),
      drop: (target, ...files) => drop(page, target, ...files),
      fillStorage: (spare) => fillStorage(page, spare),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openContext({ viewport, theme, storage, profile, context: more }) {
  const settings = { ...CONTEXT, colorScheme: theme ?? "light", ...more };
  if (viewport) settings.viewport = viewport;
  if (!storage && !profile) {
    browser ??= await chromium.launch(LAUNCH);
    const context = await browser.newContext(settings);
    limit(context);
    return { context, close: () => context.close() };
  }
  // What the browser may keep is a preference of a profile, which only a browser of its own has.
  const folder = profile ?? (await newProfile());
  if (storage) {
    await mkdir(join(folder, "Default"), { recursive: true });
    const preferences = { profile: { default_content_setting_values: { cookies: COOKIES[storage] } } };
    await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(preferences));
  }
  const context = await chromium.launchPersistentContext(folder, { ...LAUNCH, ...settings });
  limit(context);
  const close = async () => {
    await context.close();
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
}

function limit(context) {
  context.setDefaultTimeout(10_000);
  context.setDefaultNavigationTimeout(START);
}

/** A new folder for a browser's profile: give it to several journeys or `open`s to restart the same browser. */
export const newProfile = () => mkdtemp(join(tmpdir(), "heddle-profile-"));

// Writes down whatever the page should not do.
async function watch(page, { ownHosts }, complaints = []) {
  let started = false;
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("crash", () => complaints.push("the tab crashed"));
  page.on("request", (request) => {
    const url = request.url();
    if (/^(blob|data):/.test(url) || (ownHosts && url.startsWith("http://127.0.0.1:"))) return;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && url.startsWith(home)) {
      started = false;
    } else if (started || !url.startsWith(home)) {
      complaints.push(`request ${started ? "after the page had loaded" : "to another server"}: ${url}`);
    }
  });
  await page.exposeFunction("heddleTestViolation", (text) => { complaints.push(`refused by the policy: ${text}`); });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.heddleTestViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    complaints,
    started: async () => {
      // The app replaces the boot message, or the boot message says why it could not.
      await page.waitForFunction(
        () => !document.getElementById("boot") || document.querySelector('#boot [role="alert"]'), null, { timeout: START });
      const excuse = await page.evaluate(() => document.getElementById("boot")?.textContent.trim());
      if (excuse) throw new Error([`Heddle did not start: ${excuse}`, ...complaints].join("\n"));
      await page.waitForLoadState("load");
      await settle(page);
      started = true;
    },
  };
}

/** Two frames: what was asked for has been drawn. */
export const settle = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** The file that `action` makes the page offer: its name and its bytes. */
export async function download(page, action) {
  const [offered] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: offered.suggestedFilename(), bytes: await readFile(await offered.path()) };
}

/** Drops files, as from a folder, on what `target` (a selector) names. A file is a path or `{ name, bytes, type }`. */
export async function drop(page, target, ...files) {
  const packed = await Promise.all(files.map(async (file) => {
    const { name, bytes, type = "" } =
      typeof file === "string" ? { name: basename(file), bytes: await readFile(file) } : file;
    return { name, type, base64: Buffer.from(bytes).toString("base64") };
  }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, packed);
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent(target, event, { dataTransfer });
  await dataTransfer.dispose();
}

const FILLER = "heddle-test/filler";
const QUOTA = 5 * 2 ** 20; // UTF-16 units an origin, keys included, in Chromium

/** Fills localStorage until only `spare` UTF-16 units are left; a negative `spare` empties it again. */
export const fillStorage = (page, spare = 0) =>
  page.evaluate(([key, quota, left]) => {
    localStorage.removeItem(key);
    if (left < 0) return;
    const used = Object.entries(localStorage).flat().join("").length;
    localStorage.setItem(key, "x".repeat(quota - used - key.length - left));
  }, [FILLER, QUOTA, spare]);

/** Four pictures into out/: two widths, light and dark. */
export async function shot(page, name) {
  const before = page.viewportSize();
  const theme = await page.evaluate(() => document.documentElement.dataset.theme);
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    for (const colour of ["light", "dark"]) {
      await wear(page, colour);
      await page.screenshot({ path: picture(`${name}-${viewport.width}-${colour}`), animations: "disabled" });
    }
  }
  if (before) await page.setViewportSize(before);
  await wear(page, theme);
}

async function wear(page, theme) {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
  await settle(page);
}

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails on what axe finds wrong in the page, or in the part that `within` (a selector) names. It finds a part of what
 *  there is to find: keyboard and reading order need journeys of their own. */
export async function axe(page, { within, disable = [] } = {}) {
  // By evaluate, which the page's policy does not bind; a script element would be refused.
  await page.evaluate(AXE);
  const found = await page.evaluate(async ([selector, off]) => {
    // What WCAG 2.2 added is switched off unless it is asked for.
    const rules = { "target-size": { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) };
    const { violations } = await window.axe.run(selector ?? document, { rules });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}`));
  }, [within, disable]);
  assert.deepEqual(found, [], `axe found ${found.length} faults`);
}
