// Answers a line of JSON for each question of standard input: what the checking page's modules say of a code.
// Usage: node judging.mjs FOLDER-OF-MODULES

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${folder}/${name}.mjs`));
const { judge } = await from("judging");
const { keysOf } = await from("keys");
const { revocationsOf } = await from("revocations");
const { rowsOf } = await from("wording");
const { words, questions } = JSON.parse(readFileSync(0, "utf-8"));

for (const { code, keys, revocations, now } of questions) {
  const published = await keysOf(keys);
  if (!published) {
    console.log(JSON.stringify({ outcome: "no_keys" }));
    continue;
  }
  const list = async () => revocations && revocationsOf(Uint8Array.from(Buffer.from(revocations, "hex")), published.keys);
  const found = await judge(code, { published: words, keys: published.keys, revocations: list, now });
  console.log(JSON.stringify({ outcome: found.outcome, rows: found.claims ? rowsOf(found, words, now) : [] }));
}
