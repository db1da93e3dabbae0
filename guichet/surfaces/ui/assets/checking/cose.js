// COSE_Sign1 with ES256 (RFC 9052, RFC 9053): the parts of a code or of a list of revocations, and who signed them.
import { decode, Tagged, Unreadable } from "./cbor.js";
import { toHex } from "./digits.js";

const ALGORITHM = 1, KEY_ID = 4, ES256 = -7, SIGN1 = 18;

// {keyId, payload, signature, signed}: nothing is judged yet. Throws Unreadable.
export function parts(bytes) {
  const sign1 = decode(bytes);
  if (!(sign1 instanceof Tagged) || sign1.tag !== SIGN1 || sign1.value.length !== 4) throw new Unreadable("no COSE_Sign1");
  const [head, unprotected, payload, signature] = sign1.value;
  if (![head, payload, signature].every((part) => part instanceof Uint8Array)) throw new Unreadable("no COSE_Sign1");
  const told = decode(head);
  const known = told instanceof Map && told.size === 2 && told.get(ALGORITHM) === ES256;
  if (!known || !(unprotected instanceof Map) || unprotected.size || signature.length !== 64) throw new Unreadable("not ES256");
  const keyId = told.get(KEY_ID);
  if (!(keyId instanceof Uint8Array) || keyId.length !== 8) throw new Unreadable("no key");
  return { keyId: toHex(keyId), payload, signature, signed: signedBytes(head, payload) };
}

// The Sig_structure: ["Signature1", protected, empty, payload].
function signedBytes(head, payload) {
  const label = new TextEncoder().encode("Signature1");
  return joined([0x84, 0x60 + label.length], label, lengthOf(head), head, [0x40], lengthOf(payload), payload);
}

function lengthOf({ length }) {
  if (length < 24) return [0x40 + length];
  if (length < 2 ** 8) return [0x58, length];
  if (length < 2 ** 16) return [0x59, length >> 8, length & 255];
  return [0x5a, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}

function joined(...pieces) {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

// `point` is the public key, uncompressed; `signature` is r then s, as WebCrypto wants it.
export async function isGenuine(signature, message, point) {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("raw", point, curve, false, ["verify"]);
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, message);
}
