// Times in zones: what a clock there shows, and when that is.

import { count } from "./words.js";

const MINUTE = 60_000;
const DAY = 86_400_000;
const LOCALE = "en-GB";
const OFFSET = /GMT(?:([+-])(\d+):(\d+))?/;

const known = zone => zone === "Z" ? "UTC" : zone;

/** The minutes by which a zone's clocks are ahead of UTC at a moment, which is a number of milliseconds. */
export function offset(moment, zone) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: known(zone), timeZoneName: "longOffset" }).formatToParts(moment);
  const [, sign, hours, minutes] = OFFSET.exec(parts.find(({ type }) => type === "timeZoneName").value);
  return sign ? Number(`${sign}1`) * (hours * 60 + Number(minutes)) : 0;
}

/** The moments at which clocks show a local time: one; two if they go back over it, none if they go forward over it. */
export function moments(local, zone) {
  const utc = Date.parse(`${local}Z`);
  return [...new Set([utc - DAY, utc + DAY].map(near => utc - offset(near, zone) * MINUTE))]
    .filter(moment => moment + offset(moment, zone) * MINUTE === utc)
    .sort((a, b) => a - b);
}

/** The moment that a document's date means: without an offset, what clocks show in this zone. NaN if it is no date. */
export function momentOf(date, zone) {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?$/.exec(date) ?? [];
  return day ? moments(`${day}T${time ?? "00:00"}`, zone)[0] ?? NaN : Date.parse(date);
}

/** What clocks show at a moment: "2026-10-25T02:30". */
export const localOf = (moment, zone) => new Date(moment + offset(moment, zone) * MINUTE).toISOString().slice(0, 16);

/** The next full hour that is at least half an hour ahead. */
export const suggested = now => Math.ceil((now + 30 * MINUTE) / (60 * MINUTE)) * 60 * MINUTE;

const shown = options => (instant, zone) => new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: known(zone) }).format(new Date(instant));

/** "02:30". */
export const clock = shown({ hour: "2-digit", minute: "2-digit" });

/** "25 Oct, 02:30". */
export const brief = shown({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

const longDay = shown({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "Sunday 25 October 2026". Some browsers write a comma there, and some do not. */
export const day = (instant, zone) => longDay(instant, zone).replace(",", "");

/** "Sunday 25 October 2026 at 02:30". */
export const full = (instant, zone) => `${day(instant, zone)} at ${clock(instant, zone)}`;

/** A zone as people speak of it: "Berlin" of "Europe/Berlin". */
export const called = zone => known(zone) === "UTC" ? "UTC" : zone.split("/").pop().replaceAll("_", " ");

/** "in Berlin", or "in UTC". */
export const inZone = zone => `in ${called(zone)}`;

/** "in 3 hours", of a moment ahead. */
export function until(moment, now = Date.now()) {
  const minutes = Math.round((moment - now) / MINUTE);
  const [size, unit] = [[1440, "day"], [60, "hour"], [1, "minute"]].find(([least]) => minutes >= 2 * least || least === 1);
  return minutes < 1 ? "in less than a minute" : `in ${count(Math.floor(minutes / size), unit)}`;
}

/** "3 minutes late" of what was done at a moment after its time; nothing of what was in time. */
export function lateness(at, done) {
  const minutes = Math.floor((Date.parse(done) - Date.parse(at)) / MINUTE);
  const [size, unit] = minutes >= 120 ? [60, "hour"] : [1, "minute"];
  return minutes < 1 ? "" : `${count(Math.floor(minutes / size), unit)} late`;
}

/** The moments that the server offers for a local time that happens twice, or never, as it writes them. */
export function choices({ errors = [] } = {}) {
  const [, ...both] = errors.filter(({ at }) => at === "at").map(({ detail }) => /: write (\S+) or (\S+)$/.exec(detail)).find(Boolean) ?? [];
  return both;
}

/** A choice for a button: "02:30, the first time (UTC+02:00)". */
export function choice(text, isTwice, index) {
  const [, time, zone] = /T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  return `${time}${isTwice ? `, the ${["first", "second"][index]} time` : ""} (UTC${zone === "Z" ? "" : zone})`;
}
