// The decimal digits of a code, and the bytes that they are: docs/qr-profile.md, "From the picture to the bytes".

const SHAPE = /^(?:\S*#)?([1-9]\d{0,3999})$/;

// Returns null for anything else than our digits, or an address that ends with them.
export function bytesOf(text) {
  const found = SHAPE.exec(text.trim());
  if (!found) return null;
  const hex = BigInt(found[1]).toString(16);
  const content = fromHex(hex.length % 2 ? `0${hex}` : hex);
  return content[0] === 1 ? content.subarray(1) : null;
}

export function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
