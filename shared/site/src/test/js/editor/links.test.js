import assert from "node:assert/strict";
import { test } from "node:test";
import { commonmarkLanguage } from "@codemirror/lang-markdown";
import { Language } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { extensions } from "../../../main/js/editor/language.js";
import { BrokenLinks, linksIn, pathOf } from "../../../main/js/editor/links.js";

const ORIGIN = "https://example.org";
const markdown = new Language(commonmarkLanguage.data, commonmarkLanguage.parser.configure(extensions), [], "markdown");
const state = doc => EditorState.create({ doc, extensions: [markdown] });

function links(answers, now) {
  const asked = [];
  let told = 0;
  const broken = new BrokenLinks(ORIGIN, {
    status: async path => {
      asked.push(path);
      if (!(path in answers)) {
        throw new TypeError("no connection");
      }
      return answers[path];
    },
    told: () => told++,
    ...(now ? { now } : {}),
  });
  return { broken, asked, told: () => told };
}

test("a link to another site, to a place of the page and to the API has no path here", () => {
  for (const url of ["https://example.com/a", "mailto:desk@example.org", "#conclusion", "/api/articles", "https://"]) {
    assert.equal(pathOf(url, ORIGIN), undefined, url);
  }
});

test("a link within the site has its path, however it is written", () => {
  for (const url of ["/articles/a?b=c#d", "https://example.org/articles/a?b=c", "a?b=c", "</articles/a?b=c>", "../articles/a?b=c"]) {
    assert.equal(pathOf(url, ORIGIN), "/articles/a?b=c", url);
  }
});

test("links are found in the whole text, and pictures are none", () => {
  const found = linksIn(state("# A [b](/c)\n\n![d](e.png)\n\n- *[f](</g h>)* and `[i](/j)`\n"));
  assert.deepEqual(found.map(({ url }) => url), ["/c", "</g h>"]);
});

test("only what is answered 404 or 410 leads nowhere", async () => {
  const { broken, told } = links({ "/a": 404, "/b": 410, "/c": 200, "/d": 503 });
  const text = state("[a](/a) [b](/b) [c](/c) [d](/d)");
  await broken.check(text);
  assert.deepEqual(broken.of(text).map(({ url }) => url), ["/a", "/b"]);
  assert.equal(told(), 2);
});

test("an address is asked for once, and a broken one again later", async () => {
  const answers = { "/a": 404, "/b": 200 };
  let now = 0;
  const { broken, asked } = links(answers, () => now);
  const text = state("[a](/a) [b](/b) [again](/b)");
  await broken.check(text);
  await broken.check(text);
  assert.deepEqual(asked, ["/a", "/b"]);
  answers["/a"] = 200;
  now = 31_000;
  await broken.check(text);
  assert.deepEqual(asked, ["/a", "/b", "/a"]);
  assert.deepEqual(broken.of(text), []);
});

test("without a connection no link is called broken, and it is asked for when the connection is back", async () => {
  const answers = {};
  const { broken } = links(answers);
  const text = state("[a](/a)");
  await broken.check(text);
  assert.deepEqual(broken.of(text), []);
  answers["/a"] = 404;
  await broken.check(text);
  assert.equal(broken.of(text).length, 1);
});
