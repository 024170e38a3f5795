// A static page as it is written: its title, what it is about, and its text in the editor of articles.

import { paste } from "./clipboard.js";
import { Manuscript } from "./manuscript.js";
import { Pictures } from "./pictures.js";
import { Text } from "./text.js";
import { Toolbar } from "./toolbar.js";

const byId = id => document.getElementById(id);
const title = byId("page-title");
const description = byId("page-description");

export class PageEditor {
  /** @param desk `api`, `announce`, `address()` (the slug that pictures are sent to), `changed()`, `submit()`, `showError(message)` */
  constructor(desk) {
    this.text = new Text(byId("page-text"), {
      picture: name => this.pictures?.picture(name),
      sources: () => [],
      isBroken: () => false,
      onChange: () => desk.changed(),
      onMove: state => this.toolbar?.show(state),
      onFiles: (files, at) => this.pictures.take(files, at),
      onHtml: (html, plain) => paste(this.text.view, html, plain),
      onLink: () => this.toolbar.askLink(),
      onCitation: () => {},
      onPicture: frame => this.pictures.edit(frame),
      up: () => description.focus(),
      isShort: true,
      keys: [["Mod-Enter", () => desk.submit()], ["Mod-Alt-n", () => this.toolbar.acts.note()], ["Mod-Alt-i", () => this.pictures.choose()]],
    });
    this.manuscript = new Manuscript(this.text, () => desk.changed());
    this.pictures = new Pictures(() => this.manuscript, {
      store: desk.api.storePicture, slugFor: desk.address, showError: desk.showError,
      // A picture that has arrived is seen in the preview.
      announce: words => {
        desk.announce(words);
        desk.changed();
      },
      input: byId("page-picture-file"), hasLead: false, title,
    });
    this.toolbar = new Toolbar(this.text, { picture: () => this.pictures.choose() }, byId("page-tools"));
    for (const [field, next, name] of [[title, description, "title"], [description, this.text, "description"]]) {
      field.addEventListener("input", () => this.manuscript.set(name, field.value.trim()));
      field.addEventListener("keydown", event => {
        if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          next.focus();
        }
      });
    }
  }

  /** Shows the document of a page; without one, an empty page. */
  show(name, document) {
    this.manuscript.show(document);
    this.pictures.begin(`of page ${name}`);
    this.#showFields();
  }

  /** The same document with another's changes. */
  merged(document) {
    this.manuscript.merged(document);
    this.#showFields();
  }

  #showFields() {
    title.value = this.manuscript.text("title");
    description.value = this.manuscript.text("description");
  }

  get document() {
    return this.manuscript.document;
  }

  /** Whether there is anything in it that somebody wrote. */
  get isEmpty() {
    return !title.value.trim() && !this.text.value.trim();
  }

  /** Why its front matter cannot be shown as fields. */
  get error() {
    return this.manuscript.error?.detail;
  }
}
