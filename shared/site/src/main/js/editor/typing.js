// Keys as a word processor has them: Enter begins a paragraph, Backspace at its start joins it with the one before.

import { insertNewline } from "@codemirror/commands";
import { insertNewlineContinueMarkup } from "@codemirror/lang-markdown";
import { syntaxTree } from "@codemirror/language";
import { linkAt } from "./formatting.js";

const LITERAL = ["FencedCode", "CodeBlock", "Table", "HTMLBlock", "CommentBlock", "LinkReference"];
const MARKUP = ["ListItem", "Blockquote"];
const EMPTY_ITEM = /^[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]*$/;
const QUOTED = /^(?: {0,3}>[ \t]?)+/;
const HEADING = /^ {0,3}#{1,6}[ \t]+$/;

const within = (state, at, names) => {
  for (let node = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    if (names.includes(node.name)) {
      return true;
    }
  }
  return false;
};

/**
 * Where a link ends, if the cursor is at the end of its words. The address behind them is hidden, so the key End leads there too.
 * What is written there is not part of the link.
 */
function behindLink(state) {
  const { empty, head } = state.selection.main;
  const link = empty ? linkAt(state) : undefined;
  return link?.text && head === link.from + 1 + link.text.length ? link.to : undefined;
}

function leaveLink(view) {
  const anchor = behindLink(view.state);
  if (anchor !== undefined) {
    view.dispatch({ selection: { anchor } });
  }
}

/** A new paragraph. Within code and tables it is a new line, within lists and quotes what continues them. */
export function enter(view) {
  leaveLink(view);
  const { state } = view;
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || within(state, main.head, LITERAL)) {
    return insertNewline(view);
  }
  const line = state.doc.lineAt(main.from);
  if (main.empty && leaves(view, line)) {
    return true;
  }
  const [quoted] = QUOTED.exec(line.text) ?? [];
  if (quoted && !/^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(line.text.slice(quoted.length))) {
    view.dispatch(state.replaceSelection(`\n${quoted.trimEnd()}\n${quoted}`), { scrollIntoView: true, userEvent: "input" });
    return true;
  }
  if (within(state, main.head, MARKUP)) {
    return insertNewlineContinueMarkup(view) || insertNewline(view);
  }
  const blank = !line.text.trim() && main.empty;
  const next = state.doc.sliceString(main.to, main.to + 2);
  const insert = blank || (main.from === line.from && main.empty) ? "\n" : "\n\n";
  // Behind the text of a paragraph that something follows, the empty line that is there is used.
  const changes = insert === "\n\n" && next === "\n\n" ? { from: main.from, to: main.to, insert: "\n\n" } : { from: main.from, to: main.to, insert };
  view.dispatch(state.update({
    changes,
    selection: { anchor: main.from + insert.length },
    scrollIntoView: true,
    userEvent: "input",
  }));
  return true;
}

/** Enter on an empty item, or an empty line of a quote, ends it: a paragraph follows. */
function leaves(view, line) {
  const isItem = EMPTY_ITEM.test(line.text);
  const isQuote = QUOTED.exec(line.text)?.[0].length === line.text.length && line.text !== "";
  if (!isItem && !isQuote) {
    return false;
  }
  let first = line;
  while (isQuote && first.number > 1) {
    const before = view.state.doc.line(first.number - 1);
    if (QUOTED.exec(before.text)?.[0].length !== before.text.length || !before.text) {
      break;
    }
    first = before;
  }
  const above = first.number > 1 && view.state.doc.line(first.number - 1).text.trim() ? "\n" : "";
  view.dispatch({
    changes: { from: first.from, to: line.to, insert: above },
    selection: { anchor: first.from + above.length },
    scrollIntoView: true,
    userEvent: "input",
  });
  return true;
}

/** A line's end within a paragraph. */
export function softEnter(view) {
  leaveLink(view);
  const { state } = view;
  if (within(state, state.selection.main.head, LITERAL)) {
    return insertNewline(view);
  }
  view.dispatch(state.replaceSelection("\\\n"), { scrollIntoView: true, userEvent: "input" });
  return true;
}

/** At the start of a paragraph the empty lines before it go, at the start of a heading its mark. */
export function backspace(view) {
  const { state } = view;
  const { main } = state.selection;
  if (!main.empty || state.selection.ranges.length > 1) {
    return false;
  }
  const line = state.doc.lineAt(main.head);
  if (HEADING.test(line.text.slice(0, main.head - line.from))) {
    view.dispatch({ changes: { from: line.from, to: main.head }, userEvent: "delete.backward" });
    return true;
  }
  if (main.head !== line.from || line.number < 3 || !line.text.trim()) {
    return false;
  }
  const blank = state.doc.line(line.number - 1);
  const before = state.doc.line(line.number - 2);
  if (blank.text.trim() || !before.text.trim() || within(state, before.to, LITERAL)) {
    return false;
  }
  view.dispatch({ changes: { from: before.to, to: line.from }, userEvent: "delete.backward" });
  return true;
}

/** What is typed into the empty line between two paragraphs becomes a paragraph; what is typed at a link's end is behind the link. */
export function between(view, from, to, text) {
  const { state } = view;
  const behind = from === to && from === state.selection.main.head ? behindLink(state) : undefined;
  if (behind !== undefined) {
    view.dispatch({
      changes: { from: behind, insert: text },
      selection: { anchor: behind + text.length },
      scrollIntoView: true,
      userEvent: "input.type",
    });
    return true;
  }
  const line = state.doc.lineAt(from);
  if (from !== to || line.text || !text.trim() || text.includes("\n") || within(state, from, [...LITERAL, ...MARKUP])) {
    return false;
  }
  const paragraph = number => number >= 1 && number <= state.doc.lines && /^[\p{L}\p{N}"'“”‘’(*[]/u.test(state.doc.line(number).text);
  const before = paragraph(line.number - 1) ? "\n" : "";
  const after = paragraph(line.number + 1) ? "\n" : "";
  if (!before && !after) {
    return false;
  }
  view.dispatch({
    changes: { from, insert: before + text + after },
    selection: { anchor: from + before.length + text.length },
    scrollIntoView: true,
    userEvent: "input.type",
  });
  return true;
}
