// A live update as it is written: its headline, its text in the editor of articles, and who signs it.

import { Chips } from "./chips.js";
import { paste } from "./clipboard.js";
import { Manuscript } from "./manuscript.js";
import { Pictures } from "./pictures.js";
import { Text } from "./text.js";
import { Toolbar } from "./toolbar.js";

const byId = id => document.getElementById(id);
const title = byId("post-title");
const pinned = byId("post-pinned");
const correction = byId("post-correction");

const known = [...byId("authors").options];
const nameOf = id => known.find(({ dataset }) => dataset.id === id)?.value ?? id;

/** The id of an author whom the site knows, or else the name. */
const idOf = name => known.find(({ value }) => value.toLowerCase() === name.toLowerCase())?.dataset.id ?? name;

export class UpdateEditor {
  /** @param desk `api`, `announce`, `coverage()` (its slug), `changed()`, `submit()`, `showError(message)` */
  constructor(desk) {
    this.text = new Text(byId("post-text"), {
      picture: name => this.pictures?.picture(name),
      sources: () => this.manuscript?.sources ?? [],
      isBroken: () => false,
      onChange: () => desk.changed(),
      onMove: state => this.toolbar?.show(state),
      onFiles: (files, at) => this.pictures.take(files, at),
      onHtml: (html, plain) => paste(this.text.view, html, plain),
      onLink: () => this.toolbar.askLink(),
      onCitation: () => {},
      onPicture: frame => this.pictures.edit(frame),
      up: () => title.focus(),
      isShort: true,
      keys: [["Mod-Enter", () => desk.submit()], ["Mod-Alt-i", () => this.pictures.choose()]],
    });
    this.manuscript = new Manuscript(this.text, () => desk.changed());
    this.pictures = new Pictures(() => this.manuscript, {
      store: desk.api.storePicture, slugFor: desk.coverage, showError: desk.showError,
      // A picture that has arrived is seen in the preview.
      announce: words => {
        desk.announce(words);
        desk.changed();
      },
      input: byId("update-picture-file"), hasLead: false,
    });
    this.toolbar = new Toolbar(this.text, { picture: () => this.pictures.choose() }, byId("update-tools"));
    this.signed = new Chips(byId("post-signed"), names => this.manuscript.set("authors", names.map(idOf)), nameOf);
    title.addEventListener("input", () => this.manuscript.set("title", title.value.trim()));
    title.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.text.focus();
      }
    });
    pinned.addEventListener("change", () => this.manuscript.set("pinned", pinned.checked || undefined));
    correction.addEventListener("input", () => this.manuscript.set("correction", correction.value.trim()));
  }

  /** Shows a document; without one, an empty update that is signed by these names. */
  show(document, names = []) {
    this.manuscript.show(document);
    this.pictures.begin(`of ${this.pictures.slugFor()}`);
    title.value = this.manuscript.text("title");
    pinned.checked = this.manuscript.field("pinned") === true;
    correction.value = this.manuscript.text("correction");
    if (!document && names.length) {
      this.manuscript.set("authors", names.map(idOf));
    }
    this.signed.show(this.manuscript.list("authors"));
  }

  get document() {
    return this.manuscript.document;
  }

  /** Whether there is anything in it that somebody wrote. */
  get isEmpty() {
    return !title.value.trim() && !this.text.value.trim();
  }

  /** Who signs it, by ids or names. */
  get names() {
    return this.manuscript.list("authors");
  }

  /** Why its front matter cannot be shown as fields. */
  get error() {
    return this.manuscript.error?.detail;
  }
}
