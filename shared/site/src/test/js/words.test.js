import assert from "node:assert/strict";
import { test } from "node:test";
import { moment, paragraphs, pieces, plural, rated, refusal, views } from "../../main/js/words.js";

test("one of a thing is singular, none and many are plural", () => {
  assert.deepEqual([0, 1, 2].map(number => plural(number, "comment")), ["comments", "comment", "comments"]);
});

test("views are grouped as the page's language does, and none are not named", () => {
  assert.equal(views(0, "en"), "");
  assert.equal(views(1, "en"), "1 view");
  assert.equal(views(1234, "en"), "1,234 views");
  assert.equal(views(1234567, "de"), "1.234.567 views");
});

test("a rating names its average and its readers", () => {
  assert.equal(rated({ average: null, count: 0 }), "Nobody has rated this yet.");
  assert.equal(rated({ average: "5", count: 1 }), "5 of 5, by 1 reader");
  assert.equal(rated({ average: "4.5", count: 2 }), "4.5 of 5, by 2 readers");
});

test("a moment is that of the site's time zone, its month in the site's language", () => {
  assert.equal(moment("2025-02-01T23:30:00Z", "en", "UTC"), "1 February 2025, 23:30");
  assert.equal(moment("2025-02-01T23:30:00Z", "de", "Europe/Berlin"), "2 Februar 2025, 00:30");
  assert.equal(moment("2025-02-01T23:30:00Z", "ar-EG", "UTC"), "1 فبراير 2025, 23:30");
});

test("a refusal has the problem's words, and minutes rounded up", () => {
  assert.equal(refusal({ detail: "Too many comments." }, 0), "Too many comments.");
  assert.equal(refusal({ detail: "Too many comments." }, 61), "Too many comments. Again in 2 minutes.");
  assert.equal(refusal({}, 0), "That did not work.");
});

test("text and links take turns, and a link ends before punctuation", () => {
  assert.deepEqual(pieces("No link."), ["No link."]);
  assert.deepEqual(pieces("https://example.org"), ["", "https://example.org", ""]);
  assert.deepEqual(
    pieces("See http://a.example/x_(y), https://b.example/?q=1&r=2. And (https://c.example/*)!"),
    ["See ", "http://a.example/x", "_(y), ", "https://b.example/?q=1&r=2", ". And (", "https://c.example/", "*)!"]);
});

test("what only looks like a link, or like markup, stays text", () => {
  for (const line of ["javascript:alert(1)", "https://", "http://?", "<script>alert(1)</script>"]) {
    assert.deepEqual(pieces(line), [line]);
  }
  assert.deepEqual(pieces('https://a.example/"onclick="x'), ["", "https://a.example/", '"onclick="x']);
});

test("an empty line begins a paragraph, and a paragraph keeps its lines", () => {
  assert.deepEqual(paragraphs("One"), [["One"]]);
  assert.deepEqual(paragraphs("One\ntwo\n\nThree"), [["One", "two"], ["Three"]]);
});
