// A draft that waits for its time: when that is, who set it, and what comes of it.

import { twice } from "../dom.js";

const strip = document.getElementById("draft-scheduled");
const acts = strip.querySelectorAll("button, a");
const text = strip.querySelector("p");
const LOOK_MS = 1_500;
const LONGEST_LOOK_MS = 30_000;
/** The longest that a timer of a browser waits. */
const LONGEST_MS = 2 ** 31 - 1;

export class Scheduled {
  #timer;
  #schedule;
  #looks = 0;

  /**
   * @param current gives the draft
   * @param outside the desk, and who is told: `change(schedule)`, `changed()`, `published(slug)`, `showError(message)`
   */
  constructor(current, outside) {
    this.current = current;
    this.outside = outside;
    document.getElementById("change-schedule").addEventListener("click", () => outside.change(this.#schedule));
    twice(document.getElementById("cancel-schedule"), "Press again to cancel it", () => this.#cancel());
  }

  /** Shows it of a draft that is scheduled, and hides it of any other. */
  async show() {
    this.stop();
    const { id, status } = this.current();
    strip.hidden = status !== "scheduled";
    acts.forEach(act => (act.hidden = !this.outside.desk.isEditor));
    if (strip.hidden) {
      return;
    }
    text.textContent = "Scheduled.";
    this.#schedule = undefined;
    this.#looks = 0;
    await this.#read(id);
  }

  /** Reads when it goes out: somebody may have changed that. */
  async #read(id) {
    const schedule = await this.outside.desk.api.scheduleOf(id).catch(() => undefined);
    if (this.current()?.id !== id) {
      return;
    }
    this.#schedule = schedule ?? this.#schedule;
    if (this.#wait > 0) {
      text.textContent = `Goes out on ${this.outside.desk.atLength(this.#schedule)}.`;
      this.#looks = 0;
      this.#await();
    } else {
      text.textContent = this.#schedule ? "Its time has come: it is being published." : "Scheduled.";
      this.#again();
    }
  }

  /** The milliseconds until its time; 0 if it has come, or is not known. */
  get #wait() {
    return this.#schedule ? Math.max(0, Date.parse(this.#schedule.at) - Date.now()) : 0;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #await() {
    this.stop();
    const wait = this.#wait;
    this.#timer = setTimeout(() => wait > LONGEST_MS ? this.#await() : this.#look(), Math.min(wait + LOOK_MS, LONGEST_MS));
  }

  /** Looks again, ever more seldom. */
  #again() {
    this.stop();
    this.#timer = setTimeout(() => this.#look(), Math.min(LOOK_MS * ++this.#looks, LONGEST_LOOK_MS));
  }

  /** The time has come: looks what came of it. */
  async #look() {
    const draft = this.current();
    try {
      const { status } = await this.outside.desk.api.draft(draft.id);
      if (this.current()?.id !== draft.id) {
        return;
      }
      await (status === "scheduled" ? this.#read(draft.id) : this.#failed(draft));
    } catch (error) {
      if (this.current()?.id !== draft.id) {
        return;
      }
      if (error.status === 404) {
        this.outside.published(await this.#addressOf(draft));
      } else {
        this.#again();
      }
    }
  }

  async #failed({ id }) {
    this.outside.changed();
    const { failed } = this.outside.desk.isEditor ? await this.outside.desk.api.schedules({ limit: 1 }) : { failed: [] };
    const [why] = failed.filter(({ draft }) => draft === id);
    if (why) {
      this.outside.showError(`It could not be published at its time. ${why.reason}`);
    }
  }

  /** Where it is published, as far as the calendar knows. */
  async #addressOf({ id }) {
    if (!this.#schedule || !this.outside.desk.isEditor) {
      return undefined;
    }
    const from = this.#schedule.at;
    const to = new Date(Date.parse(from) + 1_000).toISOString();
    const { done } = await this.outside.desk.api.schedules({ from, to }).catch(() => ({ done: [] }));
    return done.find(({ draft }) => draft === id)?.address;
  }

  async #cancel() {
    try {
      await this.outside.desk.api.cancelSchedule(this.current().id);
      this.outside.desk.announce("Its schedule is cancelled. It is ready.");
      this.outside.changed();
    } catch (error) {
      this.outside.showError(error.message);
      this.#again();
    }
  }
}
