// A static page as it is written, beside its text, as readers will see it.

import * as api from "./api.js";
import { Framed } from "./framed.js";

const PREVIEW_MS = 700;
const OPEN = "desk.page-preview";

const byId = id => document.getElementById(id);
const toggle = byId("to-page-preview");
const pane = byId("page-preview");
const words = byId("page-preview-words");

const isOpen = () => toggle.getAttribute("aria-pressed") === "true";

export class PagePreview {
  #asked = 0;
  #timer;

  /**
   * @param form what the page is written in: no preview is shown while it is hidden
   * @param written gives the `document`, its `slug` and whether it `isEmpty`
   */
  constructor(form, written) {
    this.form = form;
    this.written = written;
    this.framed = new Framed(byId("page-stage"), () => pane.querySelector("[name=page-width]:checked").value);
    pane.addEventListener("change", () => this.framed.fit());
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-pressed", !isOpen());
      localStorage.setItem(OPEN, isOpen() ? "on" : "off");
      this.show();
    });
    toggle.setAttribute("aria-pressed", localStorage.getItem(OPEN) !== "off");
  }

  hide() {
    pane.hidden = true;
  }

  /** Shows the page once its writer pauses. */
  showSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(), PREVIEW_MS);
  }

  async show() {
    pane.hidden = this.form.hidden || !isOpen();
    this.form.parentElement.classList.toggle("with-preview", !pane.hidden);
    const mine = ++this.#asked;
    if (pane.hidden) {
      return;
    }
    const { document: text, slug, isEmpty } = this.written();
    if (isEmpty) {
      words.textContent = "What you write appears here as readers will see it.";
      return;
    }
    try {
      const { html } = await api.previewPage(slug || "a-page", text);
      if (mine === this.#asked) {
        this.framed.draw(html);
        words.textContent = "";
      }
    } catch (error) {
      if (mine === this.#asked) {
        words.textContent = error.status === 422 ? `It cannot be published yet: ${error.message}` : "The preview is not to be had at this moment.";
      }
    }
  }
}
