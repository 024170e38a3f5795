// Footnotes: `[^n1]` in the text refers to the note that a line `[^n1]: …` is. The page numbers them.

import { parser } from "./language.js";

const REFERENCES = ["Citation", "NoteReference"];

export const named = mark => mark.slice(2, mark.lastIndexOf("]")).toLowerCase();

/** The notes that a parsed text defines, by name: where each stands, and what it says. */
export function definitions(tree, slice) {
  const found = new Map();
  tree.iterate({
    enter: ({ name, from, to, node }) => {
      if (name === "NoteDefinition") {
        const mark = node.getChild("NoteMark");
        const key = named(slice(mark.from, mark.to));
        if (!found.has(key)) {
          found.set(key, { from, to, mark: { from: mark.from, to: mark.to }, text: slice(mark.to, to).trim() });
        }
      }
    },
  });
  return found;
}

/** Every reference to a note that a parsed text defines. */
export function references(tree, slice, notes = definitions(tree, slice)) {
  const found = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (REFERENCES.includes(name) && notes.has(named(slice(from, to)))) {
        found.push({ from, to, name: named(slice(from, to)) });
      }
    },
  });
  return found;
}

/** A name that no note of a text has: n1, n2 and so on. A number would be that of a source. */
export function freeName(text) {
  const taken = [...text.matchAll(/\[\^n(\d{1,6})\]/gi)].map(([, number]) => Number(number));
  return `n${Math.max(0, ...taken) + 1}`;
}

/** The names of notes, as numbers that sources have too. */
export const numbers = notes => [...notes.keys()].filter(name => /^[1-9]\d{0,3}$/.test(name)).map(Number);

/** The changes that give other names to notes that are called as one of so many sources. */
export function renamed(text, sources) {
  const slice = (from, to) => text.slice(from, to);
  const tree = parser.parse(text);
  const notes = definitions(tree, slice);
  const going = new Set(numbers(notes).filter(number => number <= sources).map(String));
  if (!going.size) {
    return [];
  }
  const first = Number(freeName(text).slice(1));
  const names = new Map([...going].map((name, index) => [name, `n${first + index}`]));
  const places = [...references(tree, slice, notes), ...[...notes].map(([name, { mark: { from } }]) => ({ from, to: from + name.length + 3, name }))];
  return places.filter(({ name }) => going.has(name)).map(({ from, to, name }) => ({ from, to, insert: `[^${names.get(name)}]` }));
}

/** Refers to a new note where the cursor is, and begins the note at the end of the text. */
export function note({ state, dispatch }) {
  const { doc, selection } = state;
  const name = freeName(doc.toString());
  const at = selection.main.to;
  const end = doc.length;
  const last = doc.line(doc.lines).text || (doc.lines > 1 ? doc.line(doc.lines - 1).text : "");
  const written = doc.toString().trimEnd().length;
  const gap = /^ {0,3}\[\^[^\]\s[]+\]:/.test(last) && written > 0 ? "\n" : "\n\n";
  const reference = `[^${name}]`;
  // What is empty at the end of the text gives way, unless the cursor is in it.
  const from = Math.max(at, written);
  const insert = `${gap}${reference}: `;
  const changes = at === from ? { from, to: end, insert: reference + insert } : [{ from: at, insert: reference }, { from, to: end, insert }];
  dispatch(state.update({
    changes, selection: { anchor: from + reference.length + insert.length }, scrollIntoView: true, userEvent: "input.format",
  }));
  return true;
}
