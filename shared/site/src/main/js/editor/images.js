// Images in Markdown, with the attributes behind them. Recordings and films are written in the same way.

import { ATTRIBUTES, attributesOf, written } from "./attributes.js";

export const escaped = text => text.replace(/[\\[\]]/g, "\\$&").replace(/\s*\n\s*/g, " ");
export const unescaped = text => text.replace(/\\([\\[\]"])/g, "$1");

export const image = ({ name, alt: said, caption: below, ...attributes }) =>
  `![${escaped(said)}](${/[\s()]/.test(name) ? `<${name}>` : name}${below ? ` "${below.replace(/["\\]/g, "\\$&").replace(/\s*\n\s*/g, " ")}"` : ""})${written(attributes)}`;

const IMAGE = /!\[(?:\\.|[^\\\]])*\]\((?:<([^>\n]*)>|([^\s)]*))(?:[ \t]+"(?:\\.|[^"\\])*")?\)/g;

/** Where the first image of a name stands in a text, and its attributes; nothing if there is none. */
export function placeOf(name, text) {
  const found = [...text.matchAll(IMAGE)].find(([, bracketed, bare]) => (bracketed ?? bare) === name);
  if (!found) {
    return undefined;
  }
  const end = found.index + found[0].length;
  const [attributes, inside] = ATTRIBUTES.exec(text.slice(end)) ?? ["", ""];
  return { from: found.index, to: end + attributes.length, attributes: attributesOf(inside) };
}
