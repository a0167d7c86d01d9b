// Pictures for whoever looks at the design: `node tests/e2e/shots.mjs [--setup=FILE.mjs] [ROUTE…]` after `./heddle build`.
// Four pictures a route (1280x800 and 390x844, light and dark) into tests/e2e/out. A route is what follows the address,
// such as '#/codebook'; without any, the first screen. FILE.mjs's default export gets the harness's `open` result before
// the first picture, to open a study or anything else: `export default async ({ page }) => { … }`.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { closeShared, open, OUT, slug } from "./harness.mjs";

const words = process.argv.slice(2);
const setup = words.find((word) => word.startsWith("--setup="))?.slice("--setup=".length);
const routes = words.filter((word) => !word.startsWith("--"));

const opened = await open();
try {
  if (setup) await (await import(pathToFileURL(resolve(setup)))).default(opened);
  for (const route of routes.length ? routes : [""]) {
    if (route) await opened.go(route);
    const name = slug(route) || "home";
    await opened.shot(name);
    console.log(`${OUT}${name}-{1280,390}-{light,dark}.png`);
  }
  for (const complaint of opened.complaints) console.log(`The page complained: ${complaint}`);
} finally {
  await opened.close();
  await closeShared();
}
