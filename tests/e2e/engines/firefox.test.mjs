import { execFileSync } from "node:child_process";
import { firefox } from "./bidi.mjs";
import { promises } from "./promises.mjs";

const version = execFileSync(process.env.HEDDLE_FIREFOX, ["--version"], { encoding: "utf8" }).match(/\d+/)[0];
// What SECURITY.md says: a preload by "imagesrcset" is asked for now and then, when the machine is busy; and Firefox ESR 140, the
// oldest one tried, follows a refresh that injected markup asks for.
const open = ["link-shadow-closed", "link-preload-imagesrcset", ...(Number(version) < 153 ? ["meta-refresh"] : [])];

promises("Firefox", firefox, { says: "under this file’s place", byPlace: true, open });
