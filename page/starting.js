// What both forms do to start: refuse a frame, run the app, and say so when it does not run.

/** Runs the app by `init`; page/boot.js is told that it begins, and when it fails, why. */
export async function start(init) {
  document.dispatchEvent(new CustomEvent("heddle-starting"));
  try {
    // The policy that forbids this is a header, which not every host can send, and a file never has.
    if (window.top !== window.self) throw new Error("Heddle does not run inside another page.");
    await init();
  } catch (error) {
    document.dispatchEvent(new CustomEvent("heddle-not-started", { detail: String(error) }));
    throw error;
  }
}
