// Markdown as it will look: its marks are quiet, or hidden where nobody needs them.

import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";
import { definitions } from "./footnotes.js";
import { ATTRIBUTES, attributesOf } from "./attributes.js";
import { Bullet, CitationMark, NoteLabel, PictureFrame, RuleLine } from "./widgets.js";

const hidden = Decoration.replace({});
const quiet = Decoration.mark({ class: "mark" });
const brokenLink = Decoration.mark({ class: "broken" });
const hanging = Decoration.mark({ class: "mark hang" });
const LINES = {
  ATXHeading1: "heading h1", ATXHeading2: "heading h2", ATXHeading3: "heading h3", ATXHeading4: "heading h4", ATXHeading5: "heading h4",
  ATXHeading6: "heading h4", SetextHeading1: "heading h1", SetextHeading2: "heading h2",
  Blockquote: "quote", FencedCode: "code", CodeBlock: "code", Table: "table", HTMLBlock: "code", CommentBlock: "code",
  DirectiveMark: "directive",
};
const lineOf = Object.fromEntries(Object.values(LINES).map(name => [name, Decoration.line({ class: name })]));
const blank = Decoration.line({ class: "blank" });
const item = Decoration.line({ class: "item" });

/** Elements whose marks show where the cursor is in them. */
const REVEALED = ["StrongEmphasis", "Emphasis", "Strikethrough", "InlineCode"];

/**
 * @param pictures finds a picture's address by its name
 * @param sources gives the sources, for what a citation says
 * @param isBroken tells whether an address leads nowhere
 * @param act what a press on a picture or a citation does
 */
export const marks = context => ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorate(view);
  }

  update({ view, docChanged, viewportChanged, selectionSet, focusChanged, startState, state, transactions }) {
    if (docChanged || viewportChanged || selectionSet || focusChanged || syntaxTree(startState) !== syntaxTree(state)
      || transactions.some(one => one.effects.length)) {
      this.decorate(view);
    }
  }

  decorate(view) {
    Object.assign(this, decorations(view, context));
  }
}, {
  provide: plugin => [
    EditorView.decorations.of(view => view.plugin(plugin)?.lines ?? Decoration.none),
    EditorView.decorations.of(view => view.plugin(plugin)?.marks ?? Decoration.none),
    EditorView.decorations.of(view => view.plugin(plugin)?.broken ?? Decoration.none),
    EditorView.atomicRanges.of(view => view.plugin(plugin)?.atoms ?? Decoration.none),
  ],
});

function decorations(view, context) {
  const { state } = view;
  const { doc, selection } = state;
  const { from: start, to: end } = selection.main;
  const touches = ({ from, to }) => view.hasFocus && start <= to && end >= from;
  const classes = new Map();
  const found = [];
  const atoms = [];
  const broken = [];
  const notes = definitions(syntaxTree(state), (from, to) => state.sliceDoc(from, to));
  const add = (from, to, deco, atomic = false) => {
    if (from < to) {
      found.push({ from, to, deco });
      if (atomic) {
        atoms.push({ from, to, deco });
      }
    }
  };
  const mark = (from, to) => from < to && broken.push({ from, to, deco: brokenLink });
  const give = (from, to, name) => {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      classes.set(line.from, [...(classes.get(line.from) ?? []), name]);
      if (line.to >= to || line.number === doc.lines) {
        break;
      }
    }
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({ from, to, enter: node => element(node, { doc, state, context, notes, touches, add, give, mark, view: { from, to } }) });
    for (let line = doc.lineAt(from); line.from <= to; line = doc.line(line.number + 1)) {
      if (!line.text.trim() && !classes.has(line.from)) {
        classes.set(line.from, ["blank"]);
      }
      if (line.number === doc.lines) {
        break;
      }
    }
  }
  return { lines: lineSet(classes), marks: setOf(found), atoms: setOf(atoms), broken: setOf(broken) };
}

