import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, isMonth, nameOfDay, nameOfMonth, plus, shift } from "../../../main/js/desk/months.js";

test("a month is shown in whole weeks from Monday", () => {
  const november = daysOf("2026-11");
  assert.deepEqual([november[0], november.at(-1), november.length], ["2026-10-26", "2026-12-06", 42]);
  const february = daysOf("2027-02");
  assert.deepEqual([february[0], february.at(-1), february.length], ["2027-02-01", "2027-02-28", 28]);
  const october = daysOf("2026-10");
  assert.equal(new Set(october).size, october.length);
});

test("days and months go on over the ends of years, and over changes of clocks", () => {
  assert.deepEqual([plus("2026-12-31", 1), plus("2026-10-25", 1), plus("2024-03-01", -1)], ["2027-01-01", "2026-10-26", "2024-02-29"]);
  assert.deepEqual([shift("2026-12", 1), shift("2026-01", -1), shift("2026-05", 20)], ["2027-01", "2025-12", "2028-01"]);
});

test("only a month is one", () => {
  assert.deepEqual(["2026-10", "2026-13", "2026-1", "", "2026-10-01"].map(isMonth), [true, false, false, false, false]);
});

test("days and months have names", () => {
  assert.equal(nameOfDay("2026-10-25"), "Sunday 25 October");
  assert.equal(nameOfMonth("2026-10"), "October 2026");
});
