// Starts the app that is all in one file: the compiled module lies in the page, packed.
import init from "../pkg/heddle.js";
import { start } from "./starting.js";
import { sayWhereThingsAreKept } from "./kept.js";

await start(() => {
  const packed = document.getElementById("module");
  const bytes = unpack(packed.textContent);
  packed.remove();
  const module = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return init({ module_or_path: new Response(module, { headers: { "Content-Type": "application/wasm" } }) });
});
sayWhereThingsAreKept();

function unpack(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
