// What differs between two texts.

import { diff, presentableDiff } from "@codemirror/merge";

const LIMIT = { scanLimit: 2_000, timeout: 300 };

/** The changes that make one text another, for an editor whose cursor shall stay where it is. */
export const changesTo = (from, to) => from === to ? [] : diff(from, to, LIMIT).map(({ fromA, toA, fromB, toB }) =>
  ({ from: fromA, to: toA, insert: to.slice(fromB, toB) }));

/**
 * Paragraphs of what changed, with some of what did not around it.
 *
 * @returns paragraphs of parts: a text and whether it is `kept`, `added` or `removed`; and `gap` where some are left out
 */
export function paragraphs(from, to) {
  const parts = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of presentableDiff(from, to, LIMIT)) {
    parts.push(["kept", from.slice(at, fromA)], ["removed", from.slice(fromA, toA)], ["added", to.slice(fromB, toB)]);
    at = toA;
  }
  parts.push(["kept", from.slice(at)]);
  return shortened(broken(parts.filter(([, text]) => text)));
}

/** Breaks the parts at empty lines. */
function broken(parts) {
  const found = [[]];
  for (const [kind, text] of parts) {
    text.split(/\n{2,}/).forEach((piece, index) => {
      if (index > 0) {
        found.push([]);
      }
      if (piece) {
        found.at(-1).push({ kind, text: piece });
      }
    });
  }
  return found.filter(paragraph => paragraph.length);
}

const isChanged = paragraph => paragraph.some(({ kind }) => kind !== "kept");

function shortened(all) {
  const near = all.map((_, index) => all.slice(Math.max(0, index - 1), index + 2).some(isChanged));
  return all.flatMap((paragraph, index) => near[index] ? [paragraph] : near[index - 1] || index === 0 ? ["gap"] : [])
    .filter((one, index, rest) => one !== "gap" || rest[index - 1] !== "gap");
}
