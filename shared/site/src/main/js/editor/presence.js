// Who else has the draft open. This browser says so while the draft is in front.

const place = document.getElementById("draft-present");
const INTERVAL_MS = 30_000;

const words = names => {
  const [first, second, ...others] = names;
  if (!second) {
    return `${first} has this open`;
  }
  return `${first} and ${others.length ? `${others.length + 1} others have` : `${second} have`} this open`;
};

export class Presence {
  #timer;
  #id;
  /** The one that comes back with the page, out of the browser's cache. */
  #last;

  /** @param api `enter(id)`, which gives the others; `leave(id)` */
  constructor(api) {
    this.api = api;
    document.addEventListener("visibilitychange", () => this.#id && this.#enter(this.#id));
    addEventListener("pagehide", () => this.end());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#last && this.begin(this.#last));
  }

  begin(id) {
    this.end();
    this.#id = id;
    this.#last = id;
    this.#enter(id);
  }

  /** @param isGone whether the draft has ended, so that nobody can have it open */
  end(isGone = false) {
    clearTimeout(this.#timer);
    this.#show([]);
    if (this.#id && !isGone) {
      this.api.leave(this.#id).catch(() => {});
    }
    this.#id = undefined;
  }

  /** A person whose tab is in the background counts until the entry expires. */
  async #enter(id) {
    clearTimeout(this.#timer);
    if (document.visibilityState !== "visible") {
      return;
    }
    try {
      const { others } = await this.api.enter(id);
      if (id === this.#id) {
        this.#show(others);
      }
    } catch {
      // The draft itself says what is wrong with the connection, the session or the draft.
    }
    if (id === this.#id) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#enter(id), INTERVAL_MS);
    }
  }

  #show(others) {
    const names = others.map(({ name }) => name || "Somebody");
    place.textContent = names.length ? words(names) : "";
    place.title = names.join(", ");
  }
}
