// How the text looks while it is written. It lives in a shadow tree of its own, because the site's policy allows no style
// elements, and takes its colours and faces from the page.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const MONO = 'ui-monospace, "SF Mono", Menlo, Consolas, monospace';

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "1.1875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--text-face)", lineHeight: "1.6", overflow: "visible" },
  ".cm-content": { padding: "0 0 40vh", caretColor: "var(--ink)", fontVariantNumeric: "oldstyle-nums" },
  ".cm-line": { padding: "0", position: "relative" },
  ".cm-line.blank": { lineHeight: ".95" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selected)",
  },
  ".heading": { fontWeight: "700", lineHeight: "1.25", letterSpacing: "-.012em", paddingTop: ".5em" },
  ".heading.h1, .heading.h2": { fontSize: "1.4em" },
  ".heading.h3": { fontSize: "1.15em" },
  ".mark": { color: "var(--faint)", fontWeight: "400", fontStyle: "normal" },
  ".mark.hang": { position: "absolute", right: "100%", whiteSpace: "pre", fontSize: ".85em", fontFamily: MONO, top: "auto" },
  ".quote": { borderLeft: "3px solid var(--accent)", paddingLeft: "1.1rem !important", fontStyle: "italic" },
  ".item": { paddingLeft: "1.4rem !important", textIndent: "-1.4rem" },
  ".bullet": { display: "inline-block", width: ".9em", textIndent: "0", color: "var(--faint)" },
  ".code, .table": { fontFamily: MONO, fontSize: ".78em", fontVariantNumeric: "lining-nums tabular-nums", lineHeight: "1.6" },
  ".directive": { font: "500 .8125rem/1.7 var(--label-face)", color: "var(--grey)" },
  ".code": { background: "var(--wash)", padding: "0 .75rem !important" },
  ".rule": { display: "inline-block", width: "100%", borderTop: "1px solid var(--line)", verticalAlign: "middle" },
  ".cite": {
    font: "600 .66em/1 var(--label-face)", verticalAlign: "super", minWidth: "1.5em", padding: ".2em .3em", margin: "0 .1em", border: "0",
    borderRadius: "3px", background: "var(--wash)", color: "var(--accent)", cursor: "pointer",
  },
  ".cite.missing": { background: "var(--error-wash)", color: "var(--error)", textDecoration: "line-through" },
  ".broken, .broken *": { textDecoration: "underline wavy var(--error) !important", textUnderlineOffset: ".2em" },
  ".picture": { display: "block", position: "relative", margin: ".3rem 0", textIndent: "0" },
  ".picture img": { display: "block", maxWidth: "100%", maxHeight: "26rem", borderRadius: "3px", background: "var(--wash)" },
  ".picture :is(audio, video)": { display: "block", width: "100%", maxHeight: "26rem" },
  ".unseen-picture": {
    display: "grid", placeItems: "center", height: "9rem", padding: "1rem", borderRadius: "3px", background: "var(--wash)",
    font: "500 .875rem/1.4 var(--label-face)", color: "var(--grey)", overflowWrap: "anywhere",
  },
  ".picture .edit": {
    display: "grid", gap: ".15rem", width: "100%", minHeight: "2.75rem", padding: ".5rem 0", border: "0", background: "none",
    textAlign: "left", font: "400 .875rem/1.4 var(--label-face)", color: "var(--grey)", cursor: "pointer",
  },
  ".picture .caption": { color: "var(--ink)" },
  ".picture .edit:hover .alt": { color: "var(--accent)", textDecoration: "underline" },
  ".picture .missing": { color: "var(--error)", fontWeight: "600" },
  ".picture .error": { display: "block", font: "500 .875rem/1.4 var(--label-face)", color: "var(--error)" },
  ".picture progress": { width: "100%", height: "4px", accentColor: "var(--accent)" },
  ".cm-panels": { background: "var(--paper)", color: "var(--ink)", borderColor: "var(--line)", fontFamily: "var(--label-face)" },
  ".cm-panel.cm-search": { padding: ".5rem 0", fontSize: ".875rem" },
  ".cm-panel.cm-search :is(input:not([type=checkbox]), button)": {
    minHeight: "2rem", padding: ".2rem .6rem", border: "1px solid var(--line)", borderRadius: "4px", background: "var(--paper)", color: "var(--ink)",
    backgroundImage: "none", font: "400 .875rem/1.3 var(--label-face)",
  },
  ".cm-searchMatch": { background: "var(--found)" },
  ".cm-searchMatch-selected": { background: "var(--selected)" },
  ".cm-tooltip": {
    border: "1px solid var(--line)", borderRadius: "6px", background: "var(--paper)", color: "var(--ink)", boxShadow: "0 4px 20px rgb(0 0 0 / .14)",
    font: "400 .875rem/1.4 var(--label-face)",
  },
  ".link-tip": { display: "flex", alignItems: "center", gap: ".25rem", padding: ".25rem .25rem .25rem .75rem" },
  ".link-tip span": { maxWidth: "18rem", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: "var(--grey)" },
  ".link-tip strong": { color: "var(--error)", fontWeight: "600", whiteSpace: "nowrap" },
  ".link-tip button": {
    minHeight: "2.25rem", padding: "0 .6rem", border: "0", borderRadius: "4px", background: "none", color: "var(--accent)", font: "600 .8125rem/1 var(--label-face)",
    cursor: "pointer",
  },
  ".link-tip button:hover": { background: "var(--wash)" },
});

const written = HighlightStyle.define([
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.monospace, fontFamily: MONO, fontSize: ".85em", backgroundColor: "var(--wash)", borderRadius: "3px" },
  { tag: tags.link, color: "var(--ink)", textDecoration: "underline", textDecorationColor: "var(--accent)", textUnderlineOffset: ".16em" },
  { tag: tags.url, color: "var(--grey)" },
  { tag: tags.meta, color: "var(--faint)" },
  { tag: tags.processingInstruction, color: "var(--faint)" },
]);

/** The document with its front matter, as it is stored. */
const plain = EditorView.theme({ ".cm-scroller": { fontFamily: MONO, fontSize: ".9375rem" } });

/** A text of a few lines, with more of the page below it. */
export const short = EditorView.theme({
  "&": { fontSize: "1.0625rem" },
  ".cm-content": { minHeight: "9rem", padding: "0 0 .5rem" },
});

export const prose = [theme, syntaxHighlighting(written)];
export const source = [theme, plain, syntaxHighlighting(written)];
