// Says of each code, given in hexadecimal after the point of a key, whether that key signed it.

import { Sign1 } from "@auth0/cose";

const [point, ...codes] = process.argv.slice(2);
const bytes = Buffer.from(point, "hex");
const key = await crypto.subtle.importKey("raw", bytes, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);

for (const code of codes) {
  try {
    await Sign1.decode(Buffer.from(code, "hex")).verify(key);
    console.log("accepted");
  } catch {
    console.log("refused");
  }
}
