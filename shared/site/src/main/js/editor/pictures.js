// Pictures of the article, which it shows in its text or leads with. Recordings, films and files are sent in the same way.

import { answered } from "./asking.js";
import { FilmFields } from "./film.js";
import { block } from "./formatting.js";
import { escaped, image, placeOf, unescaped } from "./images.js";
import { LeadPicture } from "./lead.js";
import { announcement, fileType, isPlayed, nameOf, refusal, send } from "./sending.js";

const byId = id => document.getElementById(id);
const file = byId("picture-file");
const dialog = byId("picture-dialog");
const alt = byId("picture-alt");
const caption = byId("picture-caption");
const width = byId("picture-width");
const credit = byId("picture-credit");
const labels = { alt: dialog.querySelector("[for=picture-alt]"), heading: byId("picture-heading") };
const PREFIX = "desk.pictures ";
const LOOK_MS = 300;

/** The name that a reference in a document means, as the site reads it; nothing if the picture is on another site. */
export function meant(reference) {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference)) {
    return undefined;
  }
  const path = reference.replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path).replace(/^(?:\.\/|\/)+/, "");
  } catch {
    return path;
  }
}

export class Pictures {
  #known = new Map();
  #unknown = new Set();
  #looked = new Set();
  #looking;
  #frame;
  #at = 0;
  #isLead = false;

