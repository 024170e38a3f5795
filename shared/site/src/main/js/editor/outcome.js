// What becomes of a draft: it is handed in, sent back, published or deleted.

import { twice } from "./notice.js";
import { Publishing } from "./publishing.js";

const byId = id => document.getElementById(id);
const UNSAVED = "Your last words are not saved yet. Try again when they are.";

export class Outcome {
  /**
   * @param current gives the draft, how it is saved, and its manuscript
   * @param outside the desk, and who is told: `changed(draft)`, `ended()`, `trouble(message)`
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
      this.outside.trouble(message);
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
    const draft = await api.draft(saving.id);
    await saving.rebase(draft);
    this.outside.changed(draft);
    announce(status === "in-review" ? "It is handed in." : "It is a draft again.");
  }

  async #check() {
    const problem = await this.outside.desk.api.faultsOf(this.current().draft.id);
    this.outside.faults.show(problem);
    return problem;
  }

  async #publish() {
    const saving = await this.#saved();
    try {
      return await this.outside.desk.api.publishDraft(saving.id, saving.version);
    } catch (trouble) {
      this.outside.faults.show(trouble.problem);
      throw trouble;
    }
  }

  #end(how) {
    this.outside.ended();
    this.outside.desk.leave(how);
  }
}
