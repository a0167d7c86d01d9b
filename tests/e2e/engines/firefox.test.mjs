import { firefox } from "./bidi.mjs";
import { promises } from "./promises.mjs";

promises("Firefox", firefox, { says: "under this file’s place", byPlace: true, open: ["link-shadow-closed"] });
