// A coverage's document as the fields of a form. What the form does not know stays as it is.

import { lines } from "../desk/words.js";
import { join, read, split, value, withYaml, write } from "./frontmatter.js";

const FIELDS = ["title", "dek", "section", "points"];

/**
 * The fields of a coverage's document, by their names; a list is one entry a line.
 *
 * @returns fields, or why they cannot be read
 */
export function fieldsOf(document) {
  const { fields, error } = read(split(document).yaml);
  return error
    ? { error: error.detail }
    : { fields: Object.fromEntries(FIELDS.map(name => [name, [value(fields, name) ?? ""].flat().join("\n")])) };
}

/** The same document with other fields. */
export function withFields(document, { points, ...fields }) {
  const parts = split(document);
  const yaml = Object.entries({ ...fields, points: lines(points) }).reduce((text, [name, to]) => write(text, name, to), parts.yaml);
  return join(withYaml(parts, yaml));
}
