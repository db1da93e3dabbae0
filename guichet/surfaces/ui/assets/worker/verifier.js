// Keeps the checking page and what it loads, so that it answers without network; keeps the lists of every year that it
// judges by, and renews them when there is a network: when the page is opened, when the network comes back, twice a day.
// The server writes KEPT before these lines: {name, page, assets, lists}.

const LISTS = "guichet-lists";
const ANYHOW = { ignoreVary: true }; // what was kept was asked for with other headers
const PATIENCE = 4_000; // milliseconds for a network that is there but does not answer

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.waitUntil(renew()));
self.addEventListener("periodicsync", (event) => event.waitUntil(renew()));
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (KEPT.assets.includes(pathname)) event.respondWith(kept(event.request));
  if (pathname !== KEPT.page) return;
  event.respondWith(fresh(event.request));
  event.waitUntil(renew());
});

async function keep() {
  const cache = await caches.open(KEPT.name);
  await cache.addAll([KEPT.page, ...KEPT.assets]);
  await renew();
  await self.skipWaiting();
}

// What cannot be had now stays as it was kept; what has not changed costs an answer without content.
async function renew() {
  const lists = await caches.open(LISTS);
  const asked = { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) };
  await Promise.allSettled(KEPT.lists.map((address) => lists.add(new Request(address, asked))));
}

async function takeOver() {
  const [family] = KEPT.name.split(":");
  const old = (await caches.keys()).filter((name) => name.startsWith(`${family}:`) && name !== KEPT.name);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request) {
  return (await (await caches.open(KEPT.name)).match(request, ANYHOW)) ?? fetch(request);
}

// From the network, and kept for the next time; as it was kept when the network is away, slow or at fault.
async function fresh(request) {
  const cache = await caches.open(KEPT.name);
  const answer = await Promise.race([fetch(request).catch(() => null), later(PATIENCE)]);
  if (answer?.ok) await cache.put(request, answer.clone());
  return (answer?.status < 500 && answer) || (await cache.match(request, ANYHOW)) || answer || Response.error();
}

function later(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}
