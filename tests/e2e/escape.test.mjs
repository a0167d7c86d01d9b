// Whether anything gets out of the page: every known way is tried against a listener on this computer, first by markup that
// somehow came to stand in the page, then by script that somehow came to be part of it. The same ways are tried without the
// page's policy, to see that the listener hears them. What is known to be open is in SECURITY.md, and nothing else may be.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createSocket } from "node:dgram";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { ALONE, CLICKED, IDLE } from "./escape-markup.mjs";
import { DIST, journey, ONE_FILE } from "./harness.mjs";

const OPTIONS = { start: false, quiet: false, ownHosts: true, timeout: 120_000, context: { serviceWorkers: "block" } };
const PAGE = ONE_FILE ? "heddle.html" : "index.html";
const SCRIPT = await readFile(new URL("escape-script.js", import.meta.url), "utf8");
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

// See SECURITY.md, "What cannot be closed". A file has no headers, and with them no sandbox.
const OPEN_TO_MARKUP = ONE_FILE ? ["link-shadow-closed"] : [];
const OPEN_TO_SCRIPT = ["web-rtc-iframe", "web-transport-iframe", ...(ONE_FILE ? ["iframe-open", "link-blank-detached"] : [])];
// What a browser asks for by itself once something has got out.
const FOLLOWS = new Set(["favicon.ico"]);

