import assert from "node:assert/strict";
import { test } from "node:test";
import { inLanguage } from "./language.js";

const { counted, filled, moment, paragraphs, pieces, rated, refusal, views } = await inLanguage("words.js", "en", "en-GB");

test("a count chooses the form, and is grouped as the page's language does", () => {
  const forms = { one: "{count} {what}", other: "{count} {what}s" };
  assert.deepEqual([0, 1, 2345].map(count => counted(forms, count, { what: "cat" })), ["0 cats", "1 cat", "2,345 cats"]);
});

test("a value that looks like a placeholder stays as it is", () => {
  assert.equal(filled("{one} and {two}", { one: "{two}", two: "$&" }), "{two} and $&");
});

test("views that are none are not named", () => {
  assert.equal(views(0), "");
  assert.equal(views(1), "1 view");
  assert.equal(views(1234), "1,234 views");
});

test("a rating names its average and its readers", () => {
  assert.equal(rated({ average: null, count: 0 }), "Nobody has rated this yet.");
  assert.equal(rated({ average: "5", count: 1 }), "5 of 5, by 1 reader");
  assert.equal(rated({ average: "4.5", count: 2 }), "4.5 of 5, by 2 readers");
});

test("a moment is that of the site's time zone", () => {
  assert.equal(moment("2025-02-01T23:30:00Z", "UTC"), "1 February 2025, 23:30");
  assert.equal(moment("2025-02-01T23:30:00Z", "Europe/Berlin"), "2 February 2025, 00:30");
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
