// Starts the app: the glue of wasm-bindgen with the module that the build put beside it.
import init from "../pkg/heddle.js";

/* global WASM_FILE: the name that the build gave the module */
try {
  // The policy that forbids this is a header, which not every host can send.
  if (window.top !== window.self) throw new Error("Heddle does not run inside another page.");
  await init({ module_or_path: new URL(WASM_FILE, import.meta.url) });
} catch (error) {
  document.dispatchEvent(new CustomEvent("heddle-not-started", { detail: String(error) }));
  throw error;
}
