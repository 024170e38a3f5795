// The actions on a draft: it is handed in, sent back, published or deleted.

import { twice } from "../dom.js";
import { Publishing } from "./publishing.js";
import { Scheduled } from "./scheduled.js";

const byId = id => document.getElementById(id);
const UNSAVED = "Your last words are not saved yet. Try again when they are.";
const OUTDATED = "Somebody else has saved this meanwhile: look at it, and try again.";

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
      showError: outside.showError,
      when: outside.desk.when,
      schedule: time => this.#decide((id, version) => api.scheduleDraft(id, time, version)),
      scheduled: async schedule => {
        await this.#readAgain();
        outside.desk.announce(`It is published on ${outside.desk.atLength(schedule)}.`);
      },
    });
    this.scheduled = new Scheduled(() => current().draft, {
      desk: outside.desk,
      change: schedule => this.#attempt(() => this.publishing.open(schedule)),
      changed: () => this.#attempt(() => this.#readAgain()),
      // Nobody could save what was written since: it stays here.
      published: slug => current().saving.isSaved ? this.#end({ slug: slug ?? outside.slug() }) : outside.gone(),
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

  /** Decides about the version that is shown. If somebody else has saved another, that one is shown instead. */
  async #decide(act) {
    const saving = await this.#saved();
    try {
      return await act(saving.id, saving.version);
    } catch (error) {
      if (error.status !== 412) {
        throw error;
      }
      await this.#readAgain();
      throw Object.assign(new Error(OUTDATED), { isOutdated: true });
    }
  }

  async #setStatus(status) {
    const { api, announce } = this.outside.desk;
    await this.#decide((id, version) => api.setStatus(id, status, version));
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
    try {
      return await this.#decide(this.outside.desk.api.publishDraft);
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
