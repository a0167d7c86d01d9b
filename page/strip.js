// A strip above the app, outside of what the app draws: for what concerns the page as a whole. It covers nothing.

/** Shows a strip with a heading, a sentence and buttons, each [label, what it does with (close, say)]. A strip that is already
 *  there makes room. */
export function strip(heading, sentence, buttons) {
  document.getElementById("strip")?.remove();
  const place = element("aside", "strip");
  place.id = "strip";
  place.setAttribute("aria-label", "About this copy of Heddle");
  const text = element("p", "strip-text");
  text.setAttribute("role", "status");
  const row = element("div", "strip-actions");
  place.append(text, row);
  const say = (first, rest) => text.replaceChildren(element("strong", "", first), ` ${rest}`);
  for (const [label, act] of buttons) {
    const button = element("button", "button", label);
    button.type = "button";
    button.addEventListener("click", () => act(() => place.remove(), say, button));
    row.append(button);
  }
  document.body.prepend(place);
  // Into a region that is already there: only then is it said aloud.
  requestAnimationFrame(() => say(heading, sentence));
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
