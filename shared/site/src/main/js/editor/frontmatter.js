// A document's front matter. A change of one field replaces the text of that field alone, so that comments, the order, and
// what the desk does not know stay byte for byte.

import { Document, isMap, isScalar, isSeq, parseDocument } from "yaml";

const PARTS = /^(\uFEFF?---[ \t]*(\r?\n))((?:[^\n]*\n)*?)((?:---|\.\.\.)[ \t]*(?:\r?\n|$))/;
const OUT = { lineWidth: 0, flowCollectionPadding: false };

/** Keys that mean the same to the server. The first that has a value counts. */
export const KEYS = {
  dek: ["dek", "excerpt", "description", "summary"],
  section: ["section", "category"],
  authors: ["authors", "author"],
  alt: ["alt", "image_alt"],
  credit: ["credit", "image_credit"],
  language: ["language", "lang"],
  points: ["key points", "keyPoints", "key_points"],
};

/** A document's parts: joined in this order they are the document. */
export function split(text) {
  const [, open, , yaml, close] = PARTS.exec(text) ?? [];
  return open === undefined
    ? { open: "", yaml: "", close: "", body: text }
    : { open, yaml, close, body: text.slice(open.length + yaml.length + close.length) };
}

export const join = ({ open, yaml, close, body }) => open + yaml + close + body;

/** The same document with another front matter. A document without one gets one. */
export const withYaml = (parts, yaml) =>
  parts.open || !yaml ? { ...parts, yaml } : { open: "---\n", yaml, close: "---\n", body: parts.body };

/**
 * The fields as plain values.
 *
 * @returns fields, or why they cannot be read, with the line within the document
 */
export function read(yaml) {
  const doc = parse(yaml);
  const [error] = doc.errors;
  if (error) {
    return { fields: {}, error: { line: (error.linePos?.[0].line ?? 1) + 1, detail: error.message.split(/ at line|:?\n/)[0] } };
  }
  const fields = doc.contents === null ? {} : doc.toJS({ maxAliasCount: 100 });
  return fields !== null && typeof fields === "object" && !Array.isArray(fields)
    ? { fields }
    : { fields: {}, error: { line: 2, detail: "These lines are not fields" } };
}

/** The value of a field by whichever of its keys has one. */
export const value = (fields, name) => fields[keyOf(fields, name)];

const keyOf = (fields, name) => {
  const keys = KEYS[name] ?? [name];
  return keys.find(key => !isEmpty(fields[key])) ?? keys.find(key => key in fields) ?? keys[0];
};

const isEmpty = it => it === undefined || it === null || it === "" || (Array.isArray(it) && it.length === 0);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const parse = yaml => parseDocument(yaml, { logLevel: "silent", uniqueKeys: false });

/** The front matter in which a field has another value. Without a value the field goes. */
export function write(yaml, name, to) {
  const { fields, error } = read(yaml);
  if (error) {
    throw new Error(error.detail);
  }
  const key = keyOf(fields, name);
  if (same(fields[key] ?? null, to ?? null) || (isEmpty(to) && !(key in fields))) {
    return yaml;
  }
  const doc = parse(yaml);
  const map = doc.contents;
  if (map === null) {
    return closed(yaml) + entry(key, to);
  }
  if (map.flow) {
    isEmpty(to) ? doc.delete(key) : doc.set(key, to);
    return doc.toString(OUT);
  }
  const pair = map.items.find(item => String(isScalar(item.key) ? item.key.value : item.key) === key);
  if (!pair) {
    return closed(yaml) + entry(key, to);
  }
  const [from, end] = extent(yaml, map, pair);
  return yaml.slice(0, from) + (isEmpty(to) ? "" : entry(key, to, pair.value, behind(yaml, pair, end))) + yaml.slice(end);
}

const closed = yaml => (yaml === "" || yaml.endsWith("\n") ? yaml : `${yaml}\n`);

/** Where a field's lines begin and end. Comments and empty lines behind it belong to what follows. */
function extent(yaml, map, pair) {
  const from = pair.key.range[0];
  const next = map.items[map.items.indexOf(pair) + 1];
  let end = next ? next.key.range[0] : yaml.length;
  const last = pair.value?.range?.[1] ?? pair.key.range[1];
  // Of several lines before the next field, those are the field's own that its value reaches.
  const lines = yaml.slice(from, end);
  let at = 0;
  for (let line = lines.indexOf("\n"); line !== -1 && from + at < last; line = lines.indexOf("\n", at)) {
    at = line + 1;
  }
  if (at > 0 && from + at >= last) {
    end = from + at;
  }
  return [from, end];
}

/** The comment at the end of a one-line field. */
function behind(yaml, pair, end) {
  const last = pair.value?.range?.[1];
  const rest = last === undefined ? "" : yaml.slice(last, end);
  return isScalar(pair.value) && /^[ \t]+#.*\r?\n?$/.test(rest) ? rest.trimEnd() : "";
}

function entry(key, to, before, comment = "") {
  const doc = new Document({ [key]: to });
  const node = doc.contents.items[0].value;
  if (isSeq(node)) {
    shape(node, before);
  } else if (isScalar(node) && isScalar(before) && /^QUOTE/.test(before.type) && typeof to === "string" && !to.includes("\n")) {
    node.type = before.type;
  } else if (isMap(node)) {
    node.flow = Boolean(before?.flow);
  }
  const text = doc.toString(OUT);
  return comment ? text.replace(/\n$/, `${comment}\n`) : text;
}

/** Items that have not changed keep how they are written. New lists of names stand on one line. */
function shape(node, before) {
  node.flow = isSeq(before) ? before.flow : node.items.every(isScalar);
  const known = isSeq(before) ? before.items.map(item => ({ item, json: JSON.stringify(item) })) : [];
  node.items = node.items.map(item => {
    const found = known.findIndex(({ json }) => json === JSON.stringify(item));
    return found === -1 ? item : known.splice(found, 1)[0].item;
  });
}
