// What the toolbar and its keys do to the text: commands of CodeMirror that need no browser.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import { EditorSelection } from "@codemirror/state";

const HEADING = /^ {0,3}(#{1,6})[ \t]+/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const QUOTE = /^ {0,3}>[ \t]?/;
const BULLET = /^[ \t]*[-*+][ \t]+/;

// What was typed a moment ago may not be parsed yet on a machine that is busy.
const PARSE_MS = 200;

/** The innermost element of that name that contains a range. */
export function around(state, from, to, name) {
  const tree = ensureSyntaxTree(state, to, PARSE_MS) ?? syntaxTree(state);
  for (const side of [1, -1]) {
    for (let node = tree.resolveInner(from, side); node; node = node.parent) {
      if (node.name === name && node.from <= from && node.to >= to) {
        return node;
      }
    }
  }
  return undefined;
}

const ELEMENTS = { "**": "StrongEmphasis", "*": "Emphasis", "`": "InlineCode", "~~": "Strikethrough" };

/** Sets words apart by a mark on either side, or takes it away. Without a selection it is about the word. */
export const inline = mark => ({ state, dispatch }) => {
  const change = state.changeByRange(range => {
    const inside = around(state, range.from, range.to, ELEMENTS[mark]);
    if (range.empty && inside && range.head === inside.to - mark.length) {
      // At the end of what is set apart, the key ends it.
      return { range: EditorSelection.cursor(inside.to) };
    }
    if (inside) {
      return unmarked(inside, mark.length, range);
    }
    const [before, after] = [range.from - mark.length, range.to + mark.length];
    if (range.empty && before >= 0 && state.sliceDoc(before, after) === mark + mark) {
      return { changes: { from: before, to: after }, range: EditorSelection.cursor(before) };
    }
    const word = range.empty ? state.wordAt(range.head) ?? range : trimmed(state, range);
    const changes = stretches(state, word).flatMap(({ from, to }) => [{ from, insert: mark }, { from: to, insert: mark }]);
    const moved = state.changes(changes);
    return {
      changes,
      range: word.from === word.to
        ? EditorSelection.cursor(word.from + mark.length)
        : EditorSelection.range(moved.mapPos(word.from, 1), moved.mapPos(word.to, -1)),
    };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: "input.format" }));
  return true;
};

function unmarked({ from, to }, length, range) {
  const changes = [{ from, to: from + length }, { from: to - length, to }];
  const inner = at => Math.min(Math.max(at, from + length), to - length) - length;
  return { changes, range: EditorSelection.range(inner(range.anchor), inner(range.head)) };
}

function trimmed({ doc }, { from, to }) {
  const text = doc.sliceString(from, to);
  const start = from + (text.length - text.trimStart().length);
  return start < to ? { from: start, to: to - (text.length - text.trimEnd().length) } : { from, to: from };
}

/** A mark does not reach over a paragraph's end. */
function stretches({ doc }, { from, to }) {
  if (from === to) {
    return [{ from, to }];
  }
  const found = [];
  for (let line = doc.lineAt(from); line.from <= to; line = doc.line(line.number + 1)) {
    const start = line.from + (/^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d+[.)][ \t]+)?/.exec(line.text)[0].length);
    const part = { from: Math.max(from, start), to: Math.min(to, line.from + line.text.trimEnd().length) };
    if (part.from < part.to) {
      found.push(part);
    }
    if (line.number === doc.lines) {
      break;
    }
  }
  return found;
}

/** The lines that the selection touches; a last one only if something of it is selected. */
function touched({ doc, selection }) {
  const lines = [];
  for (const { from, to, empty } of selection.ranges) {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      if (lines.at(-1)?.number !== line.number && (empty || line.from < to || line.from === from)) {
        lines.push(line);
      }
      if (line.to >= to || line.number === doc.lines) {
        break;
      }
    }
  }
  return lines;
}

