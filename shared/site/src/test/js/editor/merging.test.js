import assert from "node:assert/strict";
import { test } from "node:test";
import { conflicts, merge, resolved } from "../../../main/js/editor/merging.js";

const document = (front, ...paragraphs) => `---\n${front}---\n${paragraphs.join("\n\n")}\n`;
const BASE = document("title: A\ndek: B\n", "One.", "Two.", "Three.");

test("changes of different paragraphs are joined", () => {
  const mine = BASE.replace("One.", "One, by me.");
  const theirs = BASE.replace("Three.", "Three, by them.").replace("Two.", "Two.\n\nTwo and a half.");
  assert.deepEqual(merge(BASE, mine, theirs).join(""), document("title: A\ndek: B\n", "One, by me.", "Two.", "Two and a half.", "Three, by them."));
});

test("fields that stand side by side are joined one by one", () => {
  const merged = merge(BASE, BASE.replace("title: A", "title: Mine"), BASE.replace("dek: B", "dek: Theirs\nkind: Essay"));
  assert.deepEqual(merged.join(""), BASE.replace("title: A", "title: Mine").replace("dek: B", "dek: Theirs\nkind: Essay"));
});

test("a field that goes on one side goes", () => {
  assert.equal(merge(BASE, BASE.replace("dek: B\n", ""), BASE.replace("One.", "1.")).join(""), BASE.replace("dek: B\n", "").replace("One.", "1."));
  assert.equal(merge(BASE, BASE.replace("One.", "1."), BASE.replace("dek: B\n", "")).join(""), BASE.replace("dek: B\n", "").replace("One.", "1."));
});

test("one paragraph that both changed is kept twice until somebody decides", () => {
  const parts = merge(BASE, BASE.replace("Two.", "Mine."), BASE.replace("Two.", "Theirs."));
  const found = conflicts(parts);
  assert.deepEqual(found, [{ base: "Two.\n", mine: "Mine.\n", theirs: "Theirs.\n" }]);
  assert.equal(resolved(parts, () => "mine"), BASE.replace("Two.", "Mine."));
  assert.equal(resolved(parts, () => "theirs"), BASE.replace("Two.", "Theirs."));
  assert.equal(resolved(parts, () => "both"), BASE.replace("Two.", "Mine.\nTheirs."));
});

test("one field that both changed is one conflict, by its name", () => {
  const parts = merge(BASE, BASE.replace("title: A", "title: Mine").replace("One.", "1."), BASE.replace("title: A", "title: Theirs"));
  assert.deepEqual(conflicts(parts), [{ field: "title", base: "A", mine: "Mine", theirs: "Theirs" }]);
  assert.equal(resolved(parts, () => "mine"), BASE.replace("title: A", "title: Mine").replace("One.", "1."));
  assert.equal(resolved(parts, () => "theirs"), BASE.replace("title: A", "title: Theirs").replace("One.", "1."));
});

test("the same change by both is no conflict", () => {
  const both = BASE.replace("Two.", "Both.").replace("title: A", "title: Both");
  assert.deepEqual(merge(BASE, both, both.replace("One.", "1.")).join(""), both.replace("One.", "1."));
});

test("front matter that cannot be read is merged as lines", () => {
  const base = document('title: "A\n', "One.", "Two.");
  assert.equal(merge(base, base.replace("One.", "1."), base.replace("Two.", "2.")).join(""), base.replace("One.", "1.").replace("Two.", "2."));
});

test("an unchanged side takes the version of the other", () => {
  assert.deepEqual(merge(BASE, BASE, "other"), ["other"]);
  assert.deepEqual(merge(BASE, "mine", BASE), ["mine"]);
});
