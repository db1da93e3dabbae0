// Signed values as people read them, in the language of the page; the words themselves come with it.

const DAY = 86_400_000;
const APART_FROM = 10_000; // a year is not set apart, an amount is
const OLD = 2 * 86_400; // seconds; the State signs each list at least twice a day
const UNITS = [["minute", 60, 3_600], ["hour", 3_600, 172_800], ["day", 86_400, Infinity]];

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

// « il y a 3 heures »: a list is judged by whoever reads its age, because a clock may be a day off.
export function age(seconds, { language }) {
  const old = Math.max(seconds, 0);
  const [unit, length] = UNITS.find(([, , most]) => old < most);
  return new Intl.RelativeTimeFormat(language).format(-Math.floor(old / length), unit);
}

// [label, value] for each signed field, then who issued what, when, until when, and what is known of its revocation at
// that moment.
export function rowsOf({ claims, list, outcome }, words, now) {
  const { labels } = words;
  const fields = [...claims.fields].map(([number, value]) => [words.fields[number].label, written(value, words.fields[number].type, words)]);
  return [
    [labels.document, words.kinds[claims.kind]],
    ...fields,
    [labels.issuer, words.authorities[claims.issuer] ?? claims.issuer],
    [labels.reference, claims.reference],
    [labels.issued, moment(claims.issued, words)],
    [labels.until, claims.expires === null ? labels.endless : day((claims.expires - 1) * 1000, words.language)],
    [labels.revocation, revocation(list, outcome, words, now)],
  ];
}

function revocation(list, outcome, words, now) {
  const { labels } = words;
  if (!list || outcome === "unchecked") return labels.unknown;
  const told = `${outcome === "revoked" ? labels.revoked : labels.standing} ${moment(list.issuedAt, words)}`;
  const old = now - list.issuedAt;
  if (outcome === "clock") return told;
  return `${told} (${age(old, words)})${old > OLD ? `. ${labels.old}` : ""}`;
}

function written(value, type, { language }) {
  if (type === "date") return day(value * DAY + DAY / 2, language);
  if (type === "list") return value.join("\n");
  if (type === "number" && value >= APART_FROM) return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return String(value);
}
