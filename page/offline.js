// The hosted page without a network: a worker keeps one release, whole. A newer release waits beside it until the person
// agrees; nothing is ever taken from both.
import { strip } from "./strip.js";

/** Takes the policy's one name for scripts by address, and returns what registers the worker. */
export function keepOffline() {
  const types = window.trustedTypes?.createPolicy("heddle-worker", { createScriptURL: () => "sw.js" });
  return async () => {
    // Not there where the address is neither https nor this machine, nor where the browser keeps nothing for the page.
    const workers = navigator.serviceWorker;
    if (!workers) return;
    try {
      watch(workers, await workers.register(types ? types.createScriptURL("") : "sw.js", { updateViaCache: "none" }));
    } catch (error) {
      // The page runs without: it only needs its host at the next start.
      console.info("Heddle cannot keep itself for use without a network:", error);
    }
  };
}

function watch(workers, registration) {
  let asked = false;
  let warned = false;
  let controlled = Boolean(workers.controller);
  const offer = () => {
    if (!registration.waiting) return;
    strip("A new version of Heddle is ready.", "To use it, Heddle has to start again; what is saved stays as it is.", [
      ["Use it now", (close, say, button) => {
        // The app's own word for a study that is only in this window.
        if (!warned && document.querySelector(".save-state.bad")) {
          warned = true;
          button.textContent = "Use it all the same";
          say("Your study is not saved.", "Starting again loses what is not saved: download the study first.");
          return;
        }
        asked = true;
        // Another window may have agreed before.
        if (registration.waiting) registration.waiting.postMessage("use");
        else location.reload();
      }],
      ["Later", (close) => close()],
    ]);
  };
  const follow = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && controlled) offer();
  });
  workers.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (controlled) {
      strip("Another window uses a new version of Heddle now.", "This one goes on with the old one until it starts again.",
        [["Start again", () => location.reload()], ["Later", (close) => close()]]);
    }
    controlled = true;
  });
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  if (controlled) offer();
}
