// Notes that people who work on a draft leave for each other.

import { make } from "../dom.js";

const byId = id => document.getElementById(id);
const form = byId("note-form");
const text = byId("note-text");
const send = form.querySelector("button");

export class Notes {
  /** @param add sends a note, and gives all of them */
  constructor(add, { ago, showError }) {
    this.ago = ago;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const written = text.value;
      send.disabled = true;
      try {
        this.show(await add(written.trim()));
        if (text.value === written) {
          text.value = "";
        }
      } catch (problem) {
        showError(problem.message);
      }
      send.disabled = false;
    });
  }

  show(notes = []) {
    byId("note-count").textContent = notes.length || "";
    byId("note-list").replaceChildren(...notes.map(({ by, at, text: words }) => make("li", {},
      make("p", { className: "note-head" }, make("b", { textContent: by?.name ?? "Somebody" }), ` ${this.ago(at)}`),
      make("p", { className: "note-text", textContent: words }))));
  }
}
