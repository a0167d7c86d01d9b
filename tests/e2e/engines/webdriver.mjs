// WebKit, close to Safari's engine: GTK's small browser on a screen that is not there, driven by classic WebDriver.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { poller } from "./poller.mjs";

/** Starts the browser that HEDDLE_WEBKIT names (a MiniBrowser); resolves to one tab, which cannot say what it asks for. */
export async function webkit() {
  const home = await mkdtemp(join(tmpdir(), "heddle-webkit-"));
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await new Promise((said, failed) => {
    screen.once("error", failed);
    screen.stdio[3].once("data", (number) => said(`:${String(number).trim()}`));
  });
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: "x11", HOME: home, XDG_RUNTIME_DIR: home, LIBGL_ALWAYS_SOFTWARE: "1" },
  });
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  let session;
  const close = async () => {
    if (session) await call("DELETE", session).catch(() => {});
    driver.kill();
    screen.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const options = { binary: process.env.HEDDLE_WEBKIT, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    for (let left = 50; !session; left -= 1) {
      try {
        session = `/session/${(await call("POST", "/session", { capabilities })).sessionId}`;
      } catch (error) {
        if (left === 0 || !(error instanceof TypeError)) throw error;
        await new Promise((again) => { setTimeout(again, 200); });
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  const run = async (body, ...values) => {
    const script = "const [values, done] = arguments;" +
      `(async () => JSON.stringify(await (${body})(...JSON.parse(values)) ?? null))().then(done, (error) => done("!" + error));`;
    const said = await call("POST", `${session}/execute/async`, { script, args: [JSON.stringify(values)] });
    if (said.startsWith("!")) throw new Error(said.slice(1));
    return JSON.parse(said);
  };
  return {
    requests: [], complaints: [], run, ...poller(run), close,
    goto: (url) => call("POST", `${session}/url`, { url }),
    reload: () => call("POST", `${session}/refresh`, {}),
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => { server.listen(0, "127.0.0.1", done); });
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
}
