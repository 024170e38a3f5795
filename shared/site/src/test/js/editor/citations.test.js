import assert from "node:assert/strict";
import { test } from "node:test";
import { cite, citations, counts, inOrder, without } from "../../../main/js/editor/citations.js";

const applied = (text, changes) => [...changes].sort((a, b) => b.from - a.from)
  .reduce((rest, { from, to, insert }) => rest.slice(0, from) + insert + rest.slice(to), text);

test("citations are found, but not in code, and not as links", () => {
  const text = "A.[^1] B [^12]. `[^3]` [^4](https://a.example/) [^0] [^x]\n\n```\n[^5]\n```\n\n> C.[^2]\n";
  assert.deepEqual(citations(text).map(({ number }) => number), [1, 12, 2]);
  assert.equal(text.slice(citations(text)[1].from, citations(text)[1].to), "[^12]");
});

test("a new source between two others gets the number between theirs", () => {
  const text = "A.[^1] B. C.[^2] D.[^1]";
  const { changes, sources, number } = cite(text, ["a", "c"], 9, "b");
  assert.equal(applied(text, changes), "A.[^1] B.[^2] C.[^3] D.[^1]");
  assert.deepEqual(sources, ["a", "b", "c"]);
  assert.equal(number, 2);
});

test("a source that is cited again earlier moves forward", () => {
  const text = "A. B.[^1] C.[^2]";
  const { changes, sources, number } = cite(text, ["b", "c"], 2, 2);
  assert.equal(applied(text, changes), "A.[^1] B.[^2] C.[^1]");
  assert.deepEqual(sources, ["c", "b"]);
  assert.equal(number, 1);
});

test("the first source of a document is the first", () => {
  assert.deepEqual(cite("A.", [], 2, "a"), { changes: [{ from: 2, to: 2, insert: "[^1]" }], sources: ["a"], number: 1 });
});

test("sources that nobody cites follow those that are cited", () => {
  const { changes, sources } = cite("A. B.[^1]", ["b", "unused"], 2, "a");
  assert.equal(applied("A. B.[^1]", changes), "A.[^1] B.[^2]");
  assert.deepEqual(sources, ["a", "b", "unused"]);
});

test("an order of the author's own stays, and a new source is the last", () => {
  const text = "A.[^2] B. C.[^1]";
  const { changes, sources, number } = cite(text, ["c", "a"], 9, "b");
  assert.equal(applied(text, changes), "A.[^2] B.[^3] C.[^1]");
  assert.deepEqual(sources, ["c", "a", "b"]);
  assert.equal(number, 3);
});

test("sources are put into the text's order", () => {
  const text = "A.[^3] B.[^1] C.[^9]";
  const { changes, sources } = inOrder(text, ["b", "unused", "a"]);
  assert.equal(applied(text, changes), "A.[^1] B.[^2] C.[^9]");
  assert.deepEqual(sources, ["a", "b", "unused"]);
});

test("a source that goes takes its citations along, and the others close up", () => {
  const text = "A.[^1] B.[^2] C.[^3] D.[^2]";
  const { changes, sources } = without(text, ["a", "b", "c"], 2);
  assert.equal(applied(text, changes), "A.[^1] B. C.[^2] D.");
  assert.deepEqual(sources, ["a", "c"]);
  assert.deepEqual(counts(text, ["a", "b", "c"]), [1, 2, 1]);
});
