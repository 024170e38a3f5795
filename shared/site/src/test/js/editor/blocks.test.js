import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { ATTRIBUTES, attributesOf, written } from "../../../main/js/editor/attributes.js";
import { insertion } from "../../../main/js/editor/blocks.js";
import { parser } from "../../../main/js/editor/language.js";

const after = (kind, text, from, to = from) => {
  const view = {
    state: EditorState.create({ doc: text, selection: { anchor: from, head: to } }),
    dispatch(spec) {
      this.state = (spec.state ? spec : this.state.update(spec)).state;
    },
  };
  view.dispatch = view.dispatch.bind(view);
  insertion(kind)(view);
  return view.state;
};

const names = text => {
  const found = [];
  parser.parse(text).iterate({ enter: ({ name }) => void found.push(name) });
  return found;
};

test("attributes are read and written again", () => {
  for (const list of ['{width=wide credit="A. Photographer"}', "{.left width=50%}", "{credit='Said \"no\"'}"]) {
    const [whole, inside] = ATTRIBUTES.exec(`${list} more`);
    assert.equal(whole, list);
    assert.deepEqual(attributesOf(ATTRIBUTES.exec(written(attributesOf(inside)))[1]), attributesOf(inside));
  }
  assert.equal(written({ width: "", credit: "" }), "");
  for (const text of ["{width}", "{}", "{{ tag }}", " {width=wide}", "{width=\"wide}"]) {
    assert.equal(ATTRIBUTES.exec(text), null, text);
  }
});

test("lines of colons end a paragraph, and are no paragraph", () => {
  assert.deepEqual(names("A\n:::aside[T]\nB\n:::\nC"), ["Document", "Paragraph", "DirectiveMark", "Paragraph", "DirectiveMark", "Paragraph"]);
  assert.ok(!names("A ::: b\n\n    :::aside").includes("DirectiveMark"));
});

test("a pull quote has the selected words, in a block behind their paragraph", () => {
  const state = after("pullquote", "One two three.\n\nNext.", 4, 7);
  assert.equal(state.doc.toString(), "One two three.\n\n:::pullquote\ntwo\n:::\n\nNext.");
});

test("the cursor stands where a gallery's pictures go", () => {
  const state = after("gallery", "One.", 4);
  assert.equal(state.doc.toString(), "One.\n\n:::gallery[Caption]\n\n:::\n");
  assert.equal(state.doc.lineAt(state.selection.main.head).number, 4);
});

test("the title of an aside is selected", () => {
  const state = after("aside", "", 0);
  assert.equal(state.sliceDoc(state.selection.main.from, state.selection.main.to), "Title");
});

test("a transcript is a block whose words are selected", () => {
  const state = after("transcript", "One.", 4);
  assert.equal(state.doc.toString(), "One.\n\n:::transcript\nWhat is said\n:::\n");
  assert.equal(state.sliceDoc(state.selection.main.from, state.selection.main.to), "What is said");
});
