// The lead picture: where one chooses or drops it, its fields, and how it stands in the document.

import { make } from "../dom.js";

const byId = id => document.getElementById(id);
const lead = byId("lead");
const choose = byId("lead-choose");

export class LeadPicture {
  /**
   * @param current gives the manuscript
   * @param pictures sends the picture, and knows what became of it
   */
  constructor(current, pictures) {
    Object.assign(this, { current, pictures });
    choose.addEventListener("click", () => pictures.choose(true));
    byId("lead-remove").addEventListener("click", () => {
      current().setLead("path", "");
      this.show();
      choose.focus();
    });
    for (const part of ["alt", "credit"]) {
      byId(`field-${part}`).addEventListener("input", ({ target }) => current().setLead(part, target.value.trim()));
    }
    byId("field-focus").addEventListener("change", ({ target }) => current().setLead("focus", target.value));
    for (const [name, isOver] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
      lead.addEventListener(name, event => {
        if ([...event.dataTransfer.types].includes("Files")) {
          event.preventDefault();
          lead.classList.toggle("over", isOver && !choose.disabled);
        }
      });
    }
    lead.addEventListener("drop", ({ dataTransfer }) => {
      if (!choose.disabled) {
        pictures.takeLead([...dataTransfer.files].find(({ type }) => type.startsWith("image/")));
      }
    });
  }

  /** Shows the lead picture as it stands in the document. */
  show() {
    const { path, alt: said, credit, focus } = this.current().lead;
    lead.querySelector(".lead-fields").hidden = !path;
    for (const [id, text] of [["field-alt", said], ["field-credit", credit]]) {
      if (!byId(id).matches(":focus")) {
        byId(id).value = text;
      }
    }
    const points = byId("field-focus");
    if (![...points.options].some(({ value }) => value === focus)) {
      points.append(make("option", { value: focus, textContent: focus }));
    }
    points.value = focus;
    const known = path ? this.pictures.picture(path) : undefined;
    const words = known?.error ?? (path || "Choose or drop a picture");
    choose.replaceChildren(
      ...(known?.url ? [make("img", { src: known.url, alt: said || "The lead picture" })] : [make("span", { textContent: words })]),
      ...(known?.progress !== undefined ? [make("progress", { max: 1, value: known.progress, ariaLabel: `Sending ${path}` })] : []));
  }
}
