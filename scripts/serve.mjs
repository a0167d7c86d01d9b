// A static file server for dist/, on this machine only, with the headers that a good host sends.
// `node scripts/serve.mjs [port]` serves until it is stopped; tests import `serve`.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// A page's own policy, which a meta element states, and what only a header can state: that nothing frames it, and that it opens
// no window but by a person's own hand.
const BY_HEADER = "frame-ancestors 'none'; sandbox allow-scripts allow-same-origin allow-forms allow-downloads allow-modals";

async function policyOf(file) {
  const page = await readFile(file, "utf8");
  return `${page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1]}; ${BY_HEADER}`;
}

/** Serves `folder` on loopback, on `port` or any free one; resolves to its address and a way to stop it.
 *  With `compress` it sends brotli, as a host would: for measurements over a slow network. `headers: false` is a host that
 *  can send none of its own. */
export async function serve({ folder = DIST, port = 0, compress = false, headers: safe = true } = {}) {
  const headers = !safe ? {} : {
    "Content-Security-Policy": await policyOf(join(folder, "index.html")),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
  const asked = [];
  const packed = new Map();
  const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });

  const server = createServer(async (request, response) => {
    try {
      asked.push(request.url);
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      // Normalised from the root, no path climbs out of the folder.
      const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
      let body = await readFile(file);
      response.setHeaders(new Headers(headers));
      // The page in one file has a policy of its own, and needs no other.
      if (safe && file.endsWith("heddle.html")) response.setHeader("Content-Security-Policy", await policyOf(file));
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      // A name with a hash in it never means anything else.
      response.setHeader("Cache-Control", /-[0-9a-f]{10}\.\w+$/.test(file) ? "max-age=31536000, immutable" : "no-cache");
      if (compress) {
        if (!packed.has(file)) packed.set(file, brotli(body));
        body = packed.get(file);
        response.setHeader("Content-Encoding", "br");
      }
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Every path that was asked for, in order. */
    asked,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

// What a browser keeps belongs to an address, and the port is part of it: the same one each time, if it is free.
const USUAL_PORT = 8317;
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? USUAL_PORT);
  const { url } = await serve({ port }).catch(() => serve());
  if (!url.endsWith(`:${port}/`)) {
    console.log(`Port ${port} is taken. Studies saved at its address are not seen at this one.`);
  }
  console.log(`Heddle is at ${url} (Ctrl+C stops it)`);
}
