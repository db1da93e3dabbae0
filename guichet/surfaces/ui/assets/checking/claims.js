// What a code says of a document: docs/qr-profile.md, "From the bytes to what they say".
import { decode, Unreadable } from "./cbor.js";

const ISSUER = 1, EXPIRES = 4, ISSUED = 6, REFERENCE = 7, DOCUMENT = -65537;
const ALLOWED = [ISSUER, EXPIRES, ISSUED, REFERENCE, DOCUMENT];
const FITS = {
  text: (value) => typeof value === "string",
  date: Number.isInteger,
  number: Number.isInteger,
  list: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
};

// `published` has the numbers of kinds and fields: {kinds: {1: …}, fields: {1: {type}}}. Throws Unreadable.
export function claimsOf(payload, published) {
  const said = decode(payload);
  if (!(said instanceof Map) || ![...said.keys()].every((key) => ALLOWED.includes(key))) throw new Unreadable("other claims");
  const claims = {
    issuer: said.get(ISSUER),
    reference: ascii(said.get(REFERENCE)),
    issued: said.get(ISSUED),
    expires: said.get(EXPIRES) ?? null,
    ...documentOf(said.get(DOCUMENT), published),
  };
  const whole = typeof claims.issuer === "string" && Number.isInteger(claims.issued);
  if (!whole || !(claims.expires === null || Number.isInteger(claims.expires))) throw new Unreadable("claims are wanting");
  return claims;
}

function documentOf(told, published) {
  if (!Array.isArray(told) || told.length !== 3) throw new Unreadable("no document");
  const [kind, fields, place] = told;
  if (!(kind in published.kinds) || !(fields instanceof Map)) throw new Unreadable("a kind that nobody published");
  for (const [number, value] of fields) {
    const field = published.fields[number];
    if (!field || !FITS[field.type](value)) throw new Unreadable("a field that nobody published");
  }
  if (!Array.isArray(place) || place.length !== 2 || !place.every(Number.isInteger)) throw new Unreadable("no place");
  return { kind, fields, year: place[0], index: place[1] };
}

function ascii(bytes) {
  if (!(bytes instanceof Uint8Array) || bytes.some((byte) => byte > 127)) throw new Unreadable("no reference");
  return String.fromCharCode(...bytes);
}
