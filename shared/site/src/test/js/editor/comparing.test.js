import assert from "node:assert/strict";
import { test } from "node:test";
import { compared } from "../../../main/js/editor/comparing.js";

const words = parts => parts.map(({ kind, text }) => ({ kept: text, added: `+${text}`, removed: `-${text}` })[kind]).join("");
const one = (before, after, whole) => {
  const { fields, text } = compared(before, after, whole);
  return { fields: fields.map(({ name, parts }) => [name, words(parts)]), text: text.map(part => (part === "gap" ? "…" : words(part))) };
};

test("fields that differ are named and the others left out", () => {
  assert.deepEqual(
    one("---\ntitle: One\nsection: science\ntags: [a, b]\n---\nText.\n", "---\ntitle: Two\nsection: science\ntags: [a, c]\ncorrection: A slip.\n---\nText.\n").fields,
    [["Title", "-One+Two"], ["Tags", "a, -b+c"], ["Correction", "+A slip."]],
  );
});

test("another key of the same field is no change", () => {
  assert.deepEqual(one("---\nexcerpt: Same\n---\nText.\n", "---\ndek: Same\n---\nText.\n").fields, []);
});

test("sources stand one a line", () => {
  const [[name, text]] = one("---\ntitle: T\n---\n", "---\ntitle: T\nsources:\n  - title: A\n    url: https://a.example/\n  - title: B\n---\n").fields;
  assert.equal(name, "Sources");
  assert.equal(text, "+A · https://a.example/\nB");
});

test("paragraphs far from a change are left out unless the whole text is wanted", () => {
  const text = Array.from({ length: 9 }, (_, index) => `Paragraph ${index}.`);
  const before = text.join("\n\n");
  const after = before.replace("Paragraph 4.", "Paragraph four.");
  assert.deepEqual(one(before, after).text, ["…", "Paragraph 3.", "Paragraph -4+four.", "Paragraph 5.", "…"]);
  assert.equal(one(before, after, true).text.length, 9);
});

test("front matter that cannot be read is compared as text", () => {
  const { fields, text } = one("---\ntitle: [\n---\nText.\n", "---\ntitle: T\n---\nText.\n");
  assert.deepEqual(fields, []);
  assert.ok(text.some(part => part.includes("+T")));
});
