// The history of an article: who changed what, when and why, word by word; and earlier revisions as drafts again.

import * as api from "./api.js";
import { ulid } from "./document.js";
import { make } from "../dom.js";
import { announce } from "./tray.js";
import { at, decoded } from "./words.js";

const byId = id => document.getElementById(id);
const view = byId("history-view");
const list = byId("revisions");
const pane = byId("revision");
const form = byId("compare");
const news = byId("history-news");
const further = byId("history-more");
const restore = byId("restore");
const template = byId("revision-row").content.firstElementChild;
const TAGS = { kept: "span", added: "ins", removed: "del" };

let shown = { slug: undefined, revisions: [], next: undefined };
let selected;
let comparing;
let turns = 0;
const documents = new Map();

const address = (slug, number) => `#history/${encodeURIComponent(slug)}${number ? `/${number}` : ""}`;
const isPublication = ({ withdrawn, displaced }) => !withdrawn && !displaced;

/** Shows an article's revisions, and one of them: `slug`, `slug/number`. */
export async function load(what) {
  const [slug, number] = what.split("/").map(decoded);
  if (!slug) {
    location.hash = "#articles";
    return;
  }
  const turn = ++turns;
  document.title = "History – the desk";
  await attempt(async () => {
    const isNew = shown.slug !== slug || !number || !shown.revisions.some(({ revision }) => revision === Number(number));
    if (isNew) {
      await begin(slug);
      // Somebody may have chosen a revision as soon as the list was there.
      if (turn !== turns) {
        return;
      }
    }
    view.toggleAttribute("data-one", Boolean(number));
    await select(Number(number) || shown.revisions[0]?.revision);
    (number ? byId("revision-title") : byId("history-title")).focus({ preventScroll: !number });
  });
}

async function begin(slug) {
  pane.hidden = true;
  selected = undefined;
  list.replaceChildren();
  byId("history-title").textContent = "History";
  shown = { slug, revisions: [], next: undefined };
  documents.clear();
  await older();
  const newest = shown.revisions[0];
  const page = byId("history-page");
  page.hidden = !newest || !isPublication(newest);
  page.href = `/articles/${encodeURIComponent(newest?.slug ?? slug)}`;
  const titled = shown.revisions.find(isPublication);
  const title = titled && (await titleOf(titled.revision));
  byId("history-title").textContent = title || slug;
  document.title = `${title || slug}: history – the desk`;
}

/** Reads older revisions, until there is one to show or no more. */
async function older() {
  const { slug } = shown;
  let answer;
  do {
    answer = await api.revisions(slug, shown.next);
    if (shown.slug !== slug) {
      return;
    }
    shown.revisions.push(...answer.revisions);
    shown.next = answer.next;
  } while (answer.next && !answer.revisions.length);
  further.hidden = !shown.next;
  list.replaceChildren(...shown.revisions.map(row));
  mark();
}

async function titleOf(number) {
  const { compared } = await editor();
  return compared("", await documentOf(number)).fields.find(({ name }) => name === "Title")?.parts.map(({ text }) => text).join("");
}

const editor = () => (comparing ??= import("./writing.js"));

/** A revision's document, which never changes. */
async function documentOf(number) {
  const { slug } = shown;
  const key = `${slug} ${number}`;
  if (!documents.has(key)) {
    const { document: text } = await api.revision(slug, number);
    documents.set(key, text);
  }
  return documents.get(key);
}

/** The document before a revision: that of the last publication. The list says which one that is, so one call is enough. */
async function documentBefore(number) {
  const { slug } = shown;
  while (shown.slug === slug && !before(number) && shown.next) {
    await older();
  }
  const found = shown.slug === slug && before(number);
  return found ? documentOf(found.revision) : undefined;
}

const before = number => shown.revisions.find(({ revision, ...act }) => revision < number && isPublication(act));

function act(revision) {
  if (revision.withdrawn) {
    return revision.reason ? "Taken down" : "Withdrawn";
  }
  if (revision.displaced) {
    return "Address given away";
  }
  if (revision.revision === 1) {
    return "Published";
  }
  const previous = before(revision.revision);
  const last = shown.revisions.find(({ revision: number }) => number === revision.revision - 1);
  if (last && !isPublication(last)) {
    return "Published again";
  }
  return revision.correction && revision.correction !== previous?.correction ? "Corrected" : "Changed";
}

const kindOf = revision => (isPublication(revision) ? (act(revision) === "Corrected" ? "correction" : "publication") : "withdrawal");
const who = ({ editor: id, editorName }) => editorName ?? `Account ${id.slice(0, 8)}`;

function said(revision) {
  if (revision.reason) {
    return revision.reason;
  }
  const previous = before(revision.revision);
  const moved = previous?.slug && previous.slug !== revision.slug && revision.slug ? `Moved from ${previous.slug} to ${revision.slug}. ` : "";
  return moved + (act(revision) === "Corrected" ? revision.correction : "");
}

