// An update of a coverage, as it is written, seen before readers see it, posted and corrected. The editor is that of articles.

import * as api from "./api.js";
import { ulid, written } from "./document.js";
import { forget, keep, kept } from "./drafts.js";
import { html } from "./markup.js";
import { announce } from "./tray.js";

const byId = id => document.getElementById(id);
const form = byId("post");
const title = byId("post-title");
const errorLine = byId("post-error");
const theirs = byId("post-theirs");
const leave = byId("post-leave");
const toggle = byId("to-update-preview");
const pane = byId("update-preview");
const stage = byId("update-stage");
const PREVIEW_MS = 700;
const SIGNATURE = ["signature"];
const OPEN = "desk.update-preview";

let editor;
let loading;
let coverage = "";
let isClosed = false;
let isReady = false;
let correcting;
let name = "";
let outside;
let timer;
let asked = 0;

/** Knows who writes, and whom to tell: `say(message)`, `read(place)` shows the updates anew, with the one at a place. */
export function begin(who, desk) {
  name = who;
  outside = desk;
}

/** Shows what is written for a coverage and not posted. */
export async function open(slug) {
  coverage = slug;
  correcting = undefined;
  isReady = false;
  showForm();
  await load();
  if (coverage === slug) {
    isReady = true;
    showNew();
  }
}

/** In a closed coverage, updates can be corrected, and none can be posted. */
export function close(closed) {
  isClosed = closed;
  showForm();
}

function showForm() {
  form.hidden = !isReady || (isClosed && !correcting);
  showPane();
}

async function load() {
  loading ??= import("./writing.js");
  const { UpdateEditor } = await loading;
  editor ??= new UpdateEditor({
    api, announce, coverage: () => coverage, changed, submit: () => form.requestSubmit(),
    showError: message => (errorLine.textContent = message),
  });
}

/** Who signed the last update on this device, or else who is signed in. */
const signature = () => kept(...SIGNATURE).names ?? (name ? [name] : []);

function showNew() {
  correcting = undefined;
  const { document, title: headline, text, pinned } = kept("new", coverage);
  // What an earlier version of the desk kept had no document.
  editor.show(document ?? (headline || text ? written({ title: headline, pinned }, text) : ""), signature());
  show();
}

function show() {
  byId("post-heading").textContent = correcting ? `Correct “${correcting.headline}”` : "New update";
  form.querySelector("[type=submit]").textContent = correcting ? "Save" : "Post";
  byId("post-does").textContent = correcting ? "saves." : "posts.";
  leave.hidden = !correcting;
  byId("post-correction-field").hidden = !correcting;
  theirs.hidden = true;
  errorLine.textContent = editor.error ?? "";
  showForm();
  preview();
}

/** What somebody wrote is kept at once, and seen soon. */
function changed() {
  if (correcting) {
    keep({ text: editor.document, revision: correcting.revision }, "edit", coverage, correcting.id);
  } else if (editor.isEmpty) {
    forget("new", coverage);
  } else {
    keep({ id: idOfNew(), document: editor.document }, "new", coverage);
  }
  clearTimeout(timer);
  timer = setTimeout(preview, PREVIEW_MS);
}

/** The update's id is made with its draft, so an update that is sent twice is posted once. */
function idOfNew() {
  const { id = ulid() } = kept("new", coverage);
  return id;
}

/** Lets an update be corrected, in place of a new one, which is kept. */
export async function correct({ id, headline, place }) {
  const of = coverage;
  const draft = kept("edit", of, id);
  const { document: text, revision } = draft.text ? { document: draft.text, revision: draft.revision } : await api.update(of, id);
  await load();
  if (of !== coverage) {
    return;
  }
  correcting = { id, revision, headline, place };
  editor.show(text);
  show();
  form.scrollIntoView({ block: "nearest" });
  title.focus();
}

leave.addEventListener("click", () => {
  forget("edit", coverage, correcting.id);
  showNew();
  announce("Left as it was.");
});

form.addEventListener("submit", async event => {
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.disabled || !editor) {
    return;
  }
  button.disabled = true;
  errorLine.textContent = "";
  try {
    await (correcting ? save() : post(coverage));
  } catch (error) {
    tell(error);
  } finally {
    button.disabled = false;
  }
});
form.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
    event.preventDefault();
    form.requestSubmit();
  }
});

/** Tells what went wrong; what was written stays where it is. */
function tell({ status, message }) {
  outside.say({ 0: "There is no connection. What you wrote is kept: try again.",
    401: "Your session has ended. What you wrote is kept." }[status] ?? message);
}