const perLine = change => ({ state, dispatch }) => {
  const lines = touched(state);
  const some = lines.filter(({ text }) => text.trim());
  const changes = state.changes((some.length ? some : lines).map(change(some.length ? some : lines)));
  // A cursor at the start of a line stands behind the new mark.
  dispatch(state.update({ changes, selection: state.selection.map(changes, 1), scrollIntoView: true, userEvent: "input.format" }));
  return true;
};

const instead = (line, found, insert) => ({ from: line.from, to: line.from + (found?.[0].length ?? 0), insert });

/** Makes lines headings of a level; of level 0, or if they are such already, text. */
export const heading = level => perLine(lines => {
  const is = lines.every(({ text }) => HEADING.exec(text)?.[1].length === level);
  const mark = level === 0 || is ? "" : `${"#".repeat(level)} `;
  return line => instead(line, HEADING.exec(line.text), mark);
});

export const quote = perLine(lines => {
  const are = lines.every(({ text }) => QUOTE.test(text));
  return line => are ? instead(line, QUOTE.exec(line.text), "") : { from: line.from, insert: "> " };
});

/** Lists whose items stand on one line each. */
export const list = ordered => perLine(lines => {
  const are = lines.every(({ text }) => ITEM.test(text) && BULLET.test(text) !== ordered);
  return (line, index) => {
    const found = ITEM.exec(line.text);
    const insert = are ? "" : `${found?.[1] ?? ""}${ordered ? `${index + 1}.` : "-"} `;
    return instead(line, found ?? HEADING.exec(line.text), insert);
  };
});

/** Puts blocks where the cursor is, in a paragraph of their own. The selection follows, or marks `select` in it. */
export function block(text, select = "") {
  return ({ state, dispatch }) => {
    const { head } = state.selection.main;
    const line = state.doc.lineAt(head);
    const at = line.text.trim() ? line.to : line.from;
    const before = state.doc.sliceString(Math.max(0, at - 2), at);
    const after = state.doc.sliceString(line.to, line.to + 2);
    const gap = at === 0 ? "" : "\n".repeat(2 - (/\n*$/.exec(before)[0].length));
    const below = line.to === state.doc.length ? "\n" : "\n".repeat(2 - /^\n*/.exec(after)[0].length);
    const insert = `${gap}${text}${below}`;
    const start = at + gap.length;
    const found = select ? text.indexOf(select) : -1;
    dispatch(state.update({
      changes: { from: at, to: line.to, insert },
      selection: found < 0
        ? { anchor: start + text.length }
        : { anchor: start + found, head: start + found + select.length },
      scrollIntoView: true,
      userEvent: "input.format",
    }));
    return true;
  };
}

export const table = block("| Column | Column |\n| --- | --- |\n|  |  |\n|  |  |", "Column");
export const rule = block("---");

/** The link at the selection, if it is in one. */
export function linkAt(state) {
  const { from, to } = state.selection.main;
  const node = around(state, from, to, "Link");
  const url = node?.getChild("URL");
  if (!url) {
    return undefined;
  }
  const [, open] = node.getChildren("LinkMark");
  return { from: node.from, to: node.to, text: state.sliceDoc(node.from + 1, open.from), url: state.sliceDoc(url.from, url.to) };
}

/** Links the selection, or changes the link at it. Without an address the link goes and its words stay. */
export const link = (text, url) => ({ state, dispatch }) => {
  const { from, to } = linkAt(state) ?? state.selection.main;
  const address = /[\s()<>]/.test(url) ? `<${url.replace(/[<>]/g, encodeURIComponent)}>` : url;
  const insert = url ? `[${text}](${address})` : text;
  dispatch(state.update({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.format" }));
  return true;
};

/** What the text at the cursor is, for the toolbar. */
export function kindAt(state) {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const level = HEADING.exec(line.text)?.[1].length ?? 0;
  return {
    heading: level,
    quote: QUOTE.test(line.text),
    bullets: BULLET.test(line.text),
    numbers: ITEM.test(line.text) && !BULLET.test(line.text),
    bold: Boolean(around(state, from, to, "StrongEmphasis")),
    italic: Boolean(around(state, from, to, "Emphasis")),
    link: Boolean(linkAt(state)),
  };
}