function row(revision) {
  const line = template.cloneNode(true);
  const find = name => line.querySelector(name);
  const link = find("a");
  link.href = address(shown.slug, revision.revision);
  link.dataset.revision = revision.revision;
  find(".revision-act").textContent = act(revision);
  find(".revision-act").dataset.kind = kindOf(revision);
  const time = find("time");
  time.textContent = at(revision.at);
  time.dateTime = revision.at;
  find(".revision-by").textContent = who(revision);
  find(".revision-said").textContent = said(revision);
  return line;
}

function mark() {
  for (const link of list.querySelectorAll("a")) {
    if (Number(link.dataset.revision) === selected?.revision) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

async function select(number) {
  while (shown.next && !shown.revisions.some(({ revision }) => revision <= number)) {
    await older();
  }
  const found = shown.revisions.find(({ revision }) => revision === number);
  pane.hidden = !found;
  selected = found;
  if (!found) {
    say("The article has no such revision.");
    return;
  }
  say("");
  mark();
  const [newest] = shown.revisions;
  byId("to-revisions").href = address(shown.slug);
  byId("revision-title").textContent = `${act(found)}, revision ${found.revision}`;
  byId("revision-who").textContent = `${who(found)}, ${at(found.at)}`;
  const note = byId("revision-note");
  note.textContent = said(found);
  note.hidden = !note.textContent;
  restore.hidden = !isPublication(found) || found === newest;
  form.hidden = !isPublication(found);
  form.elements.with.querySelector("[value=now]").disabled = found === newest || !isPublication(newest);
  if (form.elements.with.selectedOptions[0].disabled) {
    form.elements.with.value = "before";
  }
  await compare();
}

/** Shows what the selected revision changed, or what has changed since. */
async function compare() {
  const revision = selected;
  const fields = byId("compared-fields");
  const text = byId("compared-text");
  const empty = byId("compare-empty");
  if (!isPublication(revision)) {
    fields.replaceChildren();
    text.replaceChildren();
    text.hidden = true;
    empty.hidden = true;
    return;
  }
  const { with: against, whole, shape } = Object.fromEntries(new FormData(form));
  const [{ compared }, document, other] = await Promise.all([
    editor(), documentOf(revision.revision), against === "now" ? documentOf(shown.revisions[0].revision) : documentBefore(revision.revision),
  ]);
  if (selected !== revision) {
    return;
  }
  const isFirst = other === undefined;
  const [from, to] = against === "now" ? [document, other] : [other ?? document, document];
  const { fields: changed, text: paragraphs } = compared(from, to, Boolean(whole) || isFirst);
  const isSame = from === to && !isFirst;
  empty.hidden = !isSame && !isFirst;
  empty.textContent = isFirst ? "This is how it began." : against === "now" ? "Readers see the same document now." : "The document stayed as it was.";
  form.elements.whole.disabled = isFirst;
  const isSides = shape === "sides" && !isFirst;
  // The note above shows the correction already.
  const listed = changed.filter(({ name }) => name !== "Correction" || act(revision) !== "Corrected" || against === "now");
  fields.replaceChildren(...listed.map(({ name, parts }) => make("div", {}, make("dt", { textContent: name }), make("dd", {}, ...parts.map(part)))));
  fields.hidden = !listed.length;
  text.classList.toggle("sides", isSides);
  const isUnchanged = !whole && !isFirst && !paragraphs.some(one => one !== "gap" && one.some(({ kind }) => kind !== "kept"));
  text.hidden = isUnchanged;
  text.replaceChildren(...paragraphs.map(one => paragraph(one, isSides)));
  if (isUnchanged && changed.length) {
    empty.hidden = false;
    empty.textContent = "The text stayed as it was.";
  }
}

const part = ({ kind, text }) => make(TAGS[kind], { textContent: text });

function paragraph(parts, isSides) {
  if (parts === "gap") {
    return make("p", { className: "gap", textContent: "…" });
  }
  return isSides
    ? make("div", { className: "pair" }, ...["added", "removed"].map(hidden => make("p", {}, ...parts.filter(({ kind }) => kind !== hidden).map(part))))
    : make("p", {}, ...parts.map(part));
}

/** The next revision, or the one before. */
export function step(by) {
  const index = shown.revisions.indexOf(selected);
  const next = shown.revisions[index + by];
  if (next) {
    location.hash = address(shown.slug, next.revision);
  }
}

function say(text) {
  news.textContent = text;
  if (text) {
    announce(text);
  }
}

async function attempt(work) {
  try {
    await work();
  } catch (error) {
    say(error.status === 404 ? "No article has this address." : error.message);
  }
}

/** Begins a draft with the selected revision; sent twice it is one. */
async function restoreSelected() {
  const id = ulid();
  const { revision } = selected;
  const create = () => api.createDraft("", { id, article: shown.slug, revision });
  restore.disabled = true;
  try {
    await create().catch(error => (error.status === 0 || error.status >= 500 ? create() : Promise.reject(error)));
  } finally {
    restore.disabled = false;
  }
  announce(`Revision ${revision} is a draft.`);
  location.hash = `#draft/${id}`;
}

restore.addEventListener("click", () => attempt(restoreSelected));
further.addEventListener("click", () => attempt(older));
form.addEventListener("change", () => attempt(compare));
form.addEventListener("submit", event => event.preventDefault());
