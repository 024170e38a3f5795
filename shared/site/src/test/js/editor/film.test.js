import assert from "node:assert/strict";
import { test } from "node:test";
import { withFile } from "../../../main/js/editor/film.js";

test("a poster replaces the one before, and captions those in their language", () => {
  assert.equal(withFile("poster", "", "a.png"), "a.png");
  assert.equal(withFile("poster", "a.png", "b.png"), "b.png");
  assert.equal(withFile("captions", "a.en.vtt", "b.de.vtt"), "a.en.vtt b.de.vtt");
  assert.equal(withFile("captions", "a.en.vtt  b.de.vtt", "c.EN.vtt"), "b.de.vtt c.EN.vtt");
  assert.equal(withFile("captions", "a.vtt", "b.vtt"), "b.vtt");
});
