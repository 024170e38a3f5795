// What the desk loads when somebody writes or compares: the editor of drafts, that of live updates, and comparing.

import { Drafting } from "./drafting.js";

export { compared } from "./comparing.js";
export { fieldsOf, withFields } from "./coverage.js";
export { decide } from "./conflict.js";
export { conflicts, merge } from "./merging.js";
export { PageEditor } from "./paging.js";
export { UpdateEditor } from "./updating.js";

let drafting;

/** Opens a draft in the editor. */
export function open(id, desk) {
  drafting ??= new Drafting(desk);
  return drafting.open(id);
}

export const close = () => drafting?.close();
