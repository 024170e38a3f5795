// Blocks between lines of colons, as the toolbar inserts them.

import { block } from "./formatting.js";

const HOLE = "…";

const TEXTS = {
  aside: () => [":::aside[Title]\nText\n:::", "Title"],
  pullquote: words => [`:::pullquote\n${words || "Words of the text"}\n:::`, words ? "" : "Words of the text"],
  gallery: () => [`:::gallery[Caption]\n${HOLE}\n:::`, HOLE],
  chart: () => ["```chart\ntitle: What it shows\nsource: Where the figures are from\ntype: bar\n\nYear, Ships\n2024, 398\n2025, 412\n```", "What it shows"],
  transcript: () => [":::transcript\nWhat is said\n:::", "What is said"],
  table: () => [":::figure[Caption]{width=text}\n| Column | Column |\n| --- | --- |\n|  |  |\n|  |  |\n:::", "Caption"],
};

/** Inserts a block behind the paragraph of the cursor; a pull quote has the selected words. */
export const insertion = kind => view => {
  const { from, to } = view.state.selection.main;
  const words = view.state.sliceDoc(from, to).replace(/\s+/g, " ").trim();
  const [text, selected] = TEXTS[kind](words);
  block(text, selected)(view);
  const { main } = view.state.selection;
  if (selected === HOLE) {
    // Where the pictures will stand.
    view.dispatch({ changes: { from: main.from, to: main.to }, selection: { anchor: main.from }, userEvent: "input" });
  }
  return true;
};
