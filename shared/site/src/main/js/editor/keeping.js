// What was written and is not on the server outlives the tab, in this browser.

const PREFIX = "desk.draft ";
const MOST = 20;

export class Kept {
  constructor(storage) {
    this.storage = storage;
  }

  /**
   * What is kept of a draft: its text, the version that it was written on, and the text of that version; and an earlier text that was sent
   * without an answer.
   */
  read(id) {
    try {
      return JSON.parse(this.storage.getItem(PREFIX + id)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** @returns whether it is kept; the storage may be full or forbidden */
  write(id, { version, text, base, sent }) {
    const now = { version, text, base, sent, at: Date.now() };
    if (this.#put(id, now)) {
      return true;
    }
    this.#forgetOldest(id);
    return this.#put(id, now) || this.#put(id, { ...now, base: undefined, sent: undefined });
  }

  forget(id) {
    try {
      this.storage.removeItem(PREFIX + id);
    } catch {
      // It is forbidden: then nothing is kept.
    }
  }

  #put(id, value) {
    try {
      this.storage.setItem(PREFIX + id, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  #forgetOldest(but) {
    const others = this.ids().filter(id => id !== but).map(id => ({ id, at: this.read(id)?.at ?? 0 })).sort((a, b) => b.at - a.at);
    others.slice(MOST).forEach(({ id }) => this.forget(id));
  }

  /** The drafts of which something is kept. */
  ids() {
    try {
      return Object.keys(this.storage).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  }
}
