// Where two people changed the same words, both versions stand side by side until somebody chooses.

import { make } from "../dom.js";
import { conflicts, resolved } from "./merging.js";

const byId = id => document.getElementById(id);
const dialog = byId("merge-dialog");
const list = byId("merge-list");

/** Answers the question that is open. */
let decided;

const said = it => (typeof it === "string" ? it : it === undefined ? "" : JSON.stringify(it, null, 1));

/**
 * Asks which words stay.
 *
 * @returns the document that comes of it
 */
export function decide(parts, by) {
  const all = conflicts(parts);
  const choices = new Map(all.map(part => [part, part.field === undefined ? "both" : "mine"]));
  byId("merge-what").textContent =
    `${by ?? "Somebody else"} has saved this meanwhile, and changed ${all.length === 1 ? "a place" : `${all.length} places`} that you changed too.`;
  list.replaceChildren(...all.map((part, index) => choice(part, index, choices)));
  dialog.showModal();
  return new Promise(done => {
    decided = () => done(resolved(parts, part => choices.get(part)));
  });
}

/** Ends the question without an answer. */
export function dismiss() {
  decided = undefined;
  dialog.close();
}

dialog.querySelector("form").addEventListener("submit", () => {
  decided();
  decided = undefined;
});
// There is no way around it: one of the versions has to be saved. Browsers close it at the second Escape nevertheless.
dialog.addEventListener("cancel", event => event.preventDefault());
dialog.addEventListener("close", () => {
  if (decided && !dialog.open) {
    dialog.showModal();
  }
});

function choice(part, index, choices) {
  const option = (value, words, text) => {
    const radio = make("input", { type: "radio", name: `merge-${index}`, value, checked: choices.get(part) === value });
    radio.addEventListener("change", () => choices.set(part, value));
    return make("label", { className: "version" }, make("span", { className: "version-head" }, radio, ` ${words}`),
      ...(text === undefined ? [] : [make("span", { className: "version-text", textContent: text || "Nothing: it was taken out." })]));
  };
  return make("li", {}, make("fieldset", {},
    make("legend", { textContent: part.field ? part.field : `Place ${index + 1}` }),
    option("mine", "Yours", said(part.mine)),
    option("theirs", "Theirs", said(part.theirs)),
    ...(part.field === undefined ? [option("both", "Both, one after the other")] : [])));
}
