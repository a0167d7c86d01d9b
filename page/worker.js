// Keeps one release of the page for use without a network. It answers for the files of that release and for nothing else, it
// never looks at what the page stores, and it takes over from an older release only when the page says so.

/* global RELEASE, FILES: the release's name, and its files with their checksums; "" is the page itself */
const SCOPE = self.registration.scope;
// Another copy of Heddle on the same host keeps its own.
const OURS = `heddle ${SCOPE} `;
const KEPT = OURS + RELEASE;

self.addEventListener("install", (event) => event.waitUntil(keep()));

// All of it, or the release is not taken: a host on which a release is half copied, or that changes files on their way, is
// seen by the checksums. What a file's name contains never changes, so the browser need not load it a second time.
async function keep() {
  const cache = await caches.open(KEPT);
  try {
    await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
      const response = await fetch(SCOPE + name, { integrity, cache: name ? "default" : "no-cache" });
      if (!response.ok) throw new Error(`${name || "the page"}: ${response.status}`);
      // Anew: an answer that was redirected cannot answer a navigation.
      await cache.put(SCOPE + name, new Response(await response.blob(), { headers: response.headers }));
    }));
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "use") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const [asked] = request.url.slice(SCOPE.length).split(/[?#]/);
  const name = asked === "index.html" ? "" : asked;
  if (Object.hasOwn(FILES, name)) event.respondWith(answer(SCOPE + name, request));
});

async function answer(address, request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(address)) ?? fetch(request);
}
