// The toolbar: what it does, and what it shows of the text at the cursor.

import { answered } from "./asking.js";
import { insertion } from "./blocks.js";
import { note } from "./footnotes.js";
import { heading, inline, kindAt, link, linkAt, list, quote, rule, table } from "./formatting.js";

const byId = id => document.getElementById(id);
const dialog = byId("link-dialog");
const address = byId("link-url");
const words = byId("link-text");
const blocks = byId("blocks-dialog");

const PRESSED = { heading: ({ heading: level }) => level === 1 || level === 2, subheading: ({ heading: level }) => level > 2 };
for (const name of ["bold", "italic", "link", "bullets", "numbers", "quote"]) {
  PRESSED[name] = kind => kind[name];
}

/** An address as a browser would take it: without a scheme it is one of the web, but a path stays. */
export const addressOf = written => {
  const text = written.trim();
  return /^(?:[a-z][a-z0-9+.-]*:|[/#])/i.test(text) || !text ? text : /^[^\s@/]+@[^\s@]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
};

const ALLOWED = /^(?:https?:\/\/[^\s]+|mailto:[^\s]+|[/#][^\s]*)$/i;

export class Toolbar {
  /**
   * @param acts of the desk: `source`, `picture`
   * @param bar the toolbar's element
   */
  constructor(text, acts, bar = byId("draft-tools")) {
    this.text = text;
    const commands = {
      heading: heading(2), subheading: heading(3), bold: inline("**"), italic: inline("*"), bullets: list(false), numbers: list(true),
      quote, table, rule, note,
    };
    this.acts = {
      ...Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, () => text.run(command)])),
      link: () => this.askLink(),
      undo: () => text.undo(),
      redo: () => text.redo(),
      block: () => this.askBlock(),
      ...acts,
    };
    bar.addEventListener("mousedown", event => event.preventDefault());
    bar.addEventListener("click", ({ target }) => this.acts[target.closest("[data-do]")?.dataset.do]?.());
    bar.addEventListener("keydown", event => this.#move(event));
    this.buttons = [...bar.querySelectorAll("button")];
    this.buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
    this.ask = answered(dialog, value => {
      const url = value === "set" ? addressOf(address.value) : "";
      if (value) {
        text.run(link(words.value.trim() || url, url));
      } else {
        text.focus();
      }
    }, { isWhole: value => this.#isWhole(value) });
    this.askBlock = answered(blocks, kind => this.#insert(kind));
  }

  #insert(kind) {
    if (kind) {
      this.text.run(insertion(kind));
    } else {
      this.text.focus();
    }
    if (kind === "gallery") {
      this.acts.picture();
    }
  }

  #isWhole(value) {
    const isWhole = value !== "set" || ALLOWED.test(addressOf(address.value));
    byId("error-link").textContent = isWhole ? "" : "Write where the link leads, such as https://example.org/page.";
    if (!isWhole) {
      address.focus();
    }
    return isWhole;
  }

  /** The arrows lead from button to button, as in every toolbar. */
  #move(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const index = this.buttons.indexOf(event.target);
    if (by && index >= 0) {
      const next = this.buttons.at((index + by) % this.buttons.length);
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      event.preventDefault();
    }
  }

  askLink() {
    const { state } = this.text;
    const { from, to } = state.selection.main;
    const found = linkAt(state);
    const selected = state.sliceDoc(from, to);
    const isAddress = /^(?:https?:\/\/|www\.)\S+$/.test(selected);
    address.value = found?.url ?? (isAddress ? selected : "");
    words.value = found?.text ?? (isAddress ? "" : selected);
    byId("link-remove").hidden = !found;
    byId("error-link").textContent = "";
    this.ask();
    address.focus();
  }

  /** Shows what the text at the cursor is. */
  show(state) {
    const kind = kindAt(state);
    for (const button of this.buttons) {
      const is = PRESSED[button.dataset.do];
      if (is) {
        button.setAttribute("aria-pressed", is(kind));
      }
    }
  }

  enable(isOn) {
    this.buttons.forEach(button => (button.disabled = !isOn));
  }
}

