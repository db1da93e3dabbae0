// Reads the CBOR of our profile, and only in its deterministic form (RFC 8949, 4.2.1): whoever writes the same thing
// in two ways could make two codes of one document. Throws Unreadable.

export class Unreadable extends Error {}

export class Tagged {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

const INTEGER = 0, NEGATIVE = 1, BYTES = 2, TEXT = 3, LIST = 4, MAP = 5, TAG = 6;

export function decode(bytes) {
  const reader = new Reader(bytes);
  const value = reader.value();
  if (reader.place !== bytes.length) throw new Unreadable("something follows");
  return value;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  value(depth = 0) {
    if (depth > 8) throw new Unreadable("too deep");
    const { major, number } = this.head();
    switch (major) {
      case INTEGER: return number;
      case NEGATIVE: return -1 - number;
      case BYTES: return this.take(number);
      case TEXT: return this.text(number);
      case LIST: return this.list(number, depth);
      case MAP: return this.map(number, depth);
      case TAG: return new Tagged(number, this.value(depth + 1));
      default: throw new Unreadable("neither a number, bytes, a text, a list, a map nor a tag");
    }
  }

  // The first byte says the kind and a small number, or in how many bytes a greater one follows.
  head() {
    const [first] = this.take(1);
    const major = first >> 5, small = first & 31;
    if (small < 24) return { major, number: small };
    if (small > 27) throw new Unreadable("of no definite length");
    const number = this.take(1 << (small - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
    const least = [24, 2 ** 8, 2 ** 16, 2 ** 32][small - 24];
    if (number < least || !Number.isSafeInteger(number)) throw new Unreadable("longer than it must be");
    return { major, number };
  }

  take(length) {
    if (this.place + length > this.bytes.length) throw new Unreadable("cut");
    this.place += length;
    return this.bytes.subarray(this.place - length, this.place);
  }

  text(length) {
    const text = decoded(this.take(length));
    if (text !== text.normalize("NFC")) throw new Unreadable("not in Unicode's form NFC");
    return text;
  }

  list(length, depth) {
    const items = [];
    while (items.length < length) items.push(this.value(depth + 1));
    return items;
  }

  map(length, depth) {
    const found = new Map();
    let before = new Uint8Array();
    while (found.size < length) {
      const start = this.place;
      const key = this.value(depth + 1);
      const written = this.bytes.subarray(start, this.place);
      if (!follows(written, before)) throw new Unreadable("keys out of order");
      found.set(key, this.value(depth + 1));
      before = written;
    }
    return found;
  }
}

function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable("not UTF-8");
  }
}

function follows(after, before) {
  for (let place = 0; place < Math.min(after.length, before.length); place += 1) {
    if (after[place] !== before[place]) return after[place] > before[place];
  }
  return after.length > before.length;
}
