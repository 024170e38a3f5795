import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ACTS } from "../../../main/js/desk/auditacts.js";

test("every act that the server records has words, and no word is of another act", () => {
  const source = readFileSync(new URL("../../../../../core/src/main/java/broadsheet/audit/Act.java", import.meta.url), "utf8");
  const recorded = [...source.matchAll(/^ {4}[A-Z_]+\("([a-z-]+)"\)[,;]/gm)].map(([, name]) => name);
  assert.ok(recorded.length > 30);
  assert.deepEqual(Object.keys(ACTS).sort(), recorded.sort());
  assert.equal(new Set(Object.values(ACTS).map(({ label }) => label)).size, recorded.length);
});

test("a record leads to its draft or its article, and that of an article nobody knows leads nowhere", () => {
  assert.equal(ACTS["publication-scheduled"].href("01K5T3V2Q8ZC4J7M9X1B6N0RDE"), "#draft/01K5T3V2Q8ZC4J7M9X1B6N0RDE");
  assert.equal(ACTS["withdrawal-cancelled"].href("a-tide"), "#history/a-tide");
  assert.equal(ACTS["lead-chosen"].href("a-tide"), "#history/a-tide");
  assert.ok(!ACTS["lead-cleared"].href(""));
});
