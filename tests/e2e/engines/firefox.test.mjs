import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { serve } from "../../../scripts/serve.mjs";
import { firefox } from "./bidi.mjs";
import { firefoxKilledWhileEditing } from "./kill-firefox.mjs";
import { promises } from "./promises.mjs";

const version = execFileSync(process.env.HEDDLE_FIREFOX, ["--version"], { encoding: "utf8" }).match(/\d+/)[0];
// What SECURITY.md says: a preload by "imagesrcset" is asked for now and then, when the machine is busy; and Firefox ESR 140, the
// oldest one tried, follows a refresh that injected markup asks for.
const open = ["link-shadow-closed", "link-preload-imagesrcset", ...(Number(version) < 153 ? ["meta-refresh"] : [])];

promises("Firefox", firefox, { says: "under this file’s place", byPlace: true, open });

test("Firefox: killed while somebody works, the study opens with all but the last moment", async () => {
  const host = await serve();
  try {
    for (const after of [900, 2300]) {
      const { edits, kept, lost } = await firefoxKilledWhileEditing(host.url, after);
      console.log(`Firefox killed ${after} ms into it: ${kept} of about ${edits} edits kept, the last ${lost} ms lost`);
      assert.ok(kept > 0, "edits were kept");
      // A bound for a test machine with other work; tests/e2e/bench/kills.mjs measures.
      assert.ok(lost < 1000, `${lost} ms of edits lost`);
    }
  } finally {
    await host.close();
  }
});
