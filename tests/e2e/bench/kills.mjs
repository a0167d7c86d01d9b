// How much work a killed browser costs: the browser is killed at KILLS random moments (100, or the first argument) of a
// stream of edits. Prints how often the study opened, and the milliseconds of edits lost. `kills.mjs 20 firefox` does it to Firefox
// (with `node --experimental-websocket`).
import { serve } from "../../../scripts/serve.mjs";
import { firefoxKilledWhileEditing } from "../engines/kill-firefox.mjs";
import { closeShared } from "../harness.mjs";
import { killedWhileEditing } from "../kill.mjs";

const kills = Number(process.argv[2] ?? 100);
const inFirefox = process.argv[3] === "firefox";
const host = inFirefox && (await serve());
const kill = inFirefox ? (after) => firefoxKilledWhileEditing(host.url, after) : killedWhileEditing;
const lost = [];
let restored = 0;
try {
  for (let at = 0; at < kills; at += 1) {
    const one = await kill(200 + Math.random() * 4000);
    lost.push(one.lost);
    restored += one.restored ? 1 : 0;
  }
} finally {
  if (host) await host.close();
  await closeShared();
}
lost.sort((a, b) => a - b);
console.log(`${inFirefox ? "Firefox" : "Chromium"}: ${lost.length} of ${kills} studies opened, ${restored} restored from the second copy; edits lost in ms: ` +
  `median ${lost[Math.floor(lost.length / 2)]}, most ${lost.at(-1)}`);
