// The updates of a live page: which of them go where, and how often it asks for more.
export const EVERY = 10_000;
const RARELY = 60_000;
const LONGEST = 120_000;

export const placeOf = ({ dataset }) => Number(dataset.place);
export const isPinned = ({ dataset }) => dataset.pinned === "true";

/** Whether an update stands on a page of older ones, if this page shows all from this place on. */
export const isOlder = (update, first) => !isPinned(update) && placeOf(update) < first;

/** Pinned updates come first, then the newest. */
export const comesBefore = (one, other) =>
  isPinned(one) === isPinned(other) ? placeOf(one) > placeOf(other) : isPinned(one);

/** Milliseconds until the next question: rarely of a closed coverage, later after each failure, and not all pages at once. */
export const pause = (status, failures, random) =>
  Math.min(LONGEST, (status === "closed" ? RARELY : EVERY) * 2 ** Math.min(failures, 4)) * (0.8 + 0.4 * random);
