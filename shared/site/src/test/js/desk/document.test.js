import assert from "node:assert/strict";
import { test } from "node:test";
import { ulid, withField, written } from "../../../main/js/desk/document.js";

test("a document has the fields that have a value, quoted, and its text", () => {
  assert.equal(written({ headline: 'Say "so"', tags: [], summary: "", sources: ["a"] }, "Text"),
    '---\nheadline: "Say \\"so\\""\nsources: ["a"]\n---\nText\n');
});

test("a field is replaced with all of its lines, and the text keeps what looks like it", () => {
  const document = "---\nkey: old\n  and more\nother: stays\n---\nkey: in the text\n";
  assert.equal(withField(document, "key", "new"), '---\nother: stays\nkey: "new"\n---\nkey: in the text\n');
  assert.equal(withField(document, "key"), "---\nother: stays\n---\nkey: in the text\n");
});

test("dashes within a line end no front matter", () => {
  assert.equal(withField("---\nheadline: a --- b\n---\n", "pinned", true), "---\nheadline: a --- b\npinned: true\n---\n");
});

test("a text without front matter stays as it is", () => {
  assert.equal(withField("No front matter", "key", "value"), "No front matter");
});

test("identifiers sort by the time they were made", () => {
  const one = ulid();
  assert.match(one, /^[0-9A-HJKMNP-TV-Z]{26}$/);
  assert.ok(Math.abs(Date.now() - [...one.slice(0, 10)].reduce((time, letter) =>
    time * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(letter), 0)) < 60_000);
});
