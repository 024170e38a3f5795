// The document that is written: its front matter as fields, and its text in the editor.

import { join, read, split, value, withYaml, write } from "./frontmatter.js";

const list = it => (Array.isArray(it) ? it : it === undefined || it === null || it === "" ? [] : [it]);
const text = it => (it === undefined || it === null || typeof it === "object" ? "" : String(it));

export class Manuscript {
  #parts = split("");
  #read = read("");
  #changed;

  /**
   * @param view the editor of the text
   * @param changed told of each change by the writer
   */
  constructor(view, changed) {
    this.view = view;
    this.#changed = changed;
    this.isSource = false;
  }

  /** The document, as it would be stored. */
  get document() {
    return this.isSource ? this.view.value : join({ ...this.#parts, body: this.view.value });
  }

  /** Another document. */
  show(document, { source = false } = {}) {
    this.isSource = source;
    this.#take(document);
    this.view.show(source ? document : this.#parts.body, { source });
  }

  /** The same document with another's changes. */
  merged(document) {
    this.#take(document);
    this.view.value = this.isSource ? document : this.#parts.body;
    this.view.refresh();
  }

  #take(document) {
    this.#parts = split(document);
    this.#read = read(this.#parts.yaml);
  }

  get error() {
    return this.#read.error;
  }

  /** How many lines the front matter takes; lines of the text are counted behind it. */
  get linesBefore() {
    const { open, yaml, close } = this.#parts;
    return (open + yaml + close).split("\n").length - 1;
  }

  field(name) {
    return value(this.#read.fields, name);
  }

  text(name) {
    return text(this.field(name));
  }

  list(name) {
    return list(this.field(name)).map(text).filter(Boolean);
  }

  get sources() {
    return list(this.field("sources")).filter(one => one !== null && typeof one === "object");
  }

  /** Changes a field, unless the front matter cannot be read, or the document is locked. */
  set(name, to) {
    if (this.error || this.isSource || this.view.isLocked) {
      return;
    }
    const yaml = write(this.#parts.yaml, name, to);
    if (yaml !== this.#parts.yaml) {
      this.#parts = withYaml(this.#parts, yaml);
      this.#read = read(yaml);
      this.#changed(name);
    }
  }

  /** The lead picture: its path, what it shows, and whose it is. */
  get lead() {
    const image = this.field("image");
    const inner = image !== null && typeof image === "object" && !Array.isArray(image) ? image : undefined;
    return {
      path: inner ? text(inner.path) : text(image),
      alt: inner && "alt" in inner ? text(inner.alt) : this.text("alt"),
      credit: inner && "credit" in inner ? text(inner.credit) : this.text("credit"),
      focus: inner && "focus" in inner ? text(inner.focus) : this.text("focus"),
    };
  }

  setLead(part, to) {
    const image = this.field("image");
    const isMap = image !== null && typeof image === "object";
    if (part === "path") {
      this.set("image", isMap && to ? { ...image, path: to } : to);
      if (!to) {
        this.set("alt", "");
        this.set("credit", "");
        this.set("focus", "");
      }
    } else if (isMap && (part in image || !this.text(part))) {
      this.set("image", { ...image, [part]: to });
    } else {
      this.set(part, to);
    }
  }

  /** Changes the text and the sources in one. */
  cite({ changes, sources }, anchor) {
    if (changes.length) {
      this.view.change(changes, anchor);
    }
    this.set("sources", sources);
    this.view.refresh();
  }
}
