// deploy/nginx.conf as it stands, in a real nginx: the same headers as the tests' own host, and the page works behind them.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { DIST, journey } from "./harness.mjs";

const NGINX = process.env.HEDDLE_NGINX || "/usr/sbin/nginx";
const CONF = fileURLToPath(new URL("../../deploy/nginx.conf", import.meta.url));

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

async function nginx() {
  const folder = await mkdtemp(join(tmpdir(), "heddle-nginx-"));
  const port = await freePort();
  const site = join(folder, "site");
  await cp(DIST, site, { recursive: true });
  await mkdir(join(folder, "temp"));
  const conf = (await readFile(CONF, "utf8")).replace("listen 8080;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/heddle;", `root ${site};`).replace("include mime.types;", "include /etc/nginx/mime.types;");
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${folder}/temp/${it};`).join("\n");
  // As root it would serve as another user, who cannot read a new folder here.
  const user = process.getuid() === 0 ? "user root;" : "";
  await writeFile(join(folder, "nginx.conf"), `${user} daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
    events {} http { ${temp} ${conf} }`);
  execFileSync(NGINX, ["-t", "-q", "-p", folder, "-c", join(folder, "nginx.conf")]);
  const running = spawn(NGINX, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(url);
      break;
    } catch (error) {
      if (tries > 50) throw error;
      await new Promise((done) => { setTimeout(done, 100); });
    }
  }
  return { url, close: async () => { running.kill(); await rm(folder, { recursive: true }); } };
}

const CHECKED = ["content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "referrer-policy",
  "x-content-type-options", "cache-control"];
const headers = async (url) => {
  const { status, headers: all } = await fetch(url);
  return { status, ...Object.fromEntries(CHECKED.map((name) => [name, all.get(name)])), type: all.get("content-type").split(";")[0] };
};

if (existsSync(NGINX)) {
  journey("behind nginx, with deploy/nginx.conf, the page has its headers and works", { only: "hosted", start: false, ownHosts: true },
    async ({ page }) => {
      const [host, own] = [await nginx(), await serve()];
      try {
        const names = await readdir(DIST);
        for (const name of ["", ...names.filter((it) => /\.(wasm|css|js|svg|png|webmanifest)$/.test(it))]) {
          const [there, here] = [await headers(host.url + name), await headers(own.url + name)];
          if (/\.js$/.test(name)) there.type = here.type;   // Debian's list still says application/javascript.
          assert.deepEqual(there, here, name);
        }
        const one = await headers(`${host.url}heddle.html`);
        assert.match(one["content-security-policy"], /^frame-ancestors 'none'; sandbox /);
        assert.equal((await fetch(`${host.url}nothing`)).status, 404);
        assert.equal((await fetch(host.url, { method: "POST" })).status, 403);
        for (const address of [host.url, `${host.url}heddle.html`]) {
          await page.goto(address);
          const understood = page.getByRole("button", { name: "Understood" });
          await page.getByRole("button", { name: "Open the sample study" }).or(understood).first().waitFor();
          if (await understood.count()) await understood.click();
          await page.getByRole("button", { name: "Open the sample study" }).click();
          await page.waitForFunction(() => document.querySelector(".save-state")?.textContent === "Saved");
        }
      } finally {
        await host.close();
        await own.close();
      }
    });
} else {
  console.log("Left out, because not installed: nginx");
}
