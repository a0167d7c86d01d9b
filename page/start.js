// Starts the app where it is hosted: the glue of wasm-bindgen with the module that the build put beside it.
import init from "../pkg/heddle.js";
import { keepOffline } from "./offline.js";
import { start } from "./starting.js";

/* global WASM_FILE: the name that the build gave the module */
// Before anything else runs: no other script can then take the one name that the policy allows for.
const register = keepOffline();
await start(() => init({ module_or_path: new URL(WASM_FILE, import.meta.url) }));
await register();
