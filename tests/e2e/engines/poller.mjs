// What a journey waits for and clicks on, in any browser that can run a function in its page.

/** `until` a function in the page returns something, and a `click` on what has a text. */
export function poller(run) {
  const until = async (body, ...values) => {
    for (let left = 100; left > 0; left -= 1) {
      const found = await run(body, ...values).catch(() => null);
      if (found) return found;
      await new Promise((again) => { setTimeout(again, 100); });
    }
    throw new Error(`It never became true: ${body} ${values}\n${await run(() => document.body.innerText)}`);
  };
  return {
    until,
    /** Clicks on the first button or link with this text. */
    click: (text) => until((name) => {
      const found = [...document.querySelectorAll("button, a")].find((it) => it.textContent.trim() === name && it.checkVisibility());
      found?.click();
      return Boolean(found);
    }, text),
  };
}
