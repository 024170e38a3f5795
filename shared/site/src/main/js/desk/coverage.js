// What is said of a coverage as a whole, in a form. If somebody else was quicker, both versions are shown.

import * as api from "./api.js";
import { forget, keep, kept } from "./drafts.js";
import { announce } from "./tray.js";

const byId = id => document.getElementById(id);
const form = byId("coverage-form");
const errorLine = byId("coverage-error");
const theirs = byId("coverage-theirs");
const NAMES = ["title", "dek", "section", "points"];

let editing;
let asked = 0;

/** Ends what is being changed; it is kept. */
export function stop() {
  asked++;
  editing = undefined;
  form.hidden = true;
}

/** Lets a coverage be changed; `done` follows when it was. */
export async function edit(name, done) {
  const turn = ++asked;
  const bundle = await import("./writing.js");
  const { document: text, revision } = await api.coverage(name);
  if (turn !== asked) {
    return;
  }
  const { fields, error: unreadable } = bundle.fieldsOf(text);
  if (unreadable) {
    throw new api.ApiError(422, `Its document cannot be shown as a form: ${unreadable}`);
  }
  const before = kept("coverage", name);
  editing = { name, done, bundle, document: text, revision: before.fields ? before.revision : revision };
  show(before.fields ?? fields);
  theirs.hidden = true;
  errorLine.textContent = "";
  form.hidden = false;
  form.elements.title.focus();
}

function show(fields) {
  for (const field of NAMES) {
    form.elements[field].value = fields[field];
  }
  // A document may name its section by its name, or have one that the site has not any more.
  const { section } = form.elements;
  if (section.selectedIndex < 0) {
    const named = [...section.options].find(({ textContent }) => textContent.toLowerCase() === fields.section.toLowerCase());
    section.value = named?.value ?? section.options[0].value;
  }
}

const written = () => Object.fromEntries(NAMES.map(field => [field, form.elements[field].value.trim()]));

form.addEventListener("input", () => keep({ fields: written(), revision: editing.revision }, "coverage", editing.name));
form.addEventListener("submit", async event => {
  event.preventDefault();
  const mine = editing;
  const { name, done, bundle, document: text, revision } = mine;
  const sent = written();
  const changed = bundle.withFields(text, sent);
  errorLine.textContent = "";
  let saved;
  try {
    saved = await api.putCoverage(name, changed, { "if-match": `"${revision}"` });
  } catch (error) {
    if (editing !== mine) {
      announce(error.message);
    } else if (error.status === 412 && error.problem.current) {
      meet(error.problem.current);
    } else {
      errorLine.textContent = error.message;
    }
    return;
  }
  const { fields: since = sent } = kept("coverage", name);
  if (JSON.stringify(since) !== JSON.stringify(sent)) {
    // It was written while the answer was under way, and changes what is saved.
    keep({ fields: since, revision: saved.revision }, "coverage", name);
    Object.assign(mine, { document: changed, revision: saved.revision });
    announce("Saved, but for what you have written since.");
  } else {
    forget("coverage", name);
    announce("Saved.");
    if (editing === mine) {
      stop();
    }
  }
  await done();
});
byId("coverage-leave").addEventListener("click", () => {
  forget("coverage", editing.name);
  stop();
  byId("edit-coverage").focus();
});

function meet({ revision, document: other }) {
  Object.assign(editing, { revision, document: other });
  theirs.hidden = false;
  theirs.querySelector("pre").textContent = other;
  errorLine.textContent = "Somebody else has changed this. Theirs stands below yours: bring into yours what it should say, and save again.";
}
