import assert from "node:assert/strict";
import { test } from "node:test";
import { comesBefore, isOlder, pause } from "../../main/js/updates.js";

const update = (place, pinned) => ({ dataset: { place: String(place), pinned: String(Boolean(pinned)) } });

test("pinned updates come first, then the newest", () => {
  const updates = [update(9), update(10), update(2, true), update(11, true)];
  updates.sort((one, other) => (comesBefore(one, other) ? -1 : 1));
  assert.deepEqual(updates.map(({ dataset }) => dataset.place), ["11", "2", "10", "9"]);
});

test("an update below the first place is on a page of older ones, unless it is pinned", () => {
  assert.equal(isOlder(update(9), 10), true);
  assert.equal(isOlder(update(10), 10), false);
  assert.equal(isOlder(update(9, true), 10), false);
});

test("an open coverage is asked every ten seconds, a closed one every minute, give or take a fifth", () => {
  const close = (found, wanted) => assert.ok(Math.abs(found - wanted) < 1, `${found} is not ${wanted}`);
  close(pause("open", 0, 0), 8_000);
  close(pause("open", 0, 1), 12_000);
  close(pause("closed", 0, 0.5), 60_000);
});

test("each failure doubles the pause, up to two minutes", () => {
  const middle = failures => Math.round(pause("open", failures, 0.5));
  assert.deepEqual([1, 2, 3, 4, 100].map(middle), [20_000, 40_000, 80_000, 120_000, 120_000]);
  assert.equal(Math.round(pause("closed", 1, 0.5)), 120_000);
});
