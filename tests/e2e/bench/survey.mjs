// How quick a large survey is: one of 5,000 and one of 100,000 respondents with 120 questions (42 MB) of the corpus generator's kind
// (ids, sites, roles, years, ratings with gaps, several choices, comments), read and described by heddle-cli, by the page in Chromium, and
// by pandas (read_csv, describe, value_counts of every column) where the Python that `HEDDLE_PYTHON` names, else python3, has it. Each number
// is the median of three, with the longest time in which the page did not answer beside Chromium's (`HEDDLE_PAUSES=1` lists those over 40 ms: when,
// how long, what the progress said). `survey.mjs 5000` measures one size.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, openSync, writeSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeShared, open } from "../harness.mjs";
import { begin } from "../steps.mjs";

const SITES = ["Northfield", "Sainte-Agnès", "Harbour", "Königsberg Road", "Lakeview"];
const ROLES = ["Nurse", "Nurse", "Nurse", "Doctor", "Doctor", "Senior manager", "Coach", "Quality lead"];
const BARRIERS = ["Leadership and board", "Time and workload", "Shared learning", "Coaching and expertise", "Measurement and feedback", "Culture and ownership", "Pandemic pressures", "Patient outcomes"];
const TALK = "we could not agree on the rota and the paperwork because nobody talked about the baseline at the end of the week when beds were full – if I'm honest".split(" ");
const TIMES = 3;
const COLUMNS = 120;

/** The same numbers each time. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

function write(path, rows) {
  const next = random(7);
  // About normal, with a standard deviation of 1.
  const gauss = () => (next(1000) + next(1000) + next(1000) - 1500) / 500;
  const items = COLUMNS - 6;
  const file = openSync(path, "w");
  writeSync(file, `id,site,role,years,${Array.from({ length: items }, (_, at) => `q${at + 1}`).join(",")},barriers,comment\r\n`);
  for (let from = 0; from < rows; from += 1000) {
    const lines = [];
    for (let row = from; row < Math.min(rows, from + 1000); row += 1) {
      const cells = [`R${String(row + 1).padStart(5, "0")}`, SITES[next(5)], ROLES[next(8)], ((next(150) + next(150)) / 10).toString()];
      const lean = 0.4 + 0.8 * gauss();
      for (let at = 0; at < items; at += 1) {
        const answer = Math.min(5, Math.max(1, Math.round(3 + lean + gauss() + ((at % 5) - 2) / 4)));
        cells.push(next(25) === 0 ? "" : String(answer));
      }
      cells.push(BARRIERS.filter(() => next(10) < 3).join(";"));
      cells.push(next(10) < 4 ? "" : `"${Array.from({ length: 27 + next(12) }, () => TALK[next(TALK.length)]).join(" ")}, on ward ${next(900)}."`);
      lines.push(cells.join(","));
    }
    writeSync(file, `${lines.join("\r\n")}\r\n`);
  }
  closeSync(file);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const seconds = (ms) => (ms === null ? "–" : `${(ms / 1000).toFixed(2)} s`);

function timed(command, args) {
  const all = [];
  for (let time = 0; time < TIMES; time += 1) {
    const start = process.hrtime.bigint();
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"], maxBuffer: 2 ** 30 });
    all.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(all);
}

const PANDAS = `
import sys, time, pandas
start = time.perf_counter()
frame = pandas.read_csv(sys.argv[1])
frame.describe(include="all")
for name in frame: frame[name].value_counts(dropna=False)
print(1000 * (time.perf_counter() - start))`;

/** What pandas takes without the start of Python; nothing where it is not installed. */
function pandas(path) {
  const python = process.env.HEDDLE_PYTHON ?? "python3";
  const version = spawnSync(python, ["-c", "import pandas; print(pandas.__version__)"], { encoding: "utf8" });
  if (version.status !== 0) return { version: null, took: null };
  const run = () => Number(execFileSync(python, ["-c", PANDAS, path], { encoding: "utf8" }));
  return { version: version.stdout.trim(), took: median(Array.from({ length: TIMES }, run)) };
}

/** Imports and describes in the page: how long each took, and the longest pause in it. */
async function inPage(path) {
  const opened = await open({});
  const { page, go } = opened;
  try {
    await begin(opened);
    await go("#/study/survey");
    await page.waitForSelector(".drop-zone");
    await page.evaluate(() => {
      window.pauses = [];
      let last = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now();
        if (now - last > 40) window.pauses.push([Math.round(now - window.begun), Math.round(now - last), document.querySelector(".progress")?.textContent ?? ""]);
        last = now;
        setTimeout(() => port2.postMessage(0), 0);
      };
      port2.postMessage(0);
    });
    const phase = async (work) => {
      await page.evaluate(() => { window.pauses = []; window.begun = performance.now(); });
      const start = Date.now();
      await work();
      const took = Date.now() - start;
      const pauses = await page.evaluate(() => window.pauses);
      if (process.env.HEDDLE_PAUSES) console.log(JSON.stringify(pauses));
      return { took, pause: Math.max(0, ...pauses.map((it) => it[1])), long: pauses.filter((it) => it[1] > 100).length };
    };
    const chooser = page.waitForEvent("filechooser");
    await page.locator(".drop-zone button").first().click();
    const chosen = await chooser;
    const read = await phase(async () => {
      await chosen.setFiles(path);
      await page.waitForSelector(".preview", { timeout: 300_000 });
    });
    const taken = await phase(async () => {
      await page.getByRole("button", { name: `Import ${COLUMNS} questions` }).click({ timeout: 60_000 });
      await page.waitForSelector(".survey-card", { timeout: 300_000 });
    });
    const described = await phase(async () => {
      await go("#/study/results");
      await page.waitForSelector("#all-questions", { timeout: 300_000 });
    });
    return [read, taken, described];
  } finally {
    await opened.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "heddle-bench-"));
const cli = process.env.HEDDLE_CLI ?? join(process.env.CARGO_TARGET_DIR ?? "target", "native", "heddle-cli");
try {
  for (const rows of process.argv[2] ? [Number(process.argv[2])] : [5_000, 100_000]) {
    const path = join(folder, `${rows}.csv`);
    write(path, rows);
    console.log(`${rows} x ${COLUMNS}, ${(statSync(path).size / 1e6).toFixed(1)} MB`);
    try {
      console.log(`  heddle-cli: import and describe ${seconds(timed(cli, ["describe", path, "--json"]))}`);
    } catch (error) {
      console.log(`  heddle-cli: not built (cargo build --profile native --no-default-features --features cli): ${error.message}`);
    }
    const { version, took } = pandas(path);
    console.log(version ? `  pandas ${version}: read_csv, describe, value_counts ${seconds(took)}` : "  pandas is not installed: set HEDDLE_PYTHON to a Python that has it");
    const runs = [];
    for (let time = 0; time < TIMES; time += 1) runs.push(await inPage(path));
    const [read, taken, described] = [0, 1, 2].map((at) => ({ took: median(runs.map((it) => it[at].took)), pause: median(runs.map((it) => it[at].pause)), long: median(runs.map((it) => it[at].long)) }));
    const say = (it) => `${seconds(it.took)} (longest pause ${Math.round(it.pause)} ms, ${it.long} over 100 ms)`;
    console.log(`  Chromium: until the preview ${say(read)}, import ${say(taken)}, describe ${say(described)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await closeShared();
}
