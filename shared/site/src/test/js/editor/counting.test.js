import assert from "node:assert/strict";
import { test } from "node:test";
import { minutes, words } from "../../../main/js/editor/counting.js";

test("words are counted, marks and addresses are not", () => {
  assert.equal(words("## A heading\n\nTwo **words**, it’s [a link](https://a.example/b).[^1]\n\n- one\n- 2\n\n| a | b |\n|---|---|\n| c | d |\n"), 13);
  assert.equal(words(""), 0);
  assert.equal(words("Слова и 数"), 3);
});

test("a text takes at least a minute", () => {
  assert.deepEqual([0, 238, 239].map(minutes), [1, 1, 2]);
});
