import assert from "node:assert/strict";
import { test } from "node:test";
import { image, placeOf } from "../../../main/js/editor/images.js";

test("an image that is written is found with its attributes", () => {
  const written = image({ name: "a lock.mp4", alt: "A [lock]", caption: 'The "old" one', poster: "lock.png", captions: "" });
  assert.equal(written, '![A \\[lock\\]](<a lock.mp4> "The \\"old\\" one"){poster=lock.png}');
  const text = `![](other.png)\n\n${written}\n\nMore.`;
  const { from, to, attributes } = placeOf("a lock.mp4", text);
  assert.equal(text.slice(from, to), written);
  assert.equal(attributes.poster, "lock.png");
});

test("no image of a name has no place", () => assert.equal(placeOf("lock.png", "![](other.png) and [lock](lock.png)"), undefined));
