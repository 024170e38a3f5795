import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, latest, missing } from "../../main/js/merging.js";

test("of numbers known twice one stays, and of many the latest hundred", () => {
  assert.deepEqual(latest([1, 2], [2, 3]), [1, 2, 3]);
  const many = Array.from({ length: 100 }, (_, number) => number);
  assert.deepEqual(latest(many, [100, 5]), [...many.slice(1), 100]);
});

test("only numbers after the known one that are not on the page are missing", () => {
  assert.equal(missing(3, 7, number => number === 5), 3);
  assert.equal(missing(3, 3, () => false), 0);
  assert.equal(missing(3, 2, () => false), 0);
});

test("pages of an answer become one: lists are joined, the rest is as told last", () => {
  const first = joined({}, { name: "Ada", comments: [1, 2] });
  const both = joined(first, { name: "Ada L.", comments: [3], ratings: [4] });
  assert.deepEqual(both, { name: "Ada L.", comments: [1, 2, 3], ratings: [4] });
  assert.deepEqual(first, { name: "Ada", comments: [1, 2] });
});
