// Static pages: which there are, and one as it is written, seen before readers see it, published and removed.

import { make, twice } from "../dom.js";
import * as api from "./api.js";
import { guess } from "./articles.js";
import { forget, keep, kept } from "./drafts.js";
import { PagePreview } from "./pagepreview.js";
import { announce, offer } from "./tray.js";
import { decoded, when } from "./words.js";

const byId = id => document.getElementById(id);
const form = byId("page-form");
const title = byId("page-title");
const address = byId("page-slug");
const errorLine = byId("page-error");
const leave = byId("page-leave");
const remove = byId("page-remove");
const KEPT = "page";
const NEW = "+";
const PATH = slug => `/${encodeURIComponent(slug)}`;

const preview = new PagePreview(form, () => ({ document: editor.document, slug: slugNow(), isEmpty: editor.isEmpty }));
let loading;
let writing;
let editor;
/** The page that is open: its slug, the revision and the document that the text rests on; a new one has neither. */
let open = {};
let isOwn = false; // Whether somebody chose the address.

export const step = () => {};

/** Leads to a page, or to the list. Unlike a new hash, this does not load the view a second time. */
async function go(slug = "") {
  const named = encodeURIComponent(slug);
  const hash = `#pages${named && `/${named}`}`;
  if (location.hash !== hash) {
    history.pushState(null, "", hash);
  }
  await load(named);
}

/** Shows all pages, or the one that the address names. */
export async function load(named = "") {
  const name = decoded(named);
  byId("pages-all").hidden = name !== "";
  byId("page-one").hidden = name === "";
  open = { name };
  say("");
  await attempt(() => (name ? show(name) : list()));
}

async function list() {
  const { pages } = await api.pages();
  byId("pages-list").replaceChildren(...pages.map(({ slug, title: said, updated }) => make("li", {},
    make("a", { href: `#pages/${encodeURIComponent(slug)}`, textContent: said }),
    make("span", { className: "slug", textContent: `/${slug}` }), ` changed ${when(updated)}`,
    kept(KEPT, slug).document === undefined ? "" : make("b", { textContent: " Not published yet" }))));
  byId("pages-empty").hidden = pages.length > 0;
}

async function show(name) {
  form.hidden = true;
  preview.hide();
  loading ??= import("./writing.js");
  writing = await loading;
  editor ??= new writing.PageEditor({ api, announce, address: forPictures, changed, submit: () => form.requestSubmit(), showError });
  const page = name === NEW ? {} : await api.page(name);
  if (open.name !== name) {
    return;
  }
  const mine = kept(KEPT, name);
  // What was written here rests on the revision that it began from, whatever others have published since.
  open = { name, slug: page.slug, revision: page.revision, base: page.document, ...(mine.document === undefined ? {} : { revision: mine.revision, base: mine.base }) };
  editor.show(name, mine.document ?? page.document ?? "");
  address.value = mine.slug ?? page.slug ?? "";
  isOwn = Boolean(mine.slug) && mine.slug !== guess(title.value);
  showForm(page);
  if (mine.document !== undefined) {
    say("What you wrote last and did not publish is here again.");
  }
  // Before the preview comes: nobody's focus is taken away later.
  (name === NEW && editor.isEmpty ? title : editor.text).focus();
  await preview.show();
}

function showForm({ slug, title: said }) {
  byId("page-heading").textContent = slug ? `Change “${said}”` : "New page";
  byId("page-address").hidden = Boolean(slug);
  byId("page-public").hidden = !slug;
  byId("page-public").href = slug ? PATH(slug) : "/";
  remove.hidden = !slug;
  leave.hidden = kept(KEPT, open.name).document === undefined;
  errorLine.textContent = editor.error ?? "";
  form.hidden = false;
  document.title = `${said ?? "New page"} – the desk`;
}

const showError = message => (errorLine.textContent = message);

/** The slug that pictures are sent to. From the first picture on, the address of a new page stays whatever the title becomes. */
function forPictures() {
  isOwn ||= slugNow() !== "";
  return slugNow();
}

const slugNow = () => open.slug ?? (address.value.trim() || guess(title.value) || "");

