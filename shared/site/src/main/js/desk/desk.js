// The desk: who may be here, which view is shown, the counts on top, and the keys.

import * as api from "./api.js";
import * as audit from "./audit.js";
import * as calendar from "./calendar.js";
import * as draft from "./draft.js";
import * as front from "./front.js";
import * as history from "./history.js";
import * as live from "./live.js";
import * as pages from "./pages.js";
import * as published from "./published.js";
import * as decided from "./decided.js";
import * as queue from "./queue.js";
import * as readers from "./readers.js";
import * as reported from "./reported.js";
import * as settings from "./settings.js";
import { undo } from "./tray.js";
import { span } from "./words.js";
import * as worklist from "./worklist.js";

const EVERY_MS = 20_000;
const GROUPS = ["moderators", "editors", "authors"];
/** Administrators are editors too. */
const groupsOf = ({ groups }) => (groups.includes("administrators") ? [...new Set([...groups, "editors"])] : groups);
const VIEWS = {
  authors: ["articles", "draft"],
  moderators: ["queue", "reported", "decided", "published"],
  editors: ["articles", "draft", "history", "calendar", "front", "pages", "queue", "reported", "decided", "published", "live", "readers"],
  administrators: ["settings", "audit"],
};
/** Views that have no link of their own are reached from another one. */
const WITHIN = { history: "articles" };
const KEYS = "desk.keys";

const byId = id => document.getElementById(id);
const desk = byId("desk");
const views = { articles: worklist, draft, history, calendar, queue, reported, decided, published, front, pages, live, readers, settings, audit };

let allowed = ["queue"];

/** The view that the address names, and what in it: a comment that waits, or a search. */
function place() {
  const [view, ...rest] = location.hash.slice(1).split("/");
  return allowed.includes(view) ? { view, what: rest.join("/") } : { view: allowed[0], what: "" };
}

const moderates = () => allowed.includes("queue");

function gate(id) {
  for (const element of [...document.querySelectorAll(".gate[id]"), desk]) {
    element.hidden = element.id !== id;
  }
}

function showError({ message }) {
  byId("error").querySelector("p").textContent = message;
  gate("error");
}

function showName(name) {
  document.querySelectorAll(".account .name, #outsider .name").forEach(element => (element.textContent = name));
  document.querySelector(".account").hidden = false;
}

async function begin() {
  try {
    const session = await api.session();
    if (!session.signedIn) {
      byId("signed-out").querySelector("a").href = signIn();
      gate("signed-out");
      return;
    }
    showName(session.name);
    const groups = groupsOf(session);
    if (!groups.some(group => GROUPS.includes(group))) {
      gate("outsider");
      return;
    }
    allowed = Object.keys(views).filter(view => groups.some(group => VIEWS[group]?.includes(view)));
    const isEditor = groups.includes("editors");
    desk.dataset.groups = groups.join(" ");
    if (isEditor) {
      desk.dataset.editor = "";
    }
    for (const link of desk.querySelectorAll(".views nav a")) {
      link.hidden = !allowed.includes(link.hash.slice(1));
    }
    draft.begin({ isEditor });
    live.begin(session);
    if (moderates()) {
      await Promise.all([queue.load(countAgain), reported.load(), count()]);
    }
    gate("desk");
    await showView();
    if (place().view === "queue") {
      queue.card(place().what)?.focus();
    }
  } catch (problem) {
    showError(problem);
  }
}

async function showView() {
  const { view, what } = place();
  if (desk.dataset.view === "draft") {
    draft.close();
  }
  for (const name of Object.keys(views)) {
    byId(`${name}-view`).hidden = name !== view;
    const link = byId(`to-${name}`);
    if (!link) {
      continue;
    }
    if (name === (WITHIN[view] ?? view)) {
      link.setAttribute("aria-current", "page");
      const row = link.parentElement;
      row.scrollLeft = link.offsetLeft - row.offsetLeft - row.clientWidth / 3;
    } else {
      link.removeAttribute("aria-current");
    }
  }
  desk.dataset.view = view;
  if (view !== "queue") {
    await views[view].load(what);
  }
}

/** Shows how much waits and was decided. */
async function count() {
  const { waiting, more, oldest, lastDay } = await api.counts();
  byId("waiting").textContent = waiting.toLocaleString("en") + (more ? "+" : "");
  byId("oldest").textContent = oldest ? span((Date.now() - Date.parse(oldest)) / 1000) : "–";
  for (const act of ["approved", "rejected", "withdrawn"]) {
    byId(act).textContent = lastDay[act].toLocaleString("en") + (lastDay.more ? "+" : "");
  }
  return waiting;
}

/** After a decision; what fails now is counted soon. */
const countAgain = () => count().catch(({ message }) => console.info(message));

/** Looks for what is new while somebody sees it; what fails now is tried again soon. */
async function tick() {
  if (document.visibilityState === "visible" && moderates() && !desk.hidden && !byId("expired").open) {
    try {
      await queue.look(await count());
      await reported.look();
      if (place().view === "live") {
        await live.look();
      }
    } catch (problem) {
      console.info(problem.message);
    }
  }
}

/** Where signing in leads back to this very comment. */
function signIn() {
  const id = place().view === "queue" && queue.current()?.comment.id;
  const back = `/desk/${id ? `#queue/${id}` : location.hash}`;
  return `/api/session/start?return=${encodeURIComponent(back)}`;
}

api.onEnd(() => {
  const dialog = byId("expired");
  if (!dialog.open) {
    dialog.querySelector("a").href = signIn();
    dialog.showModal();
  }
});

const usesKeys = () => localStorage.getItem(KEYS) !== "off";
const actions = {
  j: () => views[place().view].step(1),
  k: () => views[place().view].step(-1),
  u: () => undo(),
  "?": () => byId("keys").showModal(),
};
const decisions = {
  a: () => queue.decideHere("approval"),
  r: () => queue.decideHere("rejection"),
  x: () => queue.selectHere(),
};
const ofCalendar = {
  t: () => byId("calendar-today").click(),
  "[": () => byId("calendar-before").click(),
  "]": () => byId("calendar-after").click(),
};
const ofArticles = {
  n: () => byId("write").click(),
  "/": () => byId("articles-text").focus(),
};

document.addEventListener("keydown", event => {
  // In the editor's text, which has a shadow tree of its own, the target is what is seen from outside.
  const writes = place().view === "draft" || event.target.shadowRoot || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || (event.repeat && !"jk".includes(event.key));
  if (writes || modified || desk.hidden || document.querySelector("dialog[open]") || !usesKeys()) {
    return;
  }
  const action = actions[event.key] ?? { queue: decisions, articles: ofArticles, calendar: ofCalendar }[place().view]?.[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

byId("use-keys").checked = usesKeys();
byId("use-keys").addEventListener("change", ({ target }) => localStorage.setItem(KEYS, target.checked ? "on" : "off"));
byId("to-keys").addEventListener("click", actions["?"]);
byId("again").addEventListener("click", begin);
addEventListener("hashchange", showView);
document.addEventListener("visibilitychange", tick);
setInterval(tick, EVERY_MS);
begin();
