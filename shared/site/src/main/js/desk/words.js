// How the desk speaks of comments, times and numbers.

const REASONS = {
  anonymous: "Not signed in",
  word: "Has a word that is held",
  links: "Has many links",
  "hidden-field": "Filled in a field that people do not see",
  "too-fast": "Was sent sooner than anybody writes",
  blocked: "Its author is blocked",
  name: "Its author’s name looks like one of ours",
  reported: "Reported by readers",
};

const STEPS = [[86400, "day"], [3600, "hour"], [60, "minute"]];
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const thisYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const anyYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

export const reason = name => REASONS[name] ?? name;

/** "3 hours", of a number of seconds. */
export function span(seconds) {
  const [size, unit] = STEPS.find(([least]) => seconds >= least) ?? [1, ""];
  return unit ? count(Math.floor(seconds / size), unit) : "moments";
}

/** "3 hours ago", of an instant. */
export function ago(instant) {
  const seconds = Math.max(0, (Date.now() - Date.parse(instant)) / 1000);
  return seconds < 60 ? "just now" : `${span(seconds)} ago`;
}

/** "10:12" of today, "1 Feb, 10:12" of this year, or else "1 Feb 2025, 10:12", where the moderator is. */
export function when(instant) {
  const date = new Date(instant);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) {
    return clock.format(date);
  }
  return `${(date.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(date)}, ${clock.format(date)}`;
}

/** "1 February 2025 at 10:12", where the moderator is. */
export const at = instant => moment.format(new Date(instant));

/** What the server says, with its instants as times of here. */
export const local = text => text.replace(TIME, at);

export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

export const author = comment => comment.name || "Anonymous";

/** An article by its title, or else by the words of its address. */
export function title({ title: known, article }) {
  const words = article.replaceAll("-", " ");
  return known ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** A part of an address as people read it. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An article's slug, of its address or of itself; of a title it is what stands there. */
export const slug = written => {
  const [, address] = /\/articles\/([^/?#\s]+)\S*$/.exec(written.trim()) ?? [];
  return address ? decoded(address) : written.trim();
};

/** What came of a reader's earlier comments. */
export function record({ published, held, rejected, blocked, verifiedAs }) {
  const parts = [
    blocked && "blocked",
    verifiedAs && `verified as ${verifiedAs}`,
    published && `${published} published`,
    rejected && `${rejected} rejected in 30 days`,
    held && `${held} waiting`,
  ].filter(Boolean);
  return published + rejected === 0 && held <= 1 && !blocked && !verifiedAs ? "Their first comment" : `Their record: ${parts.join(", ")}`;
}

const PAST = { approval: "Approved", rejection: "Rejected" };

/** "Approved", of an act. */
export const done = act => PAST[act];

/** The entries of a field that has one in each line. */
export const lines = text => text.split("\n").map(line => line.trim()).filter(Boolean);
