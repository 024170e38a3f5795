// Drafts and published articles in one list.

import * as api from "./api.js";
import { forget, more } from "./articles.js";
import { ulid } from "./document.js";
import { ask, shortly, waiting } from "./takedown.js";
import { announce } from "./tray.js";
import { ago, at } from "./words.js";

const byId = id => document.getElementById(id);
const filter = byId("articles-filter");
const rows = byId("articles-rows");
const news = byId("articles-news");
const further = byId("articles-more");
const template = byId("articles-row").content.firstElementChild;
const STATUS = { draft: "Draft", "in-review": "In review", ready: "Ready", scheduled: "Scheduled", published: "Published" };
const PAGES = 10;

let drafts = [];
let olderDrafts;
let articles = { articles: [], isAll: true };
let schedules = new Map();
let isBeginning = false;

const isEditor = () => "editor" in byId("desk").dataset;

const plain = text => text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");

/** Reads what there is. */
export async function load() {
  document.title = "The desk";
  say("");
  // What is published since, by others or at its time, is among the articles too.
  forget();
  await attempt(async () => {
    olderDrafts = undefined;
    [drafts, articles, schedules] = await Promise.all([moreDrafts(), more(), waiting(isEditor())]);
    show();
    const slug = sessionStorage.getItem("desk.published");
    sessionStorage.removeItem("desk.published");
    if (slug) {
      published(slug);
    }
  });
}

/** The newest drafts, or those after the ones that are shown. */
async function moreDrafts() {
  const found = [];
  let cursor = olderDrafts;
  for (let page = 0; page < PAGES; page++) {
    const answer = await api.drafts({ limit: 100, cursor });
    found.push(...answer.drafts);
    cursor = answer.next;
    if (cursor === undefined) {
      break;
    }
  }
  olderDrafts = cursor;
  return found;
}

function published(slug) {
  const link = Object.assign(document.createElement("a"), { href: `/articles/${encodeURIComponent(slug)}`, textContent: "See it" });
  news.replaceChildren("It is published. Its page follows within seconds. ", link);
}

function items() {
  const changed = new Map(drafts.filter(({ article }) => article).map(draft => [draft.article.slug, draft]));
  return [
    ...drafts.map(draft => ({ ...draft, when: draft.saved, people: [draft.author?.name, draft.assignee?.name].filter(Boolean), href: `#draft/${draft.id}`, slug: draft.article?.slug })),
    ...articles.articles.map(article => ({
      ...article, status: "published", when: article.published, people: article.authors.map(({ name }) => name), draft: changed.get(article.slug),
    })),
  ];
}

/** Offers everybody who has written something that is here. The one that is chosen stays. */
function offerAuthors(all) {
  const field = filter.elements.author;
  const chosen = field.value;
  const names = [...new Set([...all.flatMap(({ people }) => people), chosen].filter(Boolean))].sort((one, other) => one.localeCompare(other));
  field.replaceChildren(field.options[0], ...names.map(name => new Option(name)));
  field.value = chosen;
}

function show() {
  const { text, status, section, author } = Object.fromEntries(new FormData(filter));
  const wanted = plain(text.trim());
  const all = items();
  offerAuthors(all);
  const found = all.filter(item => (!status || item.status === status)
    && (!section || item.section?.id === section)
    && (!author || item.people.includes(author))
    && (!wanted || plain(item.title ?? "").includes(wanted) || item.slug?.includes(wanted)));
  rows.replaceChildren(...found.map(row));
  const empty = byId("articles-empty");
  empty.hidden = found.length > 0;
  empty.textContent = wanted || status || section || author ? "Nothing here is like that." : "Nothing is written yet. Begin with the first article.";
  further.hidden = !moreOf(status).some(Boolean);
}

/** Whether there are more drafts and more articles, of one status or of any. */
const moreOf = status => [status !== "published" && olderDrafts !== undefined, (!status || status === "published") && !articles.isAll];

function row(item) {
  const line = template.cloneNode(true);
  const find = name => line.querySelector(`.${name}`);
  const isDraft = item.status !== "published";
  const title = find("row-title");
  title.textContent = item.title || "Untitled";
  title.classList.toggle("untitled", !item.title);
  title.href = isDraft ? item.href : `/articles/${encodeURIComponent(item.slug)}`;
  find("row-status").textContent = STATUS[item.status] ?? item.status;
  line.dataset.status = item.status;
  find("row-section").textContent = item.section?.name ?? (item.article ? "Changes a published article" : "");
  find("row-who").textContent = item.people.join(", ");
  const when = find("row-when");
  when.textContent = isDraft ? ago(item.when) : day(item.when);
  when.dateTime = item.when;
  when.title = at(item.when);
  const schedule = schedules.get(isDraft ? item.id : item.slug);
  if (schedule) {
    when.textContent = shortly(schedule);
    when.dateTime = schedule.at;
    when.title = at(schedule.at);
    when.classList.add("row-at");
  }
  if (!isDraft && isEditor()) {
    const takedown = find("row-takedown");
    takedown.hidden = false;
    takedown.ariaLabel = `Take down: ${item.title}`;
    takedown.addEventListener("click", () => ask(item, schedule, takenDown));
  }
  if (!isDraft) {
    const history = find("row-history");
    history.hidden = !("editor" in byId("desk").dataset);
    history.href = `#history/${encodeURIComponent(item.slug)}`;
    history.ariaLabel = `History: ${item.title}`;
    const change = find("row-change");
    change.hidden = false;
    change.textContent = item.draft ? "Go on" : "Change";
    change.ariaLabel = `${change.textContent}: ${item.title}`;
    change.addEventListener("click", () => attempt(() => item.draft ? go(item.draft.id) : begin({ article: item.slug })));
  }
  return line;
}

async function takenDown(words) {
  forget();
  await load();
  say(words);
}

const day = instant => new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

const go = id => {
  location.hash = `#draft/${id}`;
};

/** A new draft; sent twice it is one. */
async function begin({ article } = {}) {
  if (isBeginning) {
    return;
  }
  isBeginning = true;
  const id = ulid();
  const create = () => api.createDraft("", { id, article });
  try {
    await create().catch(error => error.status === 0 || error.status >= 500 ? create() : Promise.reject(error));
  } finally {
    isBeginning = false;
  }
  go(id);
}

/** The next row, or the one before. */
export function step(by) {
  const links = [...rows.querySelectorAll(".row-title")];
  const index = links.indexOf(document.activeElement);
  const next = links[index < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(0, index + by), links.length - 1)];
  next?.focus();
}

function say(text) {
  news.textContent = text;
  if (text) {
    announce(text);
  }
}

async function attempt(act) {
  try {
    await act();
  } catch (error) {
    say(error.message);
  }
}

filter.addEventListener("input", show);
filter.addEventListener("submit", event => {
  event.preventDefault();
  rows.querySelector(".row-title")?.focus();
});
filter.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" && event.target.id === "articles-text") {
    event.preventDefault();
    step(1);
  }
});
byId("write").addEventListener("click", () => attempt(() => begin()));
further.addEventListener("click", () => attempt(async () => {
  const [ofDrafts, ofArticles] = moreOf(filter.elements.status.value);
  const [older, found] = await Promise.all([ofDrafts ? moreDrafts() : [], ofArticles ? more(articles.articles.length) : articles]);
  drafts = [...drafts, ...older];
  articles = found;
  show();
}));
