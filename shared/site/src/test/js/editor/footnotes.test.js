import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorState } from "@codemirror/state";
import { cite, citations } from "../../../main/js/editor/citations.js";
import { definitions, freeName, note, references, renamed } from "../../../main/js/editor/footnotes.js";
import { parser } from "../../../main/js/editor/language.js";

const applied = (text, changes) => [...changes].sort((a, b) => b.from - a.from)
  .reduce((rest, { from, to, insert }) => rest.slice(0, from) + insert + rest.slice(to), text);
const slice = text => (from, to) => text.slice(from, to);

test("what a line defines is a note, and every other number a citation", () => {
  const text = "A[^1] B[^2] C[^a] D[^x] `[^a]`\n\n[^2]: Two words.\n[^A]: Word\n";
  const tree = parser.parse(text);
  const notes = definitions(tree, slice(text));
  assert.deepEqual([...notes.keys()], ["2", "a"]);
  assert.equal(notes.get("2").text, "Two words.");
  assert.deepEqual(references(tree, slice(text)).map(({ name }) => name), ["2", "a"]);
  assert.deepEqual(citations(text).map(({ number }) => number), [1]);
});

test("a new note gets a free name, and is begun at the end of the text", () => {
  const begun = (doc, anchor) => {
    let after;
    note({ state: EditorState.create({ doc, selection: { anchor } }), dispatch: ({ state }) => (after = state) });
    return [after.doc.toString(), after.selection.main.head];
  };
  assert.deepEqual(begun("A claim. More.\n", 8), ["A claim.[^n1] More.\n\n[^n1]: ", 28]);
  const [second, head] = begun("A[^n1] b.\n\n[^n1]: One.", 9);
  assert.equal(second, "A[^n1] b.[^n2]\n\n[^n1]: One.\n[^n2]: ");
  assert.equal(head, second.length);
  assert.deepEqual(begun("", 0), ["[^n1]\n\n[^n1]: ", 14]);
  assert.deepEqual(begun("A.", 2), ["A.[^n1]\n\n[^n1]: ", 16]);
});

test("names are free that no note has, whatever the case", () => {
  assert.equal(freeName("a[^n2] b[^N7]"), "n8");
});

test("notes that are called as a source get other names", () => {
  const text = "A[^1] B[^2].\n\n[^1]: One.\n[^2]: Two.\n";
  assert.equal(applied(text, renamed(text, 1)), "A[^n1] B[^2].\n\n[^n1]: One.\n[^2]: Two.\n");
  assert.deepEqual(renamed(text, 0), []);
});

test("the first source of a text with numbered notes is cited by its number", () => {
  const text = "A[^1].\n\n[^1]: One.\n";
  const { changes, sources, number } = cite(text, [], 0, "s");
  assert.equal(applied(text, changes), "[^1]A[^n1].\n\n[^n1]: One.\n");
  assert.deepEqual([sources, number], [["s"], 1]);
});
