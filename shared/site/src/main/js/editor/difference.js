// What differs between two texts.

import { diff, presentableDiff } from "@codemirror/merge";

const LIMIT = { scanLimit: 2_000, timeout: 300 };

/** The changes that make one text another, for an editor whose cursor shall stay where it is. */
export const changesTo = (from, to) => from === to ? [] : diff(from, to, LIMIT).map(({ fromA, toA, fromB, toB }) =>
  ({ from: fromA, to: toA, insert: to.slice(fromB, toB) }));

/** The parts of a text that becomes another: each a `text`, and whether it is `kept`, `added` or `removed`. */
export function parts(from, to) {
  const found = [];
  let at = 0;
  for (const { fromA, toA, fromB, toB } of presentableDiff(from, to, LIMIT)) {
    found.push({ kind: "kept", text: from.slice(at, fromA) }, { kind: "removed", text: from.slice(fromA, toA) }, { kind: "added", text: to.slice(fromB, toB) });
    at = toA;
  }
  found.push({ kind: "kept", text: from.slice(at) });
  return found.filter(({ text }) => text);
}

/**
 * Paragraphs of what changed, with some of what did not around it, or with everything.
 *
 * @returns paragraphs of parts; and `gap` where some are left out
 */
export function paragraphs(from, to, whole = false) {
  const all = broken(parts(from, to));
  return whole ? all : shortened(all);
}

/** Breaks the parts at empty lines. */
function broken(pieces) {
  const found = [[]];
  for (const { kind, text } of pieces) {
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
