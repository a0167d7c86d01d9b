// Runs before anything is drawn, as a plain script, so that it also runs where modules do not: it sets the theme, and it
// says in plain words why Heddle did not start. Written in the JavaScript of 2009 for the browsers it has to turn away.
import { seal } from "./seal.js";

/* global ONE_FILE: whether all of the page is in one file */
(function () {
  seal();

  var KEY = "heddle/settings/theme";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  // The chosen theme, or null: nothing was chosen, or this browser keeps nothing for this page.
  function chosen() {
    try {
      var text = (localStorage.getItem(KEY) || "").replace(/"/g, "");
      return text === "light" || text === "dark" ? text : null;
    } catch (blocked) {
      return null;
    }
  }

  function paint() {
    root.setAttribute("data-theme", chosen() || (dark.matches ? "dark" : "light"));
  }

  paint();
  if (dark.addEventListener) dark.addEventListener("change", paint);
  window.addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === null) paint();
  });

  // The first reason is the true one; those that follow from it are left unsaid.
  var reason = null;
  function explain(sentence, detail) {
    if (reason) return;
    reason = { sentence: sentence, detail: detail };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  }

  // Once the app has taken over there is no place for it here, and the app's own notices speak.
  function show() {
    var state = document.getElementById("boot-state");
    if (!state) return;
    state.setAttribute("role", "alert");
    state.textContent = reason.sentence;
    if (!reason.detail) return;
    var small = document.getElementById("boot-detail");
    small.textContent = reason.detail;
    small.hidden = false;
  }

  // An address such as "#foot" is none of the app's, whose router would stop at it: it leads to the first screen. Asked
  // before the router asks, and without a new entry in the history.
  function straighten() {
    if (location.hash.charAt(1) !== "/") history.replaceState(history.state, "", "#/");
  }
  if (location.hash) straighten();
  window.addEventListener("popstate", straighten, true);
  window.addEventListener("hashchange", straighten, true);

  var NOT_LOADED = "Part of Heddle could not be loaded, so it did not start. Your studies are untouched. " + (ONE_FILE
    ? "This copy of the file is incomplete or damaged, or this browser is too old for it: get the file anew, and use a " +
      "current Chrome, Edge, Firefox or Safari."
    : "Reload the page; if that does not help, the copy on this address may be incomplete.");

  if (location.protocol === "file:" && !ONE_FILE) {
    explain("Heddle cannot start from a folder: browsers only run it from a web address. " +
      "Open it where it is hosted, start it on this computer with ./heddle serve, or open heddle.html, which is all in one file.");
  } else if (!("noModule" in document.createElement("script")) || typeof WebAssembly !== "object") {
    explain("This browser cannot run Heddle: WebAssembly is missing or switched off. " +
      "Use a current Chrome, Edge, Firefox or Safari.");
  }

  // A file that failed to load: the event does not bubble, but it can be seen on its way down.
  window.addEventListener("error", function (event) {
    var name = event.target && event.target.tagName;
    if (name === "SCRIPT" || name === "LINK") explain(NOT_LOADED, event.target.src || event.target.href);
  }, true);
  // A script that was cut off, or is too new for this browser, is no failure to load: it only never runs.
  var begun = false;
  document.addEventListener("heddle-starting", function () { begun = true; });
  window.addEventListener("load", function () { if (!begun) explain(NOT_LOADED); });
  document.addEventListener("heddle-not-started", function (event) {
    explain(NOT_LOADED, event.detail);
  });
})();
