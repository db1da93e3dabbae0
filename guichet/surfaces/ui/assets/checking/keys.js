// The published list of keys: a JWS (RFC 7515) that one of its own keys signed, docs/qr-profile.md.
import { isGenuine } from "./cose.js";
import { fromHex } from "./digits.js";

// {keys, issuedAt}, or null when the text is not a list that its own key signed.
export async function keysOf(text) {
  try {
    const { protected: head, payload, signature } = JSON.parse(text);
    const { alg, kid } = JSON.parse(textOf(head));
    const list = JSON.parse(textOf(payload));
    const keys = new Map(list.keys.filter((key) => key.kind === "qr").map((key) => [key.id, keyOf(key)]));
    const message = new TextEncoder().encode(`${head}.${payload}`);
    const signed = alg === "ES256" && (await isGenuine(bytesIn(signature), message, keys.get(kid).point));
    return signed ? { keys, issuedAt: list.issued_at } : null;
  } catch {
    return null;
  }
}

// Dates in seconds since 1970, `until` null for a key in force.
function keyOf({ public: point, from, until, end, demonstration }) {
  return {
    point: fromHex(point),
    from: Math.floor(Date.parse(from) / 1000),
    until: until && Math.ceil(Date.parse(until) / 1000),
    compromised: end === "compromised",
    demonstration,
  };
}

// A demonstration moves the clock of what it signs, not that of its keys.
export function wasInForce(key, at) {
  return key.demonstration || (key.from <= at && (key.until === null || at <= key.until));
}

// Whether this is the list of a real installation, where nothing that a demonstration signed is believed.
export function isReal(keys) {
  return [...keys.values()].some((key) => !key.demonstration);
}

function textOf(part) {
  return new TextDecoder().decode(bytesIn(part));
}

function bytesIn(part) {
  return Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}
