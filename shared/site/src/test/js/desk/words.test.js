import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, at, count, local, record, slug, span, title, when } from "../../../main/js/desk/words.js";

test("a span has the largest unit that fits, rounded down", () => {
  assert.deepEqual([0, 59, 60, 3_599, 7_200, 86_399, 172_800].map(span),
    ["moments", "moments", "1 minute", "59 minutes", "2 hours", "23 hours", "2 days"]);
});

test("an instant of the last minute, or of a clock that is ahead, is just now", () => {
  const before = seconds => new Date(Date.now() - seconds * 1000).toISOString();
  assert.equal(ago(before(-30)), "just now");
  assert.equal(ago(before(30)), "just now");
  assert.equal(ago(before(3_700)), "1 hour ago");
});

test("a time has its day unless it is of today, and its year unless it is this one", () => {
  const now = new Date();
  assert.match(when(now.toISOString()), /^\d\d:\d\d$/);
  assert.match(when("2020-02-01T10:12:00Z"), /^\d+ Feb 2020, \d\d:12$/);
  const otherMonth = new Date(now.getFullYear(), (now.getMonth() + 6) % 12, 15, 9, 5);
  assert.match(when(otherMonth.toISOString()), /^15 \p{L}+, 09:05$/u);
});

test("instants in what the server says become times of here", () => {
  const instant = "2025-02-01T10:12:00.5Z";
  assert.equal(local(`Approved at ${instant} by Ada.`), `Approved at ${at(instant)} by Ada.`);
  assert.match(at(instant), /February 2025.*:12/);
  assert.equal(local("Nothing to see."), "Nothing to see.");
});

test("a count is grouped, and may have a plural of its own", () => {
  assert.equal(count(1, "comment"), "1 comment");
  assert.equal(count(1_200, "reply", "replies"), "1,200 replies");
});

test("an article without a title has the words of its address", () => {
  assert.equal(title({ title: "Known", article: "its-slug" }), "Known");
  assert.equal(title({ article: "its-slug" }), "Its slug");
});

test("a slug is taken from an address, and stays if it is one", () => {
  assert.equal(slug("https://example.org/articles/a-slug/comments/2#comment-51"), "a-slug");
  assert.equal(slug(" a-slug "), "a-slug");
  assert.equal(slug("https://example.org/articles/%CE%B1%CE%B2"), "αβ");
  assert.equal(slug("https://example.org/articles/100%"), "100%");
  assert.equal(slug("A title"), "A title");
});

test("a record names only what there is", () => {
  const none = { published: 0, held: 1, rejected: 0 };
  assert.equal(record(none), "Their first comment");
  assert.equal(record({ ...none, blocked: true }), "Their record: blocked, 1 waiting");
  assert.equal(record({ published: 3, held: 0, rejected: 1, verifiedAs: "Ada" }),
    "Their record: verified as Ada, 3 published, 1 rejected in 30 days");
});
