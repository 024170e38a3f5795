// What differs between two documents: their fields by name, and their text paragraph by paragraph.

import { paragraphs, parts } from "./difference.js";
import { called } from "./errors.js";
import { KEYS, read, split } from "./frontmatter.js";

const CANONICAL = new Map(Object.entries(KEYS).flatMap(([name, keys]) => keys.map(key => [key, name])));
const NAMES = { alt: "What the picture shows", credit: "Credit", formerly: "Former addresses", featured: "On the home page", discussion: "Discussion" };
const SEPARATORS = { sources: "\n" };

/**
 * Compares two documents.
 *
 * @param whole whether paragraphs that are far from any change are kept too
 * @returns `fields` that differ, each a `name` and `parts`; and the `text` as {@link paragraphs} gives it
 */
export function compared(before, after, whole = false) {
  const [old, next] = [before, after].map(document => {
    const { yaml, body } = split(document);
    return { ...read(yaml), body: body.replace(/^\s*\n/, "") };
  });
  if (old.error || next.error) {
    return { fields: [], text: paragraphs(before, after, whole) };
  }
  const [was, is] = [old.fields, next.fields].map(texts);
  const fields = [...new Set([...is.keys(), ...was.keys()])]
    .filter(name => (was.get(name) ?? "") !== (is.get(name) ?? ""))
    .map(name => ({ name: NAMES[name] ?? called(name), parts: parts(was.get(name) ?? "", is.get(name) ?? "") }));
  return { fields, text: paragraphs(old.body, next.body, whole) };
}

/** The fields as texts, by the names that the site gives them. */
function texts(fields) {
  const found = new Map();
  for (const [key, value] of Object.entries(fields)) {
    const name = CANONICAL.get(key) ?? key;
    const text = shown(value, SEPARATORS[name] ?? ", ");
    if (text && !found.has(name)) {
      found.set(name, text);
    }
  }
  return found;
}

function shown(value, separator) {
  if (value === null || value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(item => shown(item, " · ")).filter(Boolean).join(separator);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  return typeof value === "object" ? Object.values(value).map(item => shown(item, ", ")).filter(Boolean).join(" · ") : String(value);
}
