// Saves a draft while it is written: soon after the last key, again after a lost connection, and never over another's text.

import { conflicts, merge } from "./merging.js";

/** After the last key. A save takes some hundred milliseconds, and within two seconds it shall be done. */
const QUIET_MS = 1_000;
/** Somebody who never stops is saved nevertheless. */
const LONGEST_MS = 10_000;
const RETRIES_MS = [1_000, 2_000, 5_000, 10_000, 20_000];
/** Without a connection there is a text for each retry. */
const MOST_UNANSWERED = 20;

export class Saving {
  #timer;
  #sending;
  #since = 0;
  #failures = 0;
  #isLeft = false;
  /** Texts that were sent on this version without an answer. At most one of them has arrived. */
  #unanswered = [];

  /**
   * @param draft its id, its version, and its text as the server has it
   * @param outside how it is read (`read(id)`, `textOf(id, version)`) and saved, how it is kept here, and who is told: `told(state, detail)`
   *     of each state, `merged(text)` of a text that has another's changes
   */
  constructor({ id, version, document: text }, outside) {
    Object.assign(this, { id, version, base: text, text, outside, state: "saved" });
  }

  /** The text has changed. */
  write(text) {
    if (text === this.text) {
      return;
    }
    this.text = text;
    this.#keep();
    if (["conflict", "gone"].includes(this.state)) {
      return;
    }
    if (this.state !== "offline" && this.state !== "ended") {
      this.#tell("written");
    }
    this.#since ||= Date.now();
    this.#after(Math.min(QUIET_MS, Math.max(0, this.#since + LONGEST_MS - Date.now())));
  }

  get isSaved() {
    return this.text === this.base;
  }

  /** Saves now what is not saved. Resolves when there was an answer; `isSaved` says which. */
  async now() {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  /** Goes on with a text that settles a conflict with the version that the server has. */
  async settle(text, { version, document }) {
    this.text = text;
    this.#rest(version, document);
    this.#tell("written");
    await this.now();
  }

  /** Somebody saved by another way, or a kept text is older: from now on the text rests on this version. */
  async rebase({ version, document, savedBy }) {
    const base = await this.#common(version, document);
    if (this.#isLeft) {
      return false;
    }
    const parts = merge(base, this.text, document);
    if (conflicts(parts).length) {
      this.#tell("conflict", { parts, theirs: { version, document, savedBy } });
      return false;
    }
    const text = parts.join("");
    const isChanged = text !== this.text;
    this.text = text;
    this.#rest(version, document);
    if (isChanged) {
      this.outside.merged(text);
    }
    return true;
  }

  /** The text that this one and the server's have in common: a save without an answer may have arrived before others saved. */
  async #common(version, document) {
    if (version <= this.version || !this.#unanswered.length) {
      return this.base;
    }
    const isMine = text => this.#unanswered.includes(text);
    const arrived = isMine(document) ? document : await this.outside.textOf(this.id, this.version + 1).catch(() => undefined);
    return isMine(arrived) ? arrived : this.base;
  }

  /** From now on the text rests on a version that the server has. */
  #rest(version, base) {
    Object.assign(this, { version, base });
    this.#unanswered = [];
    this.#keep();
  }

  /**
   * Leaves the draft. What is not saved is sent once more, and stays kept if that fails. Nobody is told: another draft may be open by then,
   * or this one once more.
   */
  async leave() {
    this.#isLeft = true;
    clearTimeout(this.#timer);
    await this.now();
  }

  /** Ends it. What is not saved stays kept. */
  stop() {
    clearTimeout(this.#timer);
    this.state = "gone";
  }

  async #send() {
    while (!this.isSaved && !["conflict", "gone"].includes(this.state)) {
      const sent = this.text;
      this.#since = 0;
      this.#unanswered = [...this.#unanswered, sent].slice(-MOST_UNANSWERED);
      this.#tell("saving");
      try {
        const { version } = await this.outside.save(this.id, sent, this.version);
        this.#failures = 0;
        this.#rest(version, sent);
      } catch (error) {
        if (this.#isLeft || !(await this.#met(error))) {
          return;
        }
      }
    }
    if (this.isSaved && this.state !== "gone") {
      this.#tell("saved");
    }
  }

  /** @returns whether there is something to go on with: another's version, or this one, saved by a call without an answer */
  async #met(error) {
    try {
      if (error.status !== 412) {
        throw error;
      }
      return await this.rebase(await this.outside.read(this.id));
    } catch (other) {
      this.#failed(other);
      return false;
    }
  }

  #failed(error) {
    const { status } = error;
    if (status === 401) {
      this.#tell("ended");
    } else if (status === 404 || status === 410) {
      this.#tell("gone", error);
    } else if (status === 0 || status === 429 || status >= 500) {
      this.#tell("offline", error);
      this.#after(RETRIES_MS[Math.min(this.#failures++, RETRIES_MS.length - 1)]);
    } else {
      this.#tell("refused", error);
    }
  }

  #keep() {
    const { id, version, text, base } = this;
    if (this.#isLeft) {
      // Who has the draft open again may have kept a newer text.
      if (this.isSaved && this.outside.kept.read(id)?.text === text) {
        this.outside.kept.forget(id);
      }
    } else if (this.isSaved) {
      this.outside.kept.forget(id);
    } else if (!this.outside.kept.write(id, { version, text, base, sent: this.#unanswered.findLast(sent => sent !== text) })) {
      this.outside.told("unkept");
    }
  }

  #tell(state, detail) {
    this.state = state;
    if (!this.#isLeft) {
      this.outside.told(state, detail);
    }
  }

  #after(milliseconds) {
    clearTimeout(this.#timer);
    if (this.#isLeft) {
      return;
    }
    this.#timer = setTimeout(() => this.now(), milliseconds);
  }
}
