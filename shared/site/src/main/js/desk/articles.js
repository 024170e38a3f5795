// Articles, by what somebody at the desk writes: an address, a slug or a title.

import * as api from "./api.js";
import { slug } from "./words.js";

const PAGES = 5;
const SLUG = /^[\p{L}\p{M}\p{Nd}]+(-[\p{L}\p{M}\p{Nd}]+)*$/u;

const plain = text => text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// The newest, a hundred at a time, read when they are first needed.
const pages = [];
const none = { articles: [] };

const page = number => pages[number] ??= ask(number).catch(error => {
  pages.length = 0;
  throw error;
});

async function ask(number) {
  const { next } = number ? await page(number - 1) : { next: "" };
  return next === undefined ? none : api.articles(next);
}

async function* newest() {
  for (let number = 0; number < PAGES; number++) {
    yield* (await page(number)).articles;
  }
}

/**
 * The slug of the article that is meant; undefined if it can be none. A title is looked for among the newest five hundred, in
 * full or in part; of an older article it is taken for what its slug was made of, as most are.
 */
export async function find(written) {
  const text = slug(written);
  if (text.includes("-") && SLUG.test(text) && text === text.toLowerCase()) {
    return text;
  }
  const wanted = plain(written);
  if (!wanted) {
    return undefined;
  }
  let part;
  for await (const { slug: found, title } of newest()) {
    const words = plain(title);
    if (words === wanted || found === text) {
      return found;
    }
    part ??= words.includes(wanted) ? found : undefined;
  }
  return part ?? guess(text);
}

/** The newest articles, a hundred more with each call. */
export async function more(shown = 0) {
  const found = [];
  for (let number = 0; found.length <= shown; number++) {
    const { articles, next } = await page(number);
    found.push(...articles);
    if (next === undefined) {
      return { articles: found, isAll: true };
    }
  }
  return { articles: found, isAll: false };
}

/** Forgets what was read: something was published. */
export const forget = () => {
  pages.length = 0;
};

/** What the server would make of most titles (Slug.java). */
export const guess = title => title.normalize("NFKD").replace(/(?<=\p{Script=Latin})\p{M}+/gu, "").normalize("NFC").toLowerCase()
  .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 100).replace(/-$/, "") || undefined;

/** Offers the titles of the newest articles in a field, once somebody comes to it. */
export function offer(field) {
  field.addEventListener("focus", async () => {
    const { articles } = await page(0).catch(() => none);
    document.getElementById("titles").replaceChildren(
      ...articles.map(({ title, slug: value }) => Object.assign(document.createElement("option"), { value: title, label: value })));
  }, { once: true });
}
