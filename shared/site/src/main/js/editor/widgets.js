// What stands in the text in place of its marks.

import { Decoration, WidgetType } from "@codemirror/view";
import { syntaxTree } from "@codemirror/language";
import { make } from "../dom.js";
import { fileType, isPlayed } from "./sending.js";
import { definitions, named, references } from "./footnotes.js";

const WIDTHS = { wide: "Wider than the text", full: "As wide as the page" };

export class Bullet extends WidgetType {
  static decoration = Decoration.replace({ widget: new Bullet() });

  eq() {
    return true;
  }

  toDOM() {
    return make("span", { className: "bullet", textContent: "•" });
  }
}

export class RuleLine extends WidgetType {
  static decoration = Decoration.replace({ widget: new RuleLine() });

  eq() {
    return true;
  }

  toDOM() {
    return make("span", { className: "rule", ariaLabel: "A line across" });
  }
}

export class CitationMark extends WidgetType {
  static of(number, context) {
    return Decoration.replace({ widget: new CitationMark(number, context.sources()[number - 1], context) });
  }

  constructor(number, source, context) {
    super();
    Object.assign(this, { number, source, context });
  }

  eq({ number, source }) {
    return number === this.number && source?.title === this.source?.title;
  }

  toDOM() {
    const said = this.source ? this.source.title ?? this.source.url ?? "A source without a title" : "There is no such source";
    const button = make("button", {
      type: "button", tabIndex: -1, className: this.source ? "cite" : "cite missing", textContent: String(this.number), title: said,
      ariaLabel: `Source ${this.number}: ${said}`,
    });
    button.addEventListener("mousedown", event => event.preventDefault());
    button.addEventListener("click", () => this.context.onCitation(this.number));
    return button;
  }

  ignoreEvent() {
    return true;
  }
}

/** The name of a note, where the text refers to it and where it begins. A press leads from one to the other. */
export class NoteLabel extends WidgetType {
  static of(mark, notes, isDefinition) {
    const name = named(mark);
    return Decoration.replace({ widget: new NoteLabel(name, notes.get(name).text, isDefinition) });
  }

  constructor(name, text, isDefinition) {
    super();
    Object.assign(this, { name, text, isDefinition });
  }

  eq({ name, text, isDefinition }) {
    return name === this.name && text === this.text && isDefinition === this.isDefinition;
  }

  toDOM(view) {
    const said = this.isDefinition ? "Go to the text" : this.text || "A note without words";
    const button = make("button", {
      type: "button", tabIndex: -1, className: this.text || this.isDefinition ? "cite note" : "cite note missing", textContent: this.name, title: said,
      ariaLabel: this.isDefinition ? `Note ${this.name}: go to where the text refers to it` : `Note ${this.name}: ${said}`,
    });
    button.addEventListener("mousedown", event => event.preventDefault());
    button.addEventListener("click", () => this.#go(view));
    return button;
  }

  #go(view) {
    const { state } = view;
    const slice = (from, to) => state.sliceDoc(from, to);
    const tree = syntaxTree(state);
    const notes = definitions(tree, slice);
    const place = this.isDefinition ? references(tree, slice, notes).find(({ name }) => name === this.name) : notes.get(this.name);
    if (place) {
      view.dispatch({ selection: { anchor: place.to }, scrollIntoView: true });
      view.focus();
    }
  }

  ignoreEvent() {
    return true;
  }
}

export class PictureFrame extends WidgetType {
  static of(frame, context) {
    const poster = frame.poster && context.picture(frame.poster)?.url;
    return Decoration.replace({ widget: new PictureFrame(frame, { ...context.picture(frame.name), poster }, context) });
  }

  /** @param known the picture's address, how far it is sent, or neither; and the poster of a film */
  constructor(frame, known, context) {
    super();
    Object.assign(this, { frame, known, context });
  }

  eq({ frame, known }) {
    return ["name", "alt", "caption", "width", "credit"].every(key => frame[key] === this.frame[key])
      && known?.url === this.known?.url && known?.progress === this.known?.progress && known?.error === this.known?.error && known?.poster === this.known?.poster;
  }

  toDOM() {
    const { frame: { name, alt, caption, width, credit }, known = {} } = this;
    const isFile = isPlayed(name);
    const shown = known.url
      ? isFile
        ? make(fileType(name).split("/")[0], { src: known.url, controls: true, preload: "metadata", ariaLabel: alt || name, ...(known.poster ? { poster: known.poster } : {}) })
        : make("img", { src: known.url, alt, draggable: false })
      : make("span", { className: "unseen-picture", textContent: name });
    const below = [caption, credit].filter(Boolean).join(" · ");
    const said = alt || (isFile ? "Give it a title" : "Say what it shows");
    // Speech control finds a button by its visible text, so the name has that text (WCAG 2.5.3).
    const ariaLabel = [below, said, WIDTHS[width], `Edit the picture ${name}`].filter(Boolean).join(" ");
    const edit = make("button", { type: "button", tabIndex: -1, className: "edit", ariaLabel },
      below ? make("span", { className: "caption", textContent: below }) : "", " ",
      make("span", { className: alt ? "alt" : "alt missing", textContent: said }), " ",
      WIDTHS[width] ? make("span", { textContent: WIDTHS[width] }) : "");
    edit.addEventListener("mousedown", event => event.preventDefault());
    edit.addEventListener("click", () => this.context.onPicture(this.frame));
    const root = make("span", { className: "picture" }, shown, edit);
    if (known.error) {
      root.append(make("span", { className: "error", textContent: known.error }));
    } else if (known.progress !== undefined) {
      root.append(make("progress", { max: 1, value: known.progress, ariaLabel: `Sending ${name}` }));
    }
    return root;
  }

  ignoreEvent() {
    return true;
  }
}