/** Hears whatever arrives: requests by the first part of their path, and packets. */
async function listener() {
  const arrived = new Set();
  const http = createServer((request, response) => {
    arrived.add(request.url.split(/[/?#]/)[1]);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/html" }).end();
  });
  http.on("upgrade", (request, socket) => { arrived.add(request.url.slice(1)); socket.destroy(); });
  const udp = createSocket("udp4").on("message", () => arrived.add("(packet)"));
  await new Promise((done) => { http.listen(0, "127.0.0.1", done); });
  const web = http.address().port;
  await new Promise((done) => { udp.bind(0, "127.0.0.1", done); });
  return {
    arrived,
    to: (name) => `http://127.0.0.1:${web}/${name}`,
    addresses: [`http://127.0.0.1:${web}`, `127.0.0.1:${udp.address().port}`],
    close: () => { http.close(); http.closeAllConnections(); udp.close(); },
  };
}

/** Calls `body` with the listener and with what writes a page with something in it and opens that. */
async function trial(page, context, guarded, body) {
  const folder = await mkdtemp(join(tmpdir(), "heddle-escape-"));
  const heard = await listener();
  let host;
  try {
    await cp(DIST, folder, { recursive: true });
    const whole = await readFile(join(DIST, PAGE), "utf8");
    const bare = whole.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace(/<script( src="boot[^"]*")?>[\s\S]*?<\/script>/, "");
    const show = async (inside) => {
      await writeFile(join(folder, PAGE), (guarded ? whole : bare).replace("</body>", () => `${inside}</body>`));
      // Gone from what it showed before, so that it is opened and not only scrolled.
      await page.goto("about:blank");
      host ??= ONE_FILE ? null : await serve({ folder, headers: guarded });
      await page.goto(host ? host.url : pathToFileURL(join(folder, PAGE)).href);
      if (guarded) await page.waitForFunction(() => !document.getElementById("boot"));
    };
    /** A page that a script of somebody's is part of, as if the build had put it there. */
    const showWithScript = async () => {
      const code = SCRIPT.replace("(() => {", "((TO, UDP) => {")
        .replace(/\(\);\s*$/, `(${heard.addresses.map((it) => JSON.stringify(it))});`);
      await writeFile(join(folder, "script.js"), code);
      const hash = `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
      await show(ONE_FILE ? `<script>${code}</script>` : '<script src="script.js"></script>');
      if (!ONE_FILE || !guarded) return;
      await writeFile(join(folder, PAGE), (await readFile(join(folder, PAGE), "utf8")).replace("script-src ", `script-src ${hash} `));
      await page.reload();
      await page.waitForFunction(() => !document.getElementById("boot"));
    };
    return await body({ heard, show, showWithScript });
  } finally {
    await closeOthers(page, context);
    heard.close();
    await host?.close();
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

/** The names of the ways by markup that got out; unguarded, only of those that leave the page where it is. */
async function byMarkup(page, context, guarded) {
  return await trial(page, context, guarded, async ({ heard: { to, arrived }, show }) => {
    const all = (ways) => Object.entries(ways).map(([name, way]) => way(to, name)).join("\n");
    await show(all(IDLE));
    await wait(1000);
    for (const [name, way] of guarded ? Object.entries(ALONE) : []) {
      await show(way(to, name)).catch(() => {});
      await wait(250);
    }
    if (guarded) await show(all(CLICKED));
    const home = page.url().split("#")[0];
    for (const name of guarded ? Object.keys(CLICKED) : []) {
      await page.locator(`#way-${name}`).click({ force: true, noWaitAfter: true, timeout: 3000 }).catch(() => {});
      await wait(100);
      if (page.url().split("#")[0] !== home || context.pages().length > 1) {
        await closeOthers(page, context);
        await show(all(CLICKED));
      }
    }
    await wait(300);
    return [...arrived].filter((name) => !FOLLOWS.has(name)).sort();
  });
}

async function closeOthers(page, context) {
  for (const other of context.pages()) if (other !== page) await other.close();
}

/** How many ways by script there are, and the names of those that got out, with the same exception. */
async function byScript(page, context, guarded) {
  return await trial(page, context, guarded, async ({ heard: { arrived }, showWithScript }) => {
    await showWithScript();
    // From tasks of the page's own: what is evaluated from outside is not bound by the policy.
    const run = (list, names) => page.evaluate(([from, ways]) => new Promise((done) => {
      for (const way of ways) setTimeout(async () => { await window[from][way](way); });
      setTimeout(done, 300);
    }), [list, names]).catch(() => {});
    const names = await page.evaluate(() => [window.WAYS, window.LEAVING, window.CONNECTING].map((it) => Object.keys(it)));
    await run("WAYS", names[0]);
    await wait(1000);
    for (const name of names[2]) {
      arrived.delete("(packet)");
      await run("CONNECTING", [name]);
      await wait(300);
      if (arrived.has("(packet)")) arrived.add(name);
    }
    const home = page.url();
    for (const name of guarded ? names[1] : []) {
      await run("LEAVING", [name]);
      await closeOthers(page, context);
      if (page.url() !== home) await showWithScript();
    }
    await wait(300);
    return { tried: names.flat().length, out: names.flat().filter((name) => arrived.has(name)).sort() };
  });
}

const total = [IDLE, ALONE, CLICKED].flatMap((it) => Object.keys(it)).length;

journey("nothing leaves by markup that stands in the page", OPTIONS, async ({ page, context }) => {
  const out = await byMarkup(page, context, true);
  console.log(`by markup: ${total} ways tried, ${out.length} arrive: ${out.join(", ")}`);
  assert.deepEqual(out.filter((name) => !OPEN_TO_MARKUP.includes(name)), []);
});

journey("nothing but what is known leaves by script that is part of the page", OPTIONS, async ({ page, context }) => {
  const { out, tried } = await byScript(page, context, true);
  console.log(`by script: ${tried} ways tried, ${out.length} arrive: ${out.join(", ")}`);
  assert.deepEqual(out.filter((name) => !OPEN_TO_SCRIPT.includes(name)), []);
});

journey("without the policy, the same ways are open: the listener hears them", { ...OPTIONS, only: "hosted" }, async ({ page, context }) => {
  const markup = await byMarkup(page, context, false);
  const { out } = await byScript(page, context, false);
  console.log(`without the policy, among those that need no click and do not leave: ${markup.length} arrive by markup, ${out.length} by script`);
  assert.ok(markup.length >= 50 && out.length >= 35, `${markup.length}, ${out.length}`);
});
