// A national identity provider that is not ours, certified by the OpenID foundation, with invented people.
// node provider.mjs PORT REDIRECT_URI
import { createServer } from "node:http";
import Provider from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const PEOPLE = {
  afi: { name: "DOSSOU Afiavi", npi: "1234567890" },
  bio: { name: "GOUNOU Bio", npi: "2345678901" },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "guichet", client_secret: "a secret of tests", redirect_uris: [redirectUri] }],
  claims: { openid: ["sub"], profile: ["name", "npi"] },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
  cookies: { keys: ["of tests"] },
});

createServer(provider.callback()).listen(Number(port), "127.0.0.1", () => console.log("ready"));