  /**
   * @param current gives the manuscript
   * @param slugFor gives the slug that the article has or will have
   * @param find gives the pictures that the site has and the saved document names; nothing while the document is not saved
   * @param input chooses files
   * @param hasLead whether the fields of a lead picture are of this manuscript
   * @param title the field of the title, which a new document's address follows
   */
  constructor(current, { store, slugFor, announce, showError, find, input = file, hasLead = true, title = byId("draft-title") }) {
    Object.assign(this, { current, store, slugFor, announce, showError, find, input, title });
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";
      this.#isLead ? this.takeLead(files[0]) : this.take(files, this.#at);
    });
    this.ask = answered(dialog, value => this.#answered(value), { away: "set" });
    this.film = new FilmFields(dialog, async one => {
      const named = await this.#name(one);
      return { name: named.name, sent: () => this.#send(named) };
    });
    this.lead = hasLead ? new LeadPicture(current, this) : undefined;
  }

  /** Begins with another draft. */
  begin(id) {
    this.id = id;
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(PREFIX + id)) ?? [];
    } catch {
      // It is not readable: then the pictures are shown by their names.
    }
    this.#known = new Map(kept);
    this.#unknown.clear();
    this.#looked.clear();
    // Pictures of the draft before, which may have the same names, are drawn anew.
    this.current().view.refresh();
    this.show();
  }

  /** What is known of a picture by what a document calls it. */
  picture(reference) {
    const name = meant(reference);
    const known = this.#known.get(name);
    if (name && !known && !this.#looked.has(name)) {
      this.#unknown.add(name);
      clearTimeout(this.#looking);
      this.#looking = setTimeout(() => this.look(), LOOK_MS);
    }
    return known;
  }

  /** Looks up the pictures that somebody else has sent, or this person in another browser. */
  async look() {
    const { id } = this;
    const wanted = [...this.#unknown];
    const asked = wanted.length ? this.find?.(id) : undefined;
    if (!asked) {
      return;
    }
    wanted.forEach(name => this.#looked.add(name));
    this.#unknown.clear();
    // Without an answer they are shown by their names until the draft is opened again.
    const { pictures } = await asked.catch(() => ({ pictures: [] }));
    const unseen = pictures.filter(({ name }) => !this.#known.has(name));
    if (id === this.id && unseen.length) {
      // The site has them, so it asks for no bytes when they are announced at another address.
      unseen.forEach(({ name, url, sha256 }) => this.#known.set(name, { url, about: { sha256, bytes: 1, type: fileType(name) ?? "image/webp" } }));
      this.current().view.refresh();
      this.show();
    }
  }

  choose(isLead = false) {
    this.#isLead = isLead;
    this.#at = this.current().view.cursor;
    this.input.click();
  }

  /** Puts pictures into the text, and sends them. */
  async take(files, at) {
    const good = this.#good(files);
    if (!good.length || !(await this.#slug())) {
      return;
    }
    const { view } = this.current();
    view.change([], Math.min(at, view.state.doc.length));
    const named = await Promise.all(good.map(one => this.#name(one)));
    const isShown = name => !fileType(name) || isPlayed(name);
    for (const { name, file: { name: called } } of named) {
      view.run(block(isShown(name) ? image({ name, alt: "", caption: "" }) : `[${escaped(called)}](${name})`));
    }
    const sent = Promise.all(named.map(one => this.#send(one)));
    const first = named.find(({ name }) => isShown(name));
    if (first) {
      this.edit({ name: first.name, alt: "", caption: "" });
    }
    await sent;
  }

  async takeLead(one) {
    if (!one || fileType(one.name) || !this.#good([one]).length || !(await this.#slug())) {
      return;
    }
    const named = await this.#name(one);
    this.current().setLead("path", named.name);
    this.show();
    byId("field-alt").focus();
    await this.#send(named);
  }

  #good(files) {
    const errors = files.map(one => [one, refusal(one)]).filter(([, error]) => error);
    if (errors.length) {
      this.showError(errors.map(([{ name }, error]) => `${name}: ${error}`).join(" "));
    }
    return files.filter(one => !refusal(one));
  }

  async #slug() {
    const slug = await this.slugFor();
    if (!slug) {
      this.showError("Write a title first: pictures belong to the address, which follows it.");
      this.title.focus();
    }
    return slug;
  }

  async #name(one) {
    const about = await announcement(one);
    return { file: one, about, name: nameOf(one, about.sha256) };
  }

  /** Sends a file that has its name; gives what went wrong. */
  async #send({ file: bytes, about, name }) {
    const show = known => {
      this.#known.set(name, { about, ...known });
      this.current().view.refresh();
      this.show();
    };
    show({ progress: 0 });
    try {
      const slug = await this.slugFor();
      const { url } = await send(bytes, () => this.store(slug, name, about), progress => show({ progress }));
      show({ url });
      this.#keep();
      this.announce(`The ${fileType(name) ? "file" : "picture"} ${name} is on the site.`);
      return undefined;
    } catch (error) {
      show({ error: error.message });
      this.showError(`${name}: ${error.message}`);
      return error.message;
    }
  }

  #keep() {
    try {
      localStorage.setItem(PREFIX + this.id, JSON.stringify([...this.#known].filter(([, { url }]) => url)));
    } catch {
      // It is full: then the pictures are shown by their names the next time.
    }
  }

  forget() {
    localStorage.removeItem(PREFIX + this.id);
  }

  /** The document has another name from now on, and the same pictures. */
  become(id) {
    this.forget();
    this.id = id;
    this.#keep();
  }

  /** The address has changed before the document was published: its pictures are announced there. */
  async move(slug) {
    await Promise.all([...this.#known].filter(([, { url }]) => url).map(([name, { about }]) => this.store(slug, name, about)));
  }

  edit(frame) {
    this.#frame = frame;
    byId("picture-name").textContent = frame.name;
    alt.value = unescaped(frame.alt);
    caption.value = unescaped(frame.caption);
    width.value = ["wide", "full"].includes(frame.width) ? frame.width : "";
    credit.value = frame.credit ?? "";
    const isFilm = fileType(frame.name)?.startsWith("video") ?? false;
    labels.heading.textContent = isFilm ? "Film" : isPlayed(frame.name) ? "Recording" : "Picture";
    labels.alt.textContent = isPlayed(frame.name) ? "Title" : "What it shows, for readers who cannot see it";
    this.film.open(frame, isFilm);
    this.ask();
    alt.focus();
  }

  async #answered(value) {
    const { view } = this.current();
    const { name } = this.#frame;
    const said = { alt: alt.value.trim(), caption: caption.value.trim(), width: width.value, credit: credit.value.trim() };
    view.focus();
    const parts = await this.film.parts();
    // Where it stands now: somebody may have written meanwhile.
    const place = placeOf(name, view.value);
    if (place) {
      const { from, to, attributes } = place;
      const insert = value === "remove" ? "" : image({ ...attributes, ...said, ...parts, name });
      view.change([{ from, to, insert }], from + insert.length);
    }
  }

  show() {
    this.lead?.show();
  }
}
