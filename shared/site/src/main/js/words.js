// Formats numbers and dates, and splits a comment's text.

/** "view", or "views". */
export const plural = (number, one) => (number === 1 ? one : `${one}s`);

/** "1,234 views"; empty for zero. */
export const views = (readers, lang) => (readers ? `${readers.toLocaleString(lang)} ${plural(readers, "view")}` : "");

/** "4.5 of 5, by 2 readers". */
export const rated = ({ average, count }) =>
  count ? `${average} of 5, by ${count} ${plural(count, "reader")}` : "Nobody has rated this yet.";

/** "1 February 2025, 09:05", of an instant: the month in the site's language, the rest in Latin digits, as on the page. */
export const moment = (instant, lang, timeZone) => {
  const part = (locale, name, length) => new Date(instant).toLocaleString(locale, { [name]: length, timeZone });
  return `${part("en", "day", "numeric")} ${part(lang, "month", "long")} ${part("en", "year", "numeric")}, ${part("en-GB", "timeStyle", "short")}`;
};

/** The message for a refused request: the problem's detail, and the time until a retry, from seconds. */
export const refusal = ({ detail }, seconds) =>
  (detail ?? "That did not work.") + (seconds ? ` Again in ${Math.ceil(seconds / 60)} minutes.` : "");

/** Splits a line into alternating texts and links; the first and last piece are texts. Links exclude trailing punctuation. */
export const pieces = line => line.split(/(https?:\/\/[^\s<>"'()[\]{}|^`\\]+(?<![.,;:!?*_~]))/);

/** The lines of each paragraph. */
export const paragraphs = text => text.split("\n\n").map(paragraph => paragraph.split("\n"));
