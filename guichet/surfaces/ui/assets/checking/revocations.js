// The signed list of a year's revoked documents: a bit for each, docs/qr-profile.md.
import { decode } from "./cbor.js";
import { isGenuine, parts } from "./cose.js";
import { isReal, wasInForce } from "./keys.js";

const YEAR = 1, SIGNED_AT = 2, BITS = 3, LENGTH = 4;

// {year, issuedAt, length, bits}, or null when no key of the published list signed these bytes.
export async function revocationsOf(bytes, keys) {
  try {
    const { keyId, payload, signature, signed } = parts(bytes);
    const key = keys.get(keyId);
    const list = decode(payload);
    const issuedAt = list.get(SIGNED_AT);
    if (key.demonstration && isReal(keys)) return null;
    if (key.compromised || !wasInForce(key, issuedAt) || !(await isGenuine(signature, signed, key.point))) return null;
    return { year: list.get(YEAR), issuedAt, length: list.get(LENGTH), bits: await inflated(list.get(BITS)) };
  } catch {
    return null;
  }
}

// undefined when the list is older than the document: it cannot know.
export function isRevoked({ bits, length }, index) {
  return index < length ? Boolean((bits[index >> 3] >> (7 - (index & 7))) & 1) : undefined;
}

async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
