// The actions on a draft: it is handed in, sent back, published or deleted.

import { twice } from "../dom.js";
import { Publishing } from "./publishing.js";
import { Scheduled } from "./scheduled.js";

const byId = id => document.getElementById(id);
const UNSAVED = "Your last words are not saved yet. Try again when they are.";

export class DraftActions {
  /**
   * @param current gives the draft, how it is saved, and its manuscript
   * @param outside the desk, and who is told: `changed(draft)`, `ended()`, `showError(message)`
   */
  constructor(current, outside) {
    this.current = current;
    this.outside = outside;
    const { api } = outside.desk;
    this.publishing = new Publishing(() => ({ ...current(), slug: outside.slug() }), {
      publish: () => this.#publish(),
      published: ({ slug }) => this.#end({ slug }),
      readers: async () => {
        const { slug, revision } = current().draft.article;
        // Of a withdrawn article readers see nothing.
        return (await api.revision(slug, revision)).document ?? "";
      },
      check: () => this.#check(),
      goTo: outside.goTo,
      when: outside.desk.when,
      schedule: async time => {
        const saving = await this.#saved();
        return api.scheduleDraft(saving.id, time, saving.version);
      },
      scheduled: async schedule => {
        await this.#readAgain();
        outside.desk.announce(`It is published on ${outside.desk.atLength(schedule)}.`);
      },
    });
    this.scheduled = new Scheduled(() => current().draft, {
      desk: outside.desk,
      change: schedule => this.#attempt(() => this.publishing.open(schedule)),
      changed: () => this.#attempt(() => this.#readAgain()),
      published: slug => this.#end({ slug: slug ?? outside.slug() }),
      showError: outside.showError,
    });
    byId("hand-in").addEventListener("click", () => this.#attempt(() => this.#setStatus(current().draft.status === "draft" ? "in-review" : "draft")));
    byId("to-publish").addEventListener("click", () => this.#attempt(async () => {
      await this.#saved();
      await this.publishing.open();
    }));
    twice(byId("delete-draft"), "Press again to delete it for good", () => this.#attempt(async () => {
      await api.deleteDraft(current().draft.id);
      this.#end({});
    }));
  }

  async #attempt(act) {
    try {
      await act();
    } catch ({ message }) {
      this.outside.showError(message);
    }
  }

  /** Nothing is decided about a text that the server does not have. */
  async #saved() {
    const { saving } = this.current();
    await saving.now();
    if (!saving.isSaved) {
      throw new Error(UNSAVED);
    }
    return saving;
  }

  async #setStatus(status) {
    const { api, announce } = this.outside.desk;
    const saving = await this.#saved();
    await api.setStatus(saving.id, status, saving.version);
    await this.#readAgain();
    announce(status === "in-review" ? "It is handed in." : "It is a draft again.");
  }

  /** Shows the draft as the server has it now. */
  async #readAgain() {
    const { saving } = this.current();
    const draft = await this.outside.desk.api.draft(saving.id);
    // It may be left meanwhile, or saved once more.
    if (saving !== this.current().saving || draft.version < saving.version) {
      return;
    }
    await saving.rebase(draft);
    this.outside.changed(draft);
  }

  async #check() {
    const problem = await this.outside.desk.api.errorsOf(this.current().draft.id);
    this.outside.errors.show(problem);
    return problem;
  }

  async #publish() {
    const saving = await this.#saved();
    try {
      return await this.outside.desk.api.publishDraft(saving.id, saving.version);
    } catch (error) {
      this.outside.errors.show(error.problem);
      throw error;
    }
  }

  #end(how) {
    this.outside.ended();
    this.outside.desk.leave(how);
  }
}
