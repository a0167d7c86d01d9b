// Both forms of the page in Firefox: the same promises as in Chromium, by a shorter way.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../../scripts/serve.mjs";
import { ALONE, CLICKED, IDLE } from "../escape-markup.mjs";
import { firefox } from "./bidi.mjs";

const FILE = fileURLToPath(new URL("../../../dist/heddle.html", import.meta.url));
let it;
let folder;
before(async () => { it = await firefox(); folder = await mkdtemp(join(tmpdir(), "heddle-e2e-")); });
after(async () => { await it?.close(); await rm(folder, { recursive: true }); });

const started = () => it.until(() => !document.getElementById("boot"));
const saved = () => it.until(() => document.querySelector(".save-state")?.textContent === "Saved");
const shows = (text) => it.until((part) => document.body.innerText.includes(part), text);
const drop = (name, text) => it.run((called, content) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([content], called));
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }
}, name, text);

test("the one file: opened, imported into, kept, saved as a file; found under its place and nowhere else", async () => {
  const file = join(folder, "heddle.html");
  await copyFile(FILE, file);
  const url = pathToFileURL(file).href;
  it.requests.length = 0;
  await it.goto(url);
  await started();
  await shows("under this file’s place");
  await it.click("Understood");
  await it.click("Open the sample study");
  await saved();
  await it.reload();
  await started();
  await it.run(() => { location.hash = "#/"; });
  await shows("6 transcripts · 60 answers");
  await drop("survey.csv", "id,site,q1\n1,A,2\n2,B,3\n");
  await it.click("Import 3 questions");
  await shows("3 questions · 2 respondents");
  await it.click("no backup yet");
  const { name, bytes } = await it.downloaded();
  assert.match(name, /^Sure Footing.*\.heddle\.json$/);
  assert.equal(JSON.parse(bytes).format, "heddle-study");
  await saved();
  // What the page says of this browser is true.
  const elsewhere = join(folder, "moved.html");
  await copyFile(FILE, elsewhere);
  await it.goto(pathToFileURL(elsewhere).href);
  await started();
  await shows("No study is kept in this browser yet.");
  await it.goto(url);
  await started();
  await it.run(() => { location.hash = "#/"; });
  await shows("6 transcripts · 62 answers");
  assert.deepEqual(it.requests.filter((it) => !/^(file|data|blob):/.test(it)), []);
  assert.deepEqual(it.complaints, []);
});

test("hosted: after one visit, it opens without its host", async () => {
  const host = await serve();
  try {
    await it.goto(host.url);
    await started();
    await it.until(() => navigator.serviceWorker.controller?.state === "activated");
    const before = host.asked.length;
    await it.click("Open the sample study");
    await saved();
    assert.equal(host.asked.length, before);
  } finally {
    await host.close();
  }
  await it.goto(`${host.url}?again#/study/codebook`);
  await started();
  await it.until(() => document.querySelector("h1")?.textContent === "Codebook");
  assert.deepEqual(it.complaints, []);
});

test("nothing leaves the one file by markup that stands in it", async () => {
  const arrived = new Set();
  const listener = createServer((request, response) => {
    arrived.add(request.url.split(/[/?#]/)[1]);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
  });
  await new Promise((done) => { listener.listen(0, "127.0.0.1", done); });
  const to = (name) => `http://127.0.0.1:${listener.address().port}/${name}`;
  const whole = await readFile(FILE, "utf8");
  const bare = whole.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace(/<script>[\s\S]*?<\/script>/, "");
  const show = async (page, ways) => {
    const inside = Object.entries(ways).map(([name, way]) => way(to, name)).join("\n");
    await writeFile(join(folder, "escape.html"), page.replace("</body>", () => `${inside}</body>`));
    await it.goto("about:blank");
    await it.goto(pathToFileURL(join(folder, "escape.html")).href).catch(() => {});
    await new Promise((done) => { setTimeout(done, 1000); });
  };
  try {
    await show(whole, IDLE);
    for (const [name, way] of Object.entries(ALONE)) await show(whole, { [name]: way });
    await show(whole, CLICKED);
    for (const name of Object.keys(CLICKED)) {
      await it.run((id) => document.getElementById(id).dispatchEvent(new MouseEvent("click",
        { bubbles: true, cancelable: true, composed: true, view: window })), `way-${name}`).catch(() => {});
    }
    await new Promise((done) => { setTimeout(done, 500); });
    const out = [...arrived].filter((name) => name !== "favicon.ico").sort();
    arrived.clear();
    await show(bare, IDLE);
    console.log(`in Firefox, by markup: ${out.length} arrive: ${out.join(", ")}; without the policy, of the idle ones, ${arrived.size}`);
    assert.deepEqual(out.filter((name) => name !== "link-shadow-closed"), []);
    assert.ok(arrived.size >= 40, String(arrived.size));
  } finally {
    listener.close();
    listener.closeAllConnections();
  }
});
