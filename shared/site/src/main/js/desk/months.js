// Months as a calendar shows them. A day is written 2026-10-25, a month 2026-10.

const DAY = 86_400_000;
const utc = day => Date.parse(`${day}T00:00Z`);
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isMonth = text => MONTH.test(text);

export const monthOf = day => day.slice(0, 7);

/** A day that is some days later. */
export const plus = (day, days) => new Date(utc(day) + days * DAY).toISOString().slice(0, 10);

/** A month that is some months later. */
export function shift(month, by) {
  const date = new Date(utc(`${month}-01`));
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

/** The days of all weeks that a month has days of. Weeks begin on Monday. */
export function daysOf(month) {
  const first = `${month}-01`;
  const start = plus(first, -((new Date(utc(first)).getUTCDay() + 6) % 7));
  const end = `${shift(month, 1)}-01`;
  const days = [];
  for (let day = start; day < end || days.length % 7; day = plus(day, 1)) {
    days.push(day);
  }
  return days;
}

const named = options => text => new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(utc(text))).replace(",", "");
const month = named({ month: "long", year: "numeric" });

/** "October 2026". */
export const nameOfMonth = text => month(`${text}-01`);

/** "Sunday 25 October". */
export const nameOfDay = named({ weekday: "long", day: "numeric", month: "long" });
