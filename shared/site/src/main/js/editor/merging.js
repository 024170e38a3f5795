// Two people have changed one text: what does not touch is joined; what does is kept twice, to be decided.

import { diff3Merge } from "node-diff3";
import { join, read, split, withYaml, write } from "./frontmatter.js";

const lines = text => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * Merges documents.
 *
 * @returns the parts in order: texts, and conflicts of `base`, `mine` and `theirs`; a conflict of a field has its name
 */
export function merge(base, mine, theirs) {
  if (mine === theirs || base === theirs) {
    return [mine];
  }
  if (base === mine) {
    return [theirs];
  }
  const [from, my, their] = [base, mine, theirs].map(split);
  const front = fields(from.yaml, my.yaml, their.yaml);
  if (!front) {
    return text(base, mine, theirs);
  }
  const { yaml, conflicts } = front;
  const head = join({ ...withYaml({ ...(their.open ? their : my), body: "" }, yaml), body: "" });
  return tidy([{ head, conflicts }, ...text(from.body, my.body, their.body)]);
}

const tidy = ([{ head, conflicts }, ...body]) => [head, ...conflicts, ...body];

/** Field by field: theirs, with what I changed. */
function fields(base, mine, theirs) {
  const [before, my, their] = [base, mine, theirs].map(read);
  if (before.error || my.error || their.error) {
    return undefined;
  }
  const is = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const conflicts = [];
  let yaml = theirs;
  for (const key of new Set([...Object.keys(before.fields), ...Object.keys(my.fields)])) {
    const [was, now, other] = [before, my, their].map(({ fields: all }) => all[key]);
    if (is(was, now) || is(now, other)) {
      continue;
    }
    if (is(was, other)) {
      yaml = write(yaml, key, now);
    } else {
      conflicts.push({ field: key, base: was, mine: now, theirs: other });
    }
  }
  return { yaml, conflicts };
}

const text = (base, mine, theirs) => diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true })
  .map(({ ok, conflict }) => ok
    ? ok.join("")
    : { base: conflict.o.join(""), mine: conflict.a.join(""), theirs: conflict.b.join("") });

export const conflicts = parts => parts.filter(part => typeof part !== "string");

/**
 * The document that comes of decisions.
 *
 * @param decide gives for each conflict `mine`, `theirs` or `both`
 */
export function resolved(parts, decide) {
  let whole = parts.filter(part => part.field === undefined)
    .map(part => typeof part === "string" ? part : chosen(part, decide(part))).join("");
  for (const part of conflicts(parts).filter(({ field }) => field !== undefined)) {
    if (decide(part) !== "theirs") {
      const document = split(whole);
      whole = join(withYaml(document, write(document.yaml, part.field, part.mine)));
    }
  }
  return whole;
}

function chosen({ mine, theirs }, choice) {
  const both = mine.endsWith("\n") || !mine ? mine + theirs : `${mine}\n${theirs}`;
  return { mine, theirs, both }[choice];
}
