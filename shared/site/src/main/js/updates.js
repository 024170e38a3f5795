// The order of updates on a live page, and its polling interval.
export const EVERY = 10_000;
const RARELY = 60_000;
const LONGEST = 120_000;

export const placeOf = ({ dataset }) => Number(dataset.place);
export const isPinned = ({ dataset }) => dataset.pinned === "true";

/** Whether an update belongs on a page of older updates, if this page shows all from the position `first` on. */
export const isOlder = (update, first) => !isPinned(update) && placeOf(update) < first;

/** Pinned updates come first, then the newest. */
export const comesBefore = (one, other) =>
  isPinned(one) === isPinned(other) ? placeOf(one) > placeOf(other) : isPinned(one);

/** Milliseconds until the next poll: longer for a closed coverage, with backoff after failures, and with jitter. */
export const pause = (status, failures, random) =>
  Math.min(LONGEST, (status === "closed" ? RARELY : EVERY) * 2 ** Math.min(failures, 4)) * (0.8 + 0.4 * random);
