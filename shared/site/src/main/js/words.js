// Fills messages, formats numbers and dates, and splits a comment's text. The site replaces each string "@key" by the message
// of its language (broadsheet.language.Words), so a script has no words of its own.

const locale = "@locale";

/** A message with its placeholders filled. */
export const filled = (message, values) => message.replace(/{(.+?)}/g, (_, name) => values[name]);

/** The form of a message for a count. */
export const counted = (forms, count, values) =>
  filled(forms[new Intl.PluralRules(locale).select(count)] ?? forms.other, { ...values, count: count.toLocaleString(locale) });

/** "1,234 views"; empty for zero. */
export const views = readers => (readers ? counted("@script.views", readers) : "");

/** "4.5 of 5, by 2 readers". */
export const rated = ({ average, count }) =>
  count ? counted("@script.average", count, { average }) : "@script.nobody";

/** "1 February 2025, 09:05", of an instant in the site's time zone, as on the page. */
export const moment = (instant, timeZone) => {
  const part = options => new Date(instant).toLocaleString(locale, { ...options, timeZone });
  const date = part({ dateStyle: "long" });
  const time = part({ timeStyle: "short" });
  return filled("@page.moment", { date, time });
};

/** The message for a refused request: the problem's detail, and the time until a retry, from seconds. */
export const refusal = ({ detail }, seconds) =>
  (detail ?? "@script.failed") + (seconds ? ` ${counted("@script.retryIn", Math.ceil(seconds / 60))}` : "");

/** Splits a line into alternating texts and links; the first and last piece are texts. Links exclude trailing punctuation. */
export const pieces = line => line.split(/(https?:\/\/[^\s<>"'()[\]{}|^`\\]+(?<![.,;:!?*_~]))/);

/** The lines of each paragraph. */
export const paragraphs = text => text.split("\n\n").map(paragraph => paragraph.split("\n"));
