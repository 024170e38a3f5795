// The article as readers will see it, beside the text. The next state is loaded behind the one that is shown.

import { make } from "../dom.js";
import { called } from "./errors.js";

const byId = id => document.getElementById(id);
const pane = byId("draft-preview");
const stage = byId("preview-stage");
const errorList = byId("preview-errors");
const as = byId("preview-as");
const TITLE = "How readers will see it";
const WIDTHS = { phone: 390, desktop: 1280 };

export class Preview {
  #address;
  #loading;

  /** @param goTo leads to an error's place */
  constructor(goTo) {
    this.goTo = goTo;
    this.frame = byId("preview-frame");
    as.addEventListener("change", () => this.refresh());
    pane.addEventListener("change", ({ target }) => target.name === "preview-width" && this.#fit());
    new ResizeObserver(() => this.#fit()).observe(stage);
  }

  get isOpen() {
    return !pane.hidden;
  }

  /**
   * Shows nothing, until the draft's state is loaded.
   *
   * @param address gives the address of the preview of a kind; undefined for no draft
   */
  begin(address) {
    this.#address = address;
    this.#loading?.remove();
    this.#loading = undefined;
    const blank = make("iframe", { title: TITLE });
    stage.append(blank);
    this.#show(blank);
    this.#fit();
    this.#showErrors();
  }

  /** Shows the state that was saved last. */
  refresh() {
    if (!this.isOpen || !this.#address) {
      return;
    }
    this.#loading?.remove();
    const next = make("iframe", { title: TITLE, className: "next", src: this.#address(as.value) });
    this.#loading = next;
    next.addEventListener("load", () => this.#loaded(next));
    stage.append(next);
    this.#fit();
  }

  #loaded(next) {
    if (next !== this.#loading) {
      return;
    }
    const { contentDocument: page } = next;
    const problem = page && /json/.test(page.contentType) ? problemOf(page.body.textContent) : undefined;
    this.#showErrors(problem);
    this.#loading = undefined;
    if (problem) {
      next.remove();
      return;
    }
    const { scrollX = 0, scrollY = 0 } = this.frame.contentWindow ?? {};
    next.contentWindow?.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    next.classList.remove("next");
    this.#show(next);
  }

  #show(frame) {
    this.frame.remove();
    this.frame = frame;
    frame.id = "preview-frame";
  }

  #showErrors(problem) {
    errorList.hidden = !problem;
    stage.classList.toggle("old", Boolean(problem));
    if (problem) {
      errorList.querySelector("p").textContent = problem.errors ? "It cannot be shown yet:" : problem.detail;
      errorList.querySelector("ul").replaceChildren(...lines(problem, this.goTo));
    }
  }

  /** A page of the width of a desktop is made as small as the stage. */
  #fit() {
    const { value } = pane.querySelector("[name=preview-width]:checked");
    const width = WIDTHS[value];
    const { clientWidth, clientHeight } = stage;
    const scale = Math.min(1, clientWidth / width) || 1;
    stage.dataset.width = value;
    for (const frame of stage.querySelectorAll("iframe")) {
      frame.style.width = `${width}px`;
      frame.style.height = `${clientHeight / scale}px`;
      frame.style.transform = `scale(${scale})`;
      frame.style.marginLeft = `${Math.max(0, (clientWidth - width * scale) / 2)}px`;
    }
  }
}

function problemOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: "The preview is not to be had at this moment." };
  }
}

/** Errors as lines that lead to their places. */
export function lines({ errors = [] }, goTo, linesBefore = 0) {
  return errors.map(({ at, detail }) => {
    const link = make("button", { type: "button", className: "plain", textContent: called(at, linesBefore) });
    link.addEventListener("click", () => goTo(at));
    return make("li", {}, link, ` ${detail}`);
  });
}
