// What both forms of the page promise, tried by a shorter way in other engines than the one that all else is tested in.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../../scripts/serve.mjs";
import { ALONE, CLICKED, IDLE } from "../escape-markup.mjs";

const FILE = fileURLToPath(new URL("../../../dist/heddle.html", import.meta.url));
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** The tests for one engine. `launch` starts it; `says`: what the page says there of where it keeps things; `byPlace`: a file
 *  that was moved finds nothing; `open`: the ways by markup that are open in it. */
export function promises(engine, launch, { says, byPlace, open }) {
  let it;
  let folder;
  before(async () => {
    it = await launch();
    folder = await mkdtemp(join(tmpdir(), "heddle-e2e-"));
  });
  after(async () => {
    await it?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const started = () => it.until(() => !document.getElementById("boot"));
  // With the time at which it was: a study that was only just opened says "Saved" too, for a moment.
  const saved = () => it.until(() => document.querySelector(".save-state[title]")?.textContent === "Saved");
  const shows = (text) => it.until((part) => document.body.innerText.includes(part), text);
  const home = () => it.run(() => { location.hash = "#/"; });
  const drop = (name, text) => it.run((called, content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], called));
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }
  }, name, text);

  test(`${engine}: the one file opens, imports, keeps, and saves as a file`, async () => {
    const file = join(folder, "heddle.html");
    await copyFile(FILE, file);
    const url = pathToFileURL(file).href;
    it.requests.length = 0;
    await it.goto(url);
    await started();
    await shows(says);
    await it.click("Understood");
    await it.click("Open the sample study");
    await saved();
    await it.reload();
    await started();
    await home();
    await shows("6 transcripts · 60 answers");
    await drop("survey.csv", "id,site,q1\n1,A,2\n2,B,3\n");
    await it.click("Import 3 questions");
    await shows("3 questions · 2 respondents");
    await it.click("no backup yet");
    if (it.downloaded) {
      const { name, bytes } = await it.downloaded();
      assert.match(name, /^Sure Footing.*\.heddle\.json$/);
      assert.equal(JSON.parse(bytes).format, "heddle-study");
    }
    await saved();
    if (byPlace) {
      const elsewhere = join(folder, "moved.html");
      await copyFile(FILE, elsewhere);
      await it.goto(pathToFileURL(elsewhere).href);
      await started();
      await shows("No study is kept in this browser yet.");
    }
    await it.goto(url);
    await started();
    await home();
    await shows("6 transcripts · 62 answers");
    assert.deepEqual(it.requests.filter((address) => !/^(file|data|blob):/.test(address)), []);
    assert.deepEqual(it.complaints, []);
  });

  test(`${engine}: nothing leaves the one file by markup that stands in it`, async () => {
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
      await wait(800);
    };
    try {
      await show(whole, IDLE);
      for (const [name, way] of Object.entries(ALONE)) await show(whole, { [name]: way });
      await show(whole, CLICKED);
      for (const name of Object.keys(CLICKED)) {
        await it.run((id) => {
          document.getElementById(id).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window }));
        }, `way-${name}`).catch(() => {});
      }
      await wait(500);
      const out = [...arrived].filter((name) => name !== "favicon.ico").sort();
      arrived.clear();
      await show(bare, IDLE);
      console.log(`${engine}, by markup: ${out.length} arrive: ${out.join(", ")}; without the policy, of the idle ones, ${arrived.size}`);
      assert.deepEqual(out.filter((name) => !open.includes(name)), []);
      assert.ok(arrived.size >= 40, String(arrived.size));
    } finally {
      listener.close();
      listener.closeAllConnections();
    }
  });

  test(`${engine}: after one visit, the hosted page opens without its host`, async () => {
    const host = await serve();
    it.complaints.length = 0;
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
}
