// Signed values as people read them, in the language of the page; the words themselves come with it.

const DAY = 86_400_000;
const APART_FROM = 10_000; // a year is not set apart, an amount is

export function day(at, language) {
  const shown = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "fr", { dateStyle: "long", timeZone: "Africa/Porto-Novo" });
  return shown.format(at).replace(/^1 /, language === "en" ? "1 " : "1er ");
}

export function moment(seconds, words) {
  const at = new Date(seconds * 1000);
  const clock = new Intl.DateTimeFormat("fr", { hour: "numeric", minute: "2-digit", timeZone: "Africa/Porto-Novo" });
  const told = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const named = { date: day(at, words.language), hour: String(Number(told.hour)), minute: told.minute };
  return words.labels.moment.replace(/%\((\w+)\)s/g, (_, name) => named[name]);
}

// [label, value] for each signed field, then who issued what, when, until when, and what is known of its revocation.
export function rowsOf({ claims, list, outcome }, words) {
  const { labels } = words;
  const fields = [...claims.fields].map(([number, value]) => [words.fields[number].label, written(value, words.fields[number].type, words)]);
  return [
    [labels.document, words.kinds[claims.kind]],
    ...fields,
    [labels.issuer, words.authorities[claims.issuer] ?? claims.issuer],
    [labels.reference, claims.reference],
    [labels.issued, moment(claims.issued, words)],
    [labels.until, claims.expires === null ? labels.endless : day((claims.expires - 1) * 1000, words.language)],
    [labels.revocation, revocation(list, outcome, words)],
  ];
}

function revocation(list, outcome, words) {
  const { labels } = words;
  if (!list || outcome === "unchecked") return labels.unknown;
  return `${outcome === "revoked" ? labels.revoked : labels.standing} ${moment(list.issuedAt, words)}`;
}

function written(value, type, { language }) {
  if (type === "date") return day(value * DAY + DAY / 2, language);
  if (type === "list") return value.join("\n");
  if (type === "number" && value >= APART_FROM) return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return String(value);
}
