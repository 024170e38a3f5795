import assert from "node:assert/strict";
import { test } from "node:test";
import { unsaved } from "../../../main/js/editor/resuming.js";

test("a text whose save arrived although the page was closed is not there again", async () => {
  const kept = { version: 1, text: "One.\n\nTwo.\n", base: "One.\n" };
  const textOf = async version => ({ 2: "One.\n\nTwo.\n" })[version];
  assert.equal(await unsaved(kept, { version: 2, document: "One.\n\nTwo.\n" }, textOf), undefined);
  // Somebody has deleted the second paragraph since.
  assert.equal(await unsaved(kept, { version: 3, document: "One.\n" }, textOf), undefined);
});

test("what was written after the save that a closing page sent rests on that save", async () => {
  const kept = { version: 1, text: "One, two, three.\n", base: "One.\n", sent: "One, two.\n" };
  const found = await unsaved(kept, { version: 2, document: "One, two.\n" }, async () => "One, two.\n");
  assert.equal(found.base, "One, two.\n");
});

test("what never arrived is there again, also if the earlier text cannot be read", async () => {
  const kept = { version: 1, text: "Mine.\n", base: "One.\n" };
  assert.equal(await unsaved(kept, { version: 1, document: "One.\n" }, async () => assert.fail("nothing is older")), kept);
  assert.equal(await unsaved(kept, { version: 4, document: "Theirs.\n" }, async () => Promise.reject(new Error("404"))), kept);
});
