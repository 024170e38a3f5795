// Shows the server's errors at their fields.

import { place } from "./errors.js";

const view = document.getElementById("draft-view");

/** Leads to the place of an error. */
export function goTo(at, { manuscript, layout, toSource }) {
  const { line, field, source } = place(at);
  const byId = id => document.getElementById(id);
  if (line) {
    const { linesBefore } = manuscript;
    if (line <= linesBefore && !manuscript.isSource) {
      toSource();
    }
    layout.go("paper");
    manuscript.view.goTo(manuscript.isSource ? line : line - linesBefore);
  } else if (field === "sources") {
    layout.reveal("sources");
    byId(`source-${(source ?? 0) + 1}`)?.querySelectorAll("button")[1]?.focus();
  } else if (field === "title" || field === "dek") {
    layout.go("paper");
    byId(`draft-${field}`).focus();
  } else {
    layout.reveal("details");
    (byId(`field-${field}`) ?? byId("lead-choose")).focus();
  }
}

export class FieldErrors {
  constructor() {
    this.marks = [...view.querySelectorAll(".error[data-at]")];
    // What is being mended is not accused any more.
    view.addEventListener("input", ({ target }) => this.#mark(target.getAttribute("aria-describedby")?.replace("error-", ""), ""));
  }

  /** Shows the errors of a problem, or none. */
  show(problem) {
    this.marks.filter(({ dataset }) => dataset.at !== "front").forEach(({ dataset }) => this.#mark(dataset.at, ""));
    for (const line of view.querySelectorAll(".at-error")) {
      line.classList.remove("at-error");
    }
    for (const { at, detail } of problem?.errors ?? []) {
      const { field, source } = place(at);
      if (source !== undefined) {
        document.getElementById(`source-${source + 1}`)?.classList.add("at-error");
      }
      this.#mark(field, source === undefined ? detail : `Source ${source + 1} ${detail}`);
    }
  }

  /** Says that the front matter cannot be read. */
  front(error) {
    this.#mark("front", error ? `What stands above the text cannot be read (line ${error.line}): ${error.detail}. Edit the document as text to mend it.` : "");
  }

  #mark(name, detail) {
    const mark = this.marks.find(({ dataset }) => dataset.at === name);
    if (!mark) {
      return;
    }
    mark.textContent = detail ? detail[0].toUpperCase() + detail.slice(1) : "";
    const field = view.querySelector(`[aria-describedby~="${mark.id}"]`);
    if (detail) {
      field?.setAttribute("aria-invalid", "true");
    } else {
      field?.removeAttribute("aria-invalid");
    }
  }
}
