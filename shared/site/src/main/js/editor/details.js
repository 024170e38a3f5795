// The front matter as a form. Only what somebody changes here changes in the document.

import { lines } from "../desk/words.js";
import { Chips } from "./chips.js";

const byId = id => document.getElementById(id);
const form = byId("details-form");
const LINES = { title: byId("draft-title"), dek: byId("draft-dek") };
/** What may be done though the text is locked. */
const ALWAYS = ["to-source", "delete-draft", "share-draft", "field-assignee"];
const FIELDS = ["kind", "slug", "language", "date", "correction"];

const same = (some, others) => some.join("\n") === others.join("\n");
const oneLine = text => text.replace(/\s*\n\s*/g, " ");

/** The authors that the site knows, by name. */
const known = [...byId("authors").options];
const idOf = name => known.find(({ value }) => value.toLowerCase() === name.toLowerCase())?.dataset.id ?? name;
const nameOf = id => known.find(({ dataset }) => dataset.id === id)?.value ?? id;

export class Details {
  #chips;

  /** @param current gives the manuscript */
  constructor(current, { guess, leave }) {
    this.current = current;
    this.guess = guess;
    this.#chips = {
      authors: new Chips(form.querySelector("[data-name=authors]"), names => this.#set("authors", names.map(idOf)), nameOf),
      tags: new Chips(form.querySelector("[data-name=tags]"), names => this.#set("tags", names)),
      translations: new Chips(form.querySelector("[data-name=translations]"), slugs => this.#set("translations", slugs)),
    };
    for (const [name, field] of Object.entries(LINES)) {
      field.addEventListener("input", () => {
        grow(field);
        this.#set(name, oneLine(field.value).trim());
        this.#showGuess();
      });
    }
    LINES.title.addEventListener("keydown", event => this.#onward(event, LINES.dek));
    LINES.dek.addEventListener("keydown", event => this.#onward(event, { focus: leave }));
    LINES.dek.addEventListener("keydown", event => {
      if (event.key === "ArrowUp" && LINES.dek.selectionStart === 0) {
        LINES.title.focus();
      }
    });
    for (const name of FIELDS) {
      const field = form.elements[name];
      field.addEventListener("input", () => this.#set(name, field.value.trim()));
    }
    form.elements.section.addEventListener("change", ({ target }) => this.#set("section", target.value));
    form.elements.layout.addEventListener("change", ({ target }) => this.#set("layout", target.value || undefined));
    form.elements.points.addEventListener("input", ({ target }) => this.#set("points", lines(target.value)));
    form.elements.featured.addEventListener("change", ({ target }) => this.#set("featured", target.checked || undefined));
    form.elements.discussion.addEventListener("change", ({ target }) => this.#set("discussion", target.checked ? undefined : "closed"));
    form.addEventListener("submit", event => event.preventDefault());
    addEventListener("resize", () => Object.values(LINES).forEach(grow));
  }

  #set(name, to) {
    this.current().set(name, to);
  }

  #onward(event, next) {
    const { key, target, isComposing } = event;
    if (!isComposing && (key === "Enter" || (key === "ArrowDown" && target.selectionEnd === target.value.length))) {
      event.preventDefault();
      next.focus();
    }
  }

  #showGuess() {
    form.elements.slug.placeholder = this.guess(this.current().text("title")) ?? "";
  }

  /** Shows the fields as they stand in the document; the field that is being written in stays as it is. */
  show({ isChange = false } = {}) {
    const manuscript = this.current();
    const put = (field, text) => {
      if (field.value !== text && !field.matches(":focus")) {
        field.value = text;
      }
    };
    for (const [name, field] of Object.entries(LINES)) {
      if (oneLine(field.value).trim() !== manuscript.text(name)) {
        field.value = manuscript.text(name);
      }
      grow(field);
    }
    FIELDS.forEach(name => put(form.elements[name], manuscript.text(name)));
    this.#showSection(manuscript.text("section"));
    this.#showLayout(manuscript.text("layout"));
    if (!same(lines(form.elements.points.value), manuscript.list("points"))) {
      put(form.elements.points, manuscript.list("points").join("\n"));
    }
    form.elements.featured.checked = manuscript.field("featured") === true;
    form.elements.discussion.checked = manuscript.text("discussion") !== "closed";
    Object.entries(this.#chips).forEach(([name, chips]) => chips.show(manuscript.list(name)));
    byId("correction-field").hidden = !isChange && !manuscript.text("correction");
    this.#showGuess();
    this.enable(!manuscript.error && !manuscript.isSource);
  }

  #showSection(named) {
    const { options } = form.elements.section;
    const is = option => [option.value, option.textContent].some(text => text.toLowerCase() === named.toLowerCase());
    let option = [...options].find(is);
    if (!option) {
      option = Object.assign(document.createElement("option"), { value: named, textContent: named });
      form.elements.section.append(option);
    }
    option.selected = true;
  }

  /** A layout that other systems know is none of ours, and stays in the document. */
  #showLayout(named) {
    const { layout } = form.elements;
    layout.value = [...layout.options].some(({ value }) => value === named) ? named : "";
  }

  enable(isOn) {
    [...form.elements].filter(({ id }) => !ALWAYS.includes(id)).forEach(field => (field.disabled = !isOn));
    Object.values(LINES).forEach(field => (field.readOnly = !isOn));
  }
}

/** A field as high as its text; browsers that know field-sizing do it themselves. */
export function grow(field) {
  if (!CSS.supports("field-sizing", "content")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
}
