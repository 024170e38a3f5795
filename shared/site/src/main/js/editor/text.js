// The text as it is written: CodeMirror over the document's own Markdown.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore, redo, undo } from "@codemirror/commands";
import { commonmarkLanguage } from "@codemirror/lang-markdown";
import { Language } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, keymap, placeholder, showTooltip } from "@codemirror/view";
import { make } from "../dom.js";
import { changesTo } from "./difference.js";
import { heading, inline, link, linkAt, list, quote } from "./formatting.js";
import { extensions } from "./language.js";
import { marks } from "./marks.js";
import { prose, short, source } from "./styles.js";
import { backspace, between, enter, softEnter } from "./typing.js";
import { isMeant } from "./sending.js";

const markdown = new Language(commonmarkLanguage.data, commonmarkLanguage.parser.configure(extensions), [], "markdown");
const fromOutside = Annotation.define();
const again = StateEffect.define();

const lineEnd = text => (/\r\n/.test(text) && !/[^\r]\n/.test(text) ? "\r\n" : "\n");

const ITEM = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/;

/** Elsewhere the tabulator leads on to the next field. */
const isItem = ({ state }) => ITEM.test(state.doc.lineAt(state.selection.main.head).text);

/** Joins a command to a key, on machines with and without a command key. */
const key = (keys, run) => ({ key: keys, run, preventDefault: true });

/** A command of what the desk does. */
const doing = act => () => {
  act();
  return true;
};

export class Text {
  #mode = new Compartment();
  #locked = new Compartment();
  isLocked = false;

  /**
   * @param context `picture(name)`, `sources()`, `isBroken(url)`, what presses do, `onChange`, `onMove`, `onFiles(files, at)`,
   *     `onHtml(html, text)`, `keys` of the desk, `up`, where the cursor goes from the first line, and `isShort`, of a text between
   *     other things
   */
  constructor(host, context) {
    this.context = context;
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.view = new EditorView({ parent: shadow, root: shadow, state: this.#state("", false) });
  }

  #state(text, isSource) {
    const { context } = this;
    return EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of(lineEnd(text)),
        history(),
        drawSelection(),
        dropCursor(),
        markdown,
        EditorView.lineWrapping,
        search({ top: true }),
        this.#locked.of(this.#lock()),
        context.isShort ? short : [],
        this.#mode.of(isSource ? source : [prose, marks(context), linkTip(context), EditorView.inputHandler.of(between)]),
        placeholder(isSource ? "" : "Write …"),
        EditorView.contentAttributes.of({
          "aria-label": isSource ? "The document" : "Text", spellcheck: isSource ? "false" : "true", autocorrect: "on", autocapitalize: "sentences",
        }),
        Prec.high(keymap.of([
          ...context.keys.map(([keys, run]) => key(keys, doing(run))),
          ...(isSource ? [] : this.#keys()),
        ])),
        keymap.of([...defaultKeymap.filter(({ key: name }) => name !== "Mod-Enter"), ...historyKeymap, ...searchKeymap]),
        EditorView.updateListener.of(update => {
          if (update.docChanged && !update.transactions.some(one => one.annotation(fromOutside))) {
            context.onChange();
          }
          if (update.docChanged || update.selectionSet || update.focusChanged) {
            context.onMove(update.state);
          }
        }),
        EditorView.domEventHandlers({ paste: (event, view) => this.#paste(event, view), drop: (event, view) => this.#drop(event, view) }),
      ],
    });
  }

  #keys() {
    const { context } = this;
    return [
      { key: "Enter", run: enter, shift: softEnter },
      { key: "Backspace", run: backspace },
      key("Mod-b", inline("**")),
      key("Mod-i", inline("*")),
      key("Mod-e", inline("`")),
      key("Mod-Shift-x", inline("~~")),
      ...[0, 1, 2, 3, 4].map(level => key(`Mod-Alt-${level}`, heading(level))),
      key("Mod-Shift-8", list(false)),
      key("Mod-Shift-7", list(true)),
      key("Mod-Shift-9", quote),
      key("Mod-k", doing(() => context.onLink())),
      { key: "ArrowUp", run: view => this.#isFirstLine(view) && doing(context.up)() },
      { key: "Tab", run: view => isItem(view) && indentMore(view), shift: view => isItem(view) && indentLess(view) },
    ];
  }

  #isFirstLine({ state }) {
    const { main } = state.selection;
    return main.empty && state.doc.lineAt(main.head).number === 1;
  }

