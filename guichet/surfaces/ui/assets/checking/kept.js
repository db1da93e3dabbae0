// The lists that the page judges by. Each is asked for once a visit.
import { keysOf } from "./keys.js";
import { revocationsOf } from "./revocations.js";

const LISTS = "guichet-lists"; // the service worker fills it too
const PATIENCE = 4_000; // milliseconds for a network that is there but does not answer

export function lists({ keysAddress, statusAddress }) {
  const keys = once(async () => keysOf(await (await answered(keysAddress)).text()));
  const revocations = once(async (year) => {
    const bytes = await (await answered(statusAddress.replace("9999", year))).arrayBuffer();
    return revocationsOf(new Uint8Array(bytes), (await keys()).keys);
  });
  return { keys, revocations };
}

// From the network, and kept for the next time; as it was kept when the network is away, slow or at fault.
async function answered(address) {
  const cache = await caches.open(LISTS);
  const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (answer?.ok) await cache.put(address, answer.clone());
  const found = answer?.ok ? answer : await cache.match(address, { ignoreVary: true });
  if (!found) throw new Error(address);
  return found;
}

// A failure gives null, and is tried again the next time.
function once(ask) {
  const known = new Map();
  return async (about) => {
    if (!known.has(about)) known.set(about, ask(about).catch(() => null));
    const found = await known.get(about);
    if (found === null) known.delete(about);
    return found;
  };
}
