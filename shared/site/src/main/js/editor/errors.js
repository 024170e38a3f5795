// The server's errors, each at the place that it names: a field, or a line of the document.

import { KEYS } from "./frontmatter.js";

const FIELDS = [
  "title", "dek", "section", "kind", "authors", "tags", "image", "alt", "credit", "slug", "language", "translations", "date", "correction", "sources",
  "layout", "points", "focus",
];
const OTHERS = Object.fromEntries(Object.entries(KEYS).flatMap(([name, keys]) => keys.map(key => [key, name])));

/**
 * Where an error is.
 *
 * @param at the server's name of the place: `sources[2].url`, `line 14`
 * @returns a field, a source's index, or a line of the document
 */
export function place(at) {
  const [, line] = /^line (\d+)$/.exec(at) ?? [];
  if (line) {
    return { line: Number(line) };
  }
  const [, source, part] = /^sources\[(\d+)\](?:\.(\w+))?/.exec(at) ?? [];
  if (source) {
    return { field: "sources", source: Number(source), part };
  }
  const [, name, inner] = /^([\w ]+)(?:\[\d+\])?(?:\.(\w+))?/.exec(at) ?? [];
  const field = name === "image" && ["alt", "credit", "focus"].includes(inner) ? inner : OTHERS[name] ?? name;
  return FIELDS.includes(field) ? { field } : {};
}

const NAMES = { dek: "Standfirst", image: "Lead picture", alt: "What the picture shows", slug: "Address", focus: "What stays in sight", points: "Key points" };

/** How a place is called. */
export function called(at, linesBefore) {
  const { field, source, part, line } = place(at);
  if (line) {
    return line > linesBefore ? `Line ${line - linesBefore} of the text` : `Line ${line} of the front matter`;
  }
  if (source !== undefined) {
    return `Source ${source + 1}${part ? `, ${part}` : ""}`;
  }
  return field ? NAMES[field] ?? field[0].toUpperCase() + field.slice(1) : at;
}