  /** Shows another text, without a history. */
  show(text, { source: isSource = false } = {}) {
    this.view.setState(this.#state(text, isSource));
  }

  get value() {
    return this.view.state.sliceDoc();
  }

  /** The text changes by another hand; cursor and history stay. */
  set value(text) {
    const changes = changesTo(this.value, text);
    if (changes.length) {
      this.view.dispatch({ changes, annotations: fromOutside.of(true) });
    }
  }

  /** Runs a command, and goes back to the text. */
  run(command) {
    command(this.view);
    this.view.focus();
  }

  undo() {
    this.run(undo);
  }

  redo() {
    this.run(redo);
  }

  change(changes, anchor) {
    this.view.dispatch({ changes, ...(anchor === undefined ? {} : { selection: EditorSelection.cursor(anchor) }), userEvent: "input" });
  }

  get state() {
    return this.view.state;
  }

  get cursor() {
    return this.view.state.selection.main.head;
  }

  /** Whatever text is shown, only others change it while it is locked. */
  lock(isLocked) {
    this.isLocked = isLocked;
    this.view.dispatch({ effects: this.#locked.reconfigure(this.#lock()) });
  }

  #lock() {
    return this.isLocked
      ? [EditorState.readOnly.of(true), EditorView.editable.of(false), EditorState.changeFilter.of(change => change.annotation(fromOutside) === true)]
      : [];
  }

  /** Redraws the widgets of pictures and citations. */
  refresh() {
    this.view.dispatch({ effects: again.of(null) });
  }

  goTo(line) {
    this.goToPlace(this.state.doc.line(Math.min(Math.max(1, line), this.state.doc.lines)).from);
  }

  /** @param from how many characters are before it */
  goToPlace(from) {
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  focus() {
    this.view.focus();
  }

  #paste({ clipboardData }, view) {
    const files = [...clipboardData.files].filter(isMeant);
    const html = clipboardData.getData("text/html");
    if (files.length && !clipboardData.getData("text/plain").trim()) {
      this.context.onFiles(files, view.state.selection.main.head);
      return true;
    }
    if (html) {
      this.context.onHtml(html, clipboardData.getData("text/plain"));
      return true;
    }
    return false;
  }

  #drop({ dataTransfer, clientX: x, clientY: y }, view) {
    const files = [...dataTransfer.files].filter(isMeant);
    if (files.length) {
      this.context.onFiles(files, view.posAtCoords({ x, y }) ?? view.state.selection.main.head);
    }
    return files.length > 0;
  }
}

/** Says where a link leads while the cursor is in it. */
const linkTip = context => StateField.define({
  create: () => null,
  update(tip, { state, docChanged, selection }) {
    if (!docChanged && !selection) {
      return tip;
    }
    const found = state.selection.main.empty && !state.readOnly ? linkAt(state) : undefined;
    return found ? { pos: found.from, above: false, create: view => ({ dom: tipOf(found, view, context) }) } : null;
  },
  provide: field => showTooltip.from(field),
});

function tipOf({ text, url }, view, context) {
  const edit = make("button", { type: "button", textContent: "Change" });
  const remove = make("button", { type: "button", textContent: "Unlink" });
  const dom = make("div", { className: "link-tip" }, make("span", { textContent: url, title: url }),
    context.isBroken(url) ? make("strong", { textContent: "leads nowhere" }) : "", edit, remove);
  dom.addEventListener("mousedown", event => event.preventDefault());
  edit.addEventListener("click", () => context.onLink());
  remove.addEventListener("click", () => {
    link(text, "")(view);
    view.focus();
  });
  return dom;
}
