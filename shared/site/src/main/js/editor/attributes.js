// Attributes behind a picture: `![alt](a.jpg){width=wide credit="A. Photographer"}`.

/** The list after a picture, and the text between its braces. */
export const ATTRIBUTES = /^\{((?:\s*(?:[A-Za-z][\w-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)|[.#:][\w-]*))+\s*)\}/;

const PART = /([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|([.#:][\w-]*)/g;

/** Attributes by name; those without a name stay in `others`. */
export function attributesOf(inside) {
  const found = {};
  const others = [];
  for (const [, name, double, single, bare, other] of inside.matchAll(PART)) {
    if (other) {
      others.push(other);
    } else {
      found[name] ??= (double ?? single ?? bare).trim();
    }
  }
  return { ...found, ...(others.length ? { others } : {}) };
}

const quoted = value => (/^[\w.-]+$/.test(value) ? value : value.includes('"') ? `'${value.replaceAll("'", "’")}'` : `"${value}"`);

/** A list as it is written; empty if it has no attribute. */
export function written({ others = [], ...attributes }) {
  const parts = [...others, ...Object.entries(attributes).filter(([, value]) => value).map(([name, value]) => `${name}=${quoted(value.replace(/\s+/g, " "))}`)];
  return parts.length ? `{${parts.join(" ")}}` : "";
}
