// What may be said of a code. Knows neither page nor network: it is given what was kept, and the time.
import { Unreadable } from "./cbor.js";
import { claimsOf } from "./claims.js";
import { isGenuine, parts } from "./cose.js";
import { bytesOf } from "./digits.js";
import { wasInForce } from "./keys.js";
import { isRevoked } from "./revocations.js";

const LENIENCY = 600; // seconds that clocks may differ

// Answers {outcome, claims?, key?, list?}; `claims` only once their signature is proved.
// `known` is {published, keys, revocations(year), now}.
export async function judge(text, known) {
  const content = bytesOf(text);
  if (!content) return { outcome: "unreadable" };
  try {
    return await judged(parts(content), known);
  } catch (fault) {
    if (fault instanceof Unreadable) return { outcome: "unreadable" };
    throw fault;
  }
}

async function judged({ keyId, payload, signature, signed }, { published, keys, revocations, now }) {
  const key = keys.get(keyId);
  if (!key) return { outcome: "unknown_key" };
  if (!(await isGenuine(signature, signed, key.point))) return { outcome: "altered" };
  if (key.demonstration && !published.demonstration) return { outcome: "demonstration" };
  const claims = claimsOf(payload, published);
  const list = await revocations(claims.year);
  return { outcome: outcomeOf(claims, key, list, now), claims, key, list };
}

function outcomeOf(claims, key, list, now) {
  if (key.compromised) return "compromised";
  if (!wasInForce(key, claims.issued)) return "out_of_force";
  const revoked = list?.year === claims.year ? isRevoked(list, claims.index) : undefined;
  if (revoked) return "revoked";
  if (claims.issued > now + LENIENCY || list?.issuedAt > now + LENIENCY) return "clock";
  if (claims.expires !== null && claims.expires <= now) return "expired";
  return revoked === undefined ? "unchecked" : "genuine";
}
