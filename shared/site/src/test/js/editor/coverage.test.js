import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, withFields } from "../../../main/js/editor/coverage.js";

const DOCUMENT = "---\n# kept\ntitle: Tide\nkeyPoints:\n  - One\n  - Two\nstatus: open\nsection: science\n---\n";

test("a coverage's fields are read by whichever key has them", () => {
  assert.deepEqual(fieldsOf(DOCUMENT).fields, { title: "Tide", dek: "", section: "science", points: "One\nTwo" });
  assert.deepEqual(fieldsOf("---\nkey points: Only one\n---\n").fields, { title: "", dek: "", section: "", points: "Only one" });
  assert.equal(typeof fieldsOf("---\ntitle: [broken\n---\n").error, "string");
});

test("only the fields that change are written", () => {
  const { fields } = fieldsOf(DOCUMENT);
  assert.equal(withFields(DOCUMENT, fields), DOCUMENT);
  assert.equal(withFields(DOCUMENT, { ...fields, title: "Ebb", points: " One \n\nThree\n" }),
    DOCUMENT.replace("Tide", "Ebb").replace("Two", "Three"));
  assert.equal(withFields(DOCUMENT, { ...fields, points: "" }), DOCUMENT.replace("keyPoints:\n  - One\n  - Two\n", ""));
});
