// Citations: `[^2]` in the text names the second source. They are kept in the order of the text if they are in it.

import { definitions, renamed } from "./footnotes.js";
import { parser } from "./language.js";

/** Each citation in a text, code and footnotes aside. */
export function citations(text) {
  const found = [];
  const tree = parser.parse(text);
  const notes = definitions(tree, (from, to) => text.slice(from, to));
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === "Citation" && !notes.has(text.slice(from + 2, to - 1))) {
        found.push({ from, to, number: Number(text.slice(from + 2, to - 1)) });
      }
    },
  });
  return found;
}

/** The numbers in the order in which a text first names them. */
const firsts = cited => [...new Set(cited.map(({ number }) => number))];

const ascends = numbers => numbers.every((number, index) => number === index + 1);

/**
 * Cites a source at a place of the text.
 *
 * @param source the number of a source, or a new one
 * @returns the changes of the text, the sources, and the number that the citation got
 */
export function cite(text, sources, at, source) {
  const isNew = typeof source !== "number";
  const all = isNew ? [...sources, source] : sources;
  const number = isNew ? all.length : source;
  const cited = citations(text);
  const ordered = ascends(firsts(cited));
  const here = { from: at, to: at, number };
  const index = cited.findIndex(({ from }) => from >= at);
  cited.splice(index === -1 ? cited.length : index, 0, here);
  const to = ordered ? order(cited, all.length) : number => number;
  return {
    changes: [
      ...cited
        .filter(one => one === here || to(one.number) !== one.number)
        .map(({ from, to: end, number: old }) => ({ from, to: end, insert: `[^${to(old)}]` })),
      ...renamed(text, all.length),
    ],
    sources: moved(all, to),
    number: to(number),
  };
}

/** Numbers sources in the order of the text; those that it does not name follow. */
export function inOrder(text, sources) {
  const cited = citations(text).filter(({ number }) => number <= sources.length);
  const to = order(cited, sources.length);
  return { changes: renumbered(cited, to), sources: moved(sources, to) };
}

/** Takes a source away, and its citations. */
export function without(text, sources, number) {
  const cited = citations(text);
  return {
    changes: cited
      .filter(one => one.number >= number)
      .map(({ from, to, number: old }) => ({ from, to, insert: old === number ? "" : `[^${old - 1}]` })),
    sources: sources.filter((_, index) => index !== number - 1),
  };
}

/** How often each source is cited. */
export function counts(text, sources) {
  const numbers = citations(text).map(({ number }) => number);
  return sources.map((_, index) => numbers.filter(number => number === index + 1).length);
}

function order(cited, size) {
  const all = [...new Set([...firsts(cited), ...Array.from({ length: size }, (_, index) => index + 1)])];
  const places = new Map(all.map((number, index) => [number, index + 1]));
  return number => places.get(number);
}

const renumbered = (cited, to) => cited
  .filter(({ number }) => to(number) !== number)
  .map(({ from, to: end, number }) => ({ from, to: end, insert: `[^${to(number)}]` }));

const moved = (sources, to) => sources.reduce((all, source, index) => {
  all[to(index + 1) - 1] = source;
  return all;
}, []);
