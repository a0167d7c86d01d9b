// Firefox, driven by WebDriver BiDi, the protocol that it speaks itself: only as much of it as a journey needs.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { poller } from "./poller.mjs";

const FIREFOX = process.env.HEDDLE_FIREFOX || "/usr/bin/firefox-esr";

// A file is as much alone as for a person (other tools switch that off), and downloads go to a folder without a question.
const settings = (downloads) => ({
  "security.fileuri.strict_origin_policy": true,
  "browser.download.folderList": 2,
  "browser.download.dir": downloads,
  "browser.download.alwaysOpenPanel": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.aboutwelcome.enabled": false,
  "app.update.enabled": false,
  "app.normandy.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "services.settings.server": "data:,",
});

/** Starts Firefox with a profile of its own, or with that of a `folder` that was killed; resolves to one tab. */
export async function firefox({ folder: kept } = {}) {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), "heddle-firefox-")));
  const [profile, downloads] = [join(folder, "profile"), join(folder, "downloads")];
  await mkdir(profile, { recursive: true });
  await mkdir(downloads, { recursive: true });
  await writeFile(join(profile, "user.js"),
    Object.entries(settings(downloads)).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
  const running = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    // A group of its own, so that all of its processes can be killed at once.
    { detached: true, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1", HOME: folder } });
  const ended = new Promise((done) => { running.once("exit", done); });
  const close = async () => {
    running.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  /** Ends it as a power cut would, and returns its folder. */
  const kill = async () => {
    try { process.kill(-running.pid, "SIGKILL"); } catch { running.kill("SIGKILL"); }
    await ended;
    return folder;
  };
  try {
    return { ...(await tab(await connect(await address(running)))), close, kill };
  } catch (error) {
    await close();
    throw error;
  }
}

// It says where it listens.
const address = (running) => new Promise((found, failed) => {
  let said = "";
  const timer = setTimeout(() => failed(new Error(`Firefox did not start within 60 s: ${said}`)), 60_000);
  running.once("error", failed);
  running.once("exit", (code) => failed(new Error(`Firefox ended with ${code}: ${said}`)));
  running.stderr.on("data", (text) => {
    said += text;
    const listening = said.match(/WebDriver BiDi listening on (ws:\S+)/);
    if (!listening) return;
    clearTimeout(timer);
    found(`${listening[1]}/session`);
  });
});

async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((done, failed) => { socket.onopen = done; socket.onerror = () => failed(new Error(`no connection to ${url}`)); });
  const waiting = new Map();
  const listeners = [];
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "event") {
      for (const listener of listeners) listener(message.method, message.params);
      return;
    }
    const { done, failed } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") done(message.result);
    else failed(new Error(`${message.error}: ${message.message}`));
  };
  let last = 0;
  const send = (method, params) => new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  return { send, listen: (listener) => listeners.push(listener) };
}

async function tab({ send, listen }) {
  await send("session.new", { capabilities: {} });
  const { contexts: [{ context }] } = await send("browsingContext.getTree", {});
  const requests = [];
  const complaints = [];
  const files = [];
  listen((method, params) => {
    if (method === "network.beforeRequestSent") requests.push(params.request.url);
    else if (method === "browsingContext.downloadEnd") files.push(params.filepath);
    else if (method === "log.entryAdded" && params.level === "error") complaints.push(params.text);
  });
  await send("session.subscribe", { events: ["network.beforeRequestSent", "log.entryAdded"] });
  // Firefox ESR 140 does not say yet when a file was downloaded.
  const saysFiles = await send("session.subscribe", { events: ["browsingContext.downloadEnd"] }).then(() => true, () => false);

  /** What `body`, an async function's, returns in the page; `values` are its arguments. */
  const run = async (body, ...values) => {
    const { type, result, exceptionDetails } = await send("script.callFunction", {
      functionDeclaration: `async (values) => JSON.stringify(await (${body})(...JSON.parse(values)) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(values) }],
      target: { context },
      awaitPromise: true,
      userActivation: true,
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };
  return {
    requests, complaints, run, ...poller(run),
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    /** The file that was saved last, when it is complete. */
    downloaded: saysFiles && (async () => {
      for (let left = 100; left > 0; left -= 1) {
        const path = files.pop();
        if (path) return { name: basename(path), bytes: await readFile(path) };
        await new Promise((again) => { setTimeout(again, 100); });
      }
      throw new Error("Nothing was downloaded.");
    }),
  };
}