async function save() {
  const { id, revision, place } = correcting;
  const of = coverage;
  const sent = editor.document;
  let now;
  try {
    ({ revision: now } = await api.putUpdate(of, id, sent, { "if-match": `"${revision}"` }));
  } catch (error) {
    if (error.status === 412 && error.problem.current) {
      meet(error.problem.current);
      return;
    }
    throw error;
  }
  announce("Saved.");
  const isOpen = of === coverage && correcting?.id === id;
  const { text: since = sent } = kept("edit", of, id);
  if (since !== sent) {
    // It was written while the answer was under way, and corrects what is saved.
    keep({ text: since, revision: now }, "edit", of, id);
    if (isOpen) {
      correcting.revision = now;
    }
  } else {
    forget("edit", of, id);
    if (isOpen) {
      showNew();
      title.focus();
    }
  }
  await outside.read(place);
}

/** Somebody else was quicker: both versions are shown. */
function meet({ revision, document: other, withdrawn }) {
  correcting.revision = revision;
  theirs.hidden = false;
  theirs.querySelector("pre").textContent = withdrawn ? "It has been withdrawn." : other;
  errorLine.textContent = "Somebody else has changed this. Theirs stands below yours: bring into yours what it should say, and save again.";
}

/** Once an update is there, by this attempt or an earlier one without an answer, what its editor wrote since corrects it. */
async function post(to) {
  const sent = { id: idOfNew(), document: editor.document };
  keep(sent, "new", to);
  let news = "Posted.";
  let corrects = false;
  try {
    await api.putUpdate(to, sent.id, sent.document, { "if-none-match": "*" });
  } catch (error) {
    if (error.status === 410) {
      keep({ ...kept("new", to), id: ulid() }, "new", to);
      throw new api.ApiError(410, "It was posted already, and has been withdrawn since. Post it again, and it is a new update.");
    }
    if (error.status !== 412) {
      throw error;
    }
    news = "It was posted already.";
    corrects = true;
  }
  const now = kept("new", to).document ?? sent.document;
  corrects ||= now !== sent.document;
  forget("new", to);
  if (corrects) {
    // Conditional on the first revision, so a later change by another editor is not overwritten.
    keep({ text: now, revision: 1 }, "edit", to, sent.id);
    outside.say(`${news} What you have written since is kept as its correction.`);
  } else {
    announce(news);
  }
  // The editor may be at another coverage by now.
  if (to === coverage) {
    keep({ names: editor.names }, ...SIGNATURE);
    showNew();
    title.focus();
  }
  await outside.read();
  if (corrects && to === coverage) {
    await correct({ id: sent.id, headline: "what arrived already" });
  }
}

// The preview: what the server makes of it, with the site's own style, in a tree that the desk's style does not reach.

const tree = stage.attachShadow({ mode: "open" });
const style = Object.assign(document.createElement("link"), {
  rel: "stylesheet", href: document.querySelector("link[rel=stylesheet]").getAttribute("href"),
});
const place = document.createElement("div");
place.className = "live-stream";
tree.append(style, place);

const isOpen = () => toggle.getAttribute("aria-pressed") === "true";

function showPane() {
  pane.hidden = form.hidden || !isOpen();
  form.parentElement.classList.toggle("with-preview", !pane.hidden);
}

async function preview() {
  showForm();
  const mine = ++asked;
  if (pane.hidden || !editor) {
    return;
  }
  const words = byId("update-preview-words");
  if (editor.isEmpty) {
    place.replaceChildren();
    words.textContent = "What you write appears here as readers will see it.";
    return;
  }
  try {
    const answer = await api.previewUpdate(coverage, correcting?.id ?? idOfNew(), editor.document);
    if (mine === asked) {
      place.replaceChildren(html(answer.html));
      words.textContent = "";
    }
  } catch (error) {
    if (mine === asked) {
      words.textContent = error.status === 422 ? `It cannot be posted yet: ${error.message}` : "The preview is not to be had at this moment.";
    }
  }
}

// Nothing in a preview leads away from what is being written.
place.addEventListener("click", event => event.preventDefault());
toggle.addEventListener("click", () => {
  toggle.setAttribute("aria-pressed", !isOpen());
  localStorage.setItem(OPEN, isOpen() ? "on" : "off");
  preview();
});
toggle.setAttribute("aria-pressed", localStorage.getItem(OPEN) !== "off");
