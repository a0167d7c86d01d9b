// Starts the app that is all in one file: the compiled module lies in the page, packed.
import init from "../pkg/heddle.js";
import { start } from "./starting.js";
import { sayWhereThingsAreKept } from "./kept.js";
import { bytesOf } from "./seven.mjs";
import { woven } from "./weave.mjs";

await start(async () => {
  const packed = document.getElementById("module");
  const bytes = bytesOf(packed.textContent);
  packed.remove();
  const unpacked = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
  return init({ module_or_path: woven(new Uint8Array(await unpacked.arrayBuffer())) });
});
sayWhereThingsAreKept();
