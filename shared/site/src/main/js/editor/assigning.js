// Who works on a draft beside its author: somebody whom other drafts name already.

import { make } from "../dom.js";

const field = document.getElementById("field-assignee");
const PAGES = 5;
const NOBODY = "Nobody beside its author";

export class Assigning {
  #people = new Map();
  #isRead = false;

  /**
   * @param current gives the draft
   * @param desk `api`, `announce`
   * @param changed told who works on it now
   * @param showError shows why it could not be assigned
   */
  constructor(current, desk, { changed, showError }) {
    Object.assign(this, { current, desk, changed, showError });
    field.addEventListener("focus", () => this.#read());
    field.addEventListener("pointerenter", () => this.#read());
    field.addEventListener("change", () => this.#assign());
  }

  /** Who is only given a draft cannot give it away. */
  show(draft) {
    field.closest("p").hidden = !draft.mayAssign;
    this.#know([draft]);
    this.#fill();
  }

  /** The API takes the names of authors and of people who save from their tokens. It takes an assignee's from the request. */
  #know(drafts) {
    for (const { author, assignee, savedBy } of drafts) {
      [author, savedBy].filter(person => person?.name).forEach(({ id, name }) => this.#people.set(id, name));
      if (assignee?.name && !this.#people.has(assignee.id)) {
        this.#people.set(assignee.id, assignee.name);
      }
    }
  }

  /** The people of all drafts, once somebody is about to choose. */
  async #read() {
    if (this.#isRead) {
      return;
    }
    this.#isRead = true;
    try {
      let cursor;
      for (let page = 0; page < PAGES && (page === 0 || cursor); page++) {
        const { drafts, next } = await this.desk.api.drafts({ limit: 100, cursor });
        this.#know(drafts);
        cursor = next;
      }
      this.#fill();
    } catch {
      this.#isRead = false;
    }
  }

  /** Options that are there stay, so that an open list does not change under the pointer. */
  #fill() {
    const { assignee, author } = this.current() ?? {};
    const there = new Set([...field.options].map(({ value }) => value));
    if (!there.size) {
      field.append(make("option", { value: "", textContent: NOBODY }));
    }
    [...this.#people].filter(([id]) => !there.has(id))
      .sort(([, one], [, other]) => one.localeCompare(other))
      .forEach(([id, name]) => field.append(make("option", { value: id, textContent: name })));
    for (const option of field.options) {
      option.hidden = Boolean(option.value) && option.value === author?.id;
      option.textContent = this.#people.get(option.value) ?? option.textContent;
    }
    field.value = assignee?.id ?? "";
  }

  async #assign() {
    const { id } = this.current();
    const person = field.value ? { id: field.value, name: this.#people.get(field.value) } : {};
    try {
      const { assignee } = await this.desk.api.assign(id, person);
      this.changed(assignee);
      this.desk.announce(assignee ? `${assignee.name} works on it now.` : "Nobody but its author works on it now.");
    } catch ({ message }) {
      this.showError(message);
    }
    this.#fill();
  }
}
