import assert from "node:assert/strict";
import { test } from "node:test";
import { join, read, split, value, withYaml, write } from "../../../main/js/editor/frontmatter.js";

const YAML = `# Written by hand
title: "An old one"   # keep the quotes
category: science

tags:
- tides
- open data
# about the picture
image:
  path: a.jpg
  focus: [0.5, 0.2]
dek: >-
  Two lines
  of it
layout: post
`;

test("a document is its parts, byte for byte", () => {
  for (const text of [
    `---\n${YAML}---\nText.\n`,
    "---\r\ntitle: A\r\n---\r\nText.\r\n",
    "---\n---\n",
    "---\ntitle: A\n...\nText --- and\n---\nmore",
    "---\ntitle: A\n---",
    "\uFEFF---\ntitle: A\n---\n",
    "No front matter\n---\n",
    "---\nnever ends\n",
    "",
  ]) {
    assert.equal(join(split(text)), text);
  }
  assert.equal(split("---\ntitle: A\n---\nText.\n").body, "Text.\n");
  assert.equal(split("---\ntitle: A --- B\n---\nText.\n").yaml, "title: A --- B\n");
});

test("a field of one line changes, and nothing else", () => {
  assert.equal(write(YAML, "title", "A new one: it is"), YAML.replace('"An old one"', '"A new one: it is"'));
  assert.equal(write(YAML, "section", "markets"), YAML.replace("category: science", "category: markets"));
  assert.equal(write(YAML, "layout", "page"), YAML.replace("layout: post", "layout: page"));
});

test("a field of several lines changes, and nothing else", () => {
  assert.equal(write(YAML, "tags", ["tides", "open data", "ports"]), YAML.replace("- open data\n", "- open data\n- ports\n").replace(/^- /gm, "  - "));
  assert.equal(write(YAML, "dek", "One line"), YAML.replace(">-\n  Two lines\n  of it", "One line"));
});

test("an unknown part of a changed field stays", () => {
  const { fields } = read(YAML);
  const changed = write(YAML, "image", { ...fields.image, alt: "A ladder" });
  assert.deepEqual(read(changed).fields, { ...fields, image: { path: "a.jpg", focus: [0.5, 0.2], alt: "A ladder" } });
  assert.ok(changed.includes("# about the picture"));
});

test("a value that it has already changes nothing, whatever its spelling", () => {
  for (const [name, to] of Object.entries(read(YAML).fields)) {
    assert.equal(write(YAML, name, to), YAML);
  }
  assert.equal(write("title: >-\n  A\n  B\n", "title", "A B"), "title: >-\n  A\n  B\n");
});

test("an emptied field goes, with its lines alone", () => {
  assert.equal(write(YAML, "tags", []), YAML.replace("tags:\n- tides\n- open data\n", ""));
  assert.equal(write(YAML, "title", ""), YAML.replace(/^title.*\n/m, ""));
  assert.equal(write(YAML, "layout", ""), YAML.replace("layout: post\n", ""));
  assert.equal(write(YAML, "never", ""), YAML);
});

test("a new field comes last; a list of names on one line", () => {
  assert.equal(write(YAML, "kind", "Essay"), `${YAML}kind: Essay\n`);
  assert.equal(write("", "tags", ["a", "b, c"]), 'tags: [a, "b, c"]\n');
  assert.equal(write("title: A", "dek", "B"), "title: A\ndek: B\n");
  assert.equal(write("sources:\n", "sources", [{ title: "A", url: "https://a.example/" }]), "sources:\n  - title: A\n    url: https://a.example/\n");
});

test("items that do not change keep how they are written", () => {
  const yaml = "sources:\n  - publisher: IETF # the authors\n    title: 'HTTP'\n    url: https://a.example/\n  - title: Second\n";
  const { fields: { sources } } = read(yaml);
  assert.equal(
    write(yaml, "sources", [{ title: "New" }, ...sources]),
    yaml.replace("sources:\n", "sources:\n  - title: New\n"));
});

test("a field without a value, in the middle, gets one", () => {
  assert.equal(write("title: A\ndek:\nkind: Essay\n", "dek", "B"), "title: A\ndek: B\nkind: Essay\n");
});

test("fields in braces change", () => {
  assert.deepEqual(read(write("{title: A, kind: Essay}\n", "title", "B")).fields, { title: "B", kind: "Essay" });
});

test("a document without front matter gets one", () => {
  const parts = split("Text.\n");
  assert.equal(join(withYaml(parts, write(parts.yaml, "title", "A"))), "---\ntitle: A\n---\nText.\n");
});

test("what cannot be read says where", () => {
  const { error } = read('title: "A\nkind: [\n');
  assert.ok(error.line >= 2);
  assert.ok(error.detail);
  assert.throws(() => write('title: "A\n', "title", "B"));
  assert.deepEqual(read("- a\n- b\n").fields, {});
  assert.ok(read("- a\n").error);
});

test("the first key of several that has a value counts", () => {
  assert.equal(value({ dek: "", excerpt: "E" }, "dek"), "E");
  assert.equal(write("dek:\nexcerpt: E\n", "dek", "F"), "dek:\nexcerpt: F\n");
});

test("numbers and dates in a text field are kept as they are written", () => {
  const yaml = "title: 2024\ndate: 2025-02-01\n";
  assert.equal(write(yaml, "kind", "Essay"), `${yaml}kind: Essay\n`);
  assert.equal(read(yaml).fields.date, "2025-02-01");
});
