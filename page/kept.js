// Where a browser keeps what a local file stores differs, and a person has to know: it decides who else can read it, and
// whether it is still found when the file was moved.
import { strip } from "./strip.js";

const TOLD = "heddle/settings/told-where-kept";

const SHARED = "This browser keeps your studies in the one place it has for all files opened from this computer: they are " +
  "found again when this file is moved or replaced, and any other web page that somebody opens from a disk here can read them.";
const BY_PATH = "This browser keeps your studies under this file’s place: they are not found when the file is moved or " +
  "renamed, until it is back. Always open it from the same folder.";
const UNKNOWN = "How long this browser keeps what a local file stores is not known: save each study as a file before you close it.";

/** Says it above the page, until it was read once. */
export function sayWhereThingsAreKept() {
  if (told()) return;
  const [version, release] = document.querySelector('meta[name="heddle-release"]').content.split(" ");
  strip(`This is Heddle ${version} as one file (release ${release}).`, `${where()} Save a copy of your study whenever you stop.`,
    [["Understood", (close) => { remember(); close(); }]]);
}

function where() {
  if (/Firefox\//.test(navigator.userAgent)) return BY_PATH;
  return /Chrome\//.test(navigator.userAgent) ? SHARED : UNKNOWN;
}

// A browser that keeps nothing is told about by the app itself.
function told() {
  try { return localStorage.getItem(TOLD) !== null; } catch { return true; }
}

function remember() {
  try { localStorage.setItem(TOLD, "true"); } catch { /* It is said again the next time. */ }
}