/** @returns false if what is in it is not looked at */
function element(node, { doc, state, context, notes, touches, add, give, mark, view }) {
  const { name, from, to } = node;
  if (LINES[name]) {
    give(Math.max(from, view.from), Math.min(to, view.to), LINES[name]);
    return !["FencedCode", "CodeBlock", "HTMLBlock", "CommentBlock"].includes(name);
  }
  switch (name) {
    case "HeaderMark": {
      const line = doc.lineAt(from);
      const space = doc.sliceString(to, to + 1) === " " && from === line.from ? 1 : 0;
      add(from, to + space, from === line.from && touches(line) ? hanging : from === line.from ? hidden : quiet);
      break;
    }
    case "QuoteMark":
      add(from, doc.sliceString(to, to + 1) === " " ? to + 1 : to, hidden);
      break;
    case "ListMark": {
      const isBullet = /[-*+]/.test(doc.sliceString(from, from + 1));
      give(from, from, "item");
      add(from, to, isBullet ? Bullet.decoration : quiet);
      break;
    }
    case "EmphasisMark": case "StrikethroughMark": case "CodeMark":
      if (REVEALED.includes(node.node.parent?.name)) {
        add(from, to, touches(node.node.parent) ? quiet : hidden);
      }
      break;
    case "Link":
      return link(node.node, { state, context, add, mark });
    case "Image":
      return picture(node.node, { state, context, add });
    case "NoteMark":
      add(from, to, NoteLabel.of(doc.sliceString(from, to), notes, true), true);
      return false;
    case "NoteReference": case "Citation":
      if (notes.has(doc.sliceString(from + 2, to - 1).toLowerCase())) {
        add(from, to, NoteLabel.of(doc.sliceString(from, to), notes, false), true);
        return false;
      }
      if (name === "NoteReference") {
        break;
      }
      add(from, to, CitationMark.of(Number(doc.sliceString(from + 2, to - 1)), context), true);
      return false;
    case "HorizontalRule":
      // Bold that waits for its first word looks like a rule.
      if (doc.sliceString(from, to) === "****" && touches(node)) {
        add(from, to, quiet);
      } else {
        add(from, to, RuleLine.decoration, true);
      }
      break;
    case "TableDelimiter": case "TemplateTag": case "HTMLTag": case "Comment": case "Escape": case "HardBreak":
      add(from, to, quiet);
      break;
    default:
  }
  return true;
}

/** Of a link with an address only its words are seen. */
function link(node, { state, context, add, mark }) {
  const [open, close] = node.getChildren("LinkMark");
  const url = node.getChild("URL");
  if (!url || !close || close.from === open.to) {
    return true;
  }
  add(open.from, open.to, hidden, true);
  add(close.from, node.to, hidden, true);
  if (context.isBroken(state.sliceDoc(url.from, url.to))) {
    mark(open.to, close.from);
  }
  return true;
}

function picture(node, { state, context, add }) {
  const url = node.getChild("URL");
  const line = state.doc.lineAt(node.from);
  if (!url || node.to > line.to) {
    return true;
  }
  const [, close] = node.getChildren("LinkMark");
  const title = node.getChild("LinkTitle");
  const [written, inside] = ATTRIBUTES.exec(state.sliceDoc(node.to, line.to)) ?? ["", ""];
  const frame = {
    ...attributesOf(inside),
    name: state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, "$1"),
    alt: state.sliceDoc(node.from + 2, close.from),
    caption: title ? state.sliceDoc(title.from + 1, title.to - 1) : "",
  };
  add(node.from, node.to + written.length, PictureFrame.of(frame, context), true);
  return false;
}

function setOf(all) {
  const builder = new RangeSetBuilder();
  let last = -1;
  for (const { from, to, deco } of all.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from >= last) {
      builder.add(from, to, deco);
      last = to;
    }
  }
  return builder.finish();
}

function lineSet(classes) {
  const builder = new RangeSetBuilder();
  const known = { ...lineOf, blank, item };
  for (const [from, names] of [...classes].sort(([a], [b]) => a - b)) {
    for (const name of new Set(names)) {
      builder.add(from, from, known[name]);
    }
  }
  return builder.finish();
}
