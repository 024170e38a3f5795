// What a film has besides its own file: a poster, and captions. Their fields are in the dialog of pictures.

import { fileType, refusal } from "./sending.js";

const byId = id => document.getElementById(id);

const PARTS = {
  poster: { fits: ({ type }) => type.startsWith("image/"), error: "A poster is a picture: JPEG, PNG or WebP." },
  captions: { fits: ({ name }) => fileType(name) === "text/vtt", error: "Captions are a file in WebVTT. Its name ends in .vtt." },
};

const names = written => (written ?? "").split(/\s+/).filter(Boolean);
const languageOf = name => /\.([a-z0-9-]+)\.vtt$/i.exec(name)?.[1].toLowerCase() ?? "";

/** What a part is called with one more file: captions in another language stand beside those that are there. */
export function withFile(part, written, name) {
  const kept = part === "captions" ? names(written).filter(other => languageOf(other) !== languageOf(name)) : [];
  return [...kept, name].join(" ");
}

export class FilmFields {
  #parts = {};
  #named = Promise.resolve();
  #isOpen = false;

  /** @param send sends a file: gives its name, and what tells later why it is not on the site, if it is not */
  constructor(dialog, send) {
    this.send = send;
    dialog.addEventListener("close", () => {
      this.#isOpen = false;
    });
    for (const part of Object.keys(PARTS)) {
      const field = byId(`picture-${part}`);
      field.addEventListener("change", () => this.#isOpen && this.#take(part, field.files[0]));
      byId(`picture-${part}-remove`).addEventListener("click", () => {
        if (this.#isOpen) {
          this.#parts[part] = "";
          this.#show(part);
          field.focus();
        }
      });
    }
  }

  /** Shows what a film has; no fields if the file is none. */
  open(frame, isFilm) {
    this.#parts = {};
    this.#isOpen = true;
    for (const part of Object.keys(PARTS)) {
      this.#parts[part] = frame[part] ?? "";
      byId(`picture-${part}`).parentElement.hidden = !isFilm;
      this.#show(part);
    }
  }

  /** What the film has now, once every file that was chosen has its name. */
  async parts() {
    const parts = this.#parts;
    await this.#named;
    return parts;
  }

  async #take(part, file) {
    if (!file) {
      return;
    }
    const error = PARTS[part].fits(file) ? refusal(file) : PARTS[part].error;
    if (error) {
      this.#show(part, error, true);
      return;
    }
    const parts = this.#parts;
    this.#show(part, `Sending ${file.name} …`);
    const sending = this.send(file).then(({ name, sent }) => {
      parts[part] = withFile(part, parts[part], name);
      return sent;
    });
    // The dialog may be answered meanwhile; it waits for the names, and not for the files.
    this.#named = Promise.allSettled([this.#named, sending]);
    const failed = await sending.then(sent => sent(), ({ message }) => message);
    if (parts === this.#parts) {
      this.#show(part, failed, Boolean(failed));
    }
  }

  #show(part, words = this.#parts[part], isError = false) {
    const now = byId(`picture-${part}-now`);
    byId(`picture-${part}`).value = "";
    now.textContent = words;
    now.className = isError ? "error" : "slug";
    byId(`picture-${part}-remove`).hidden = !this.#parts[part];
  }
}