/** What somebody wrote is kept at once, and seen soon. */
function changed() {
  const { name, revision, base } = open;
  if (!open.slug && !isOwn) {
    address.value = guess(title.value) ?? "";
  }
  if (open.slug ? editor.document === base : editor.isEmpty) {
    forget(KEPT, name);
  } else {
    keep({ document: editor.document, revision, base, slug: open.slug ? undefined : address.value }, KEPT, name);
  }
  leave.hidden = kept(KEPT, name).document === undefined;
  preview.showSoon();
}

async function publish() {
  const mine = open;
  const { name, revision } = mine;
  const slug = slugNow();
  const sent = editor.document;
  let now;
  if (!open.slug) {
    await editor.pictures.move(slug);
  }
  try {
    ({ revision: now } = await api.putPage(slug, sent, revision));
  } catch (error) {
    if (error.status === 412 && open === mine) {
      await meet(slug, revision);
      return;
    }
    throw error;
  }
  const written = kept(KEPT, name).document;
  forget(KEPT, name);
  if (open !== mine) {
    if (written !== undefined && written !== sent) {
      keep({ document: written, revision: now, base: sent }, KEPT, slug);
    }
    announce(`The page /${slug} is published.`);
    return;
  }
  editor.pictures.become(`of page ${slug}`);
  if (editor.document !== sent) {
    keep({ document: editor.document, revision: now, base: sent }, KEPT, slug);
    await go(slug);
    return;
  }
  const link = make("a", { href: PATH(slug), textContent: "See it" });
  await go();
  byId("pages-news").replaceChildren(`The page /${slug} is published. `, link);
  announce(`The page /${slug} is published.`);
}

/** Somebody else was quicker: what both changed is joined, and is looked at before it is published. */
async function meet(slug, revision) {
  if (!revision) {
    errorLine.textContent = `There is a page at /${slug} already. Give yours another address, or change that one.`;
    address.focus();
    return;
  }
  const mine = open;
  let theirs;
  try {
    theirs = await api.page(slug);
  } catch (error) {
    if (open !== mine) {
      return;
    }
    if (error.status !== 404) {
      throw error;
    }
    Object.assign(open, { revision: undefined });
    changed();
    errorLine.textContent = "Somebody else has removed this page. Publish it again, and it is back.";
    return;
  }
  if (open !== mine) {
    return;
  }
  const parts = writing.merge(open.base ?? "", editor.document, theirs.document);
  const joined = writing.conflicts(parts).length ? await writing.decide(parts) : parts.join("");
  if (open !== mine) {
    return;
  }
  Object.assign(open, { revision: theirs.revision, base: theirs.document });
  editor.merged(joined);
  changed();
  errorLine.textContent = "Somebody else has changed this page meanwhile. Their changes and yours are joined: look at them, and publish again.";
}

/** It can be undone for a while, as long as nobody else publishes a page there. */
async function removeNow() {
  const { slug, name } = open;
  const { document: text, revision } = await api.page(slug);
  await api.removePage(slug, revision);
  forget(KEPT, name);
  await go();
  offer(`The page /${slug} is removed.`, () => attempt(async () => {
    await api.putPage(slug, text);
    await load();
    announce("Taken back.");
  }));
}

function say(text) {
  byId("pages-news").textContent = text;
  if (text) {
    announce(text);
  }
}

/** Tells what went wrong; what was written stays where it is. */
async function attempt(act) {
  errorLine.textContent = "";
  try {
    await act();
  } catch (error) {
    const said = { 0: "There is no connection. What you wrote is kept: try again.", 401: "Your session has ended. What you wrote is kept.",
      404: "There is no such page." }[error.status] ?? error.message;
    if (form.hidden) {
      say(said);
    } else {
      errorLine.textContent = said;
    }
  }
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  await attempt(publish);
  button.disabled = false;
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    form.requestSubmit();
  }
});
address.addEventListener("input", () => {
  isOwn = address.value !== "";
  changed();
});
address.addEventListener("change", async () => {
  try {
    await editor.pictures.move(slugNow());
    await preview.show();
  } catch ({ message }) {
    showError(`The pictures did not follow to the new address. ${message}`);
  }
});
leave.addEventListener("click", () => {
  forget(KEPT, open.name);
  editor.pictures.forget();
  announce("Left as it was.");
  load(encodeURIComponent(open.name));
});
twice(remove, "Remove it for readers too", () => attempt(removeNow), () => announce("Press again to remove it for readers too."));
