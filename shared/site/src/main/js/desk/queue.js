// The queue: what waits, the oldest in front. Nothing that is on the screen moves unless the moderator wants it to.

import * as api from "./api.js";
import { Card, currentOf, toggleBlock, toggleVerification } from "./card.js";
import { announce, offer } from "./tray.js";
import { author, done, local } from "./words.js";

const ACTS = [["approval", "Approve"], ["rejection", "Reject"], ["block", "Block author"], ["verification", "Vouch for the name"]];
const PAGE = 50;
const MOST = 100;

const list = document.getElementById("queue-cards");
const title = document.getElementById("queue-title");
const empty = document.getElementById("queue-empty");
const more = document.getElementById("queue-more");
const news = document.getElementById("news");
const all = document.getElementById("all");
const selected = document.getElementById("selected");

/** The comments by their ids, in the order in which they are shown. */
const cards = new Map();
let next;
let fresh = [];
let changed = () => {};

const open = () => [...cards.values()].filter(card => card.isOpen);
const picked = () => open().filter(card => card.isSelected);

/** Shows what waits from now on. */
export async function load(onChange) {
  changed = onChange;
  const page = await api.waiting(PAGE);
  cards.clear();
  list.replaceChildren();
  add(page.comments);
  turn(page.next);
  offerNews([]);
}

export const card = id => cards.get(id);
export const current = () => currentOf(list);

/** The next card that can be decided, or the one before. */
export function step(by) {
  const inOrder = [...cards.values()];
  const here = inOrder.indexOf(current());
  const way = by > 0 ? inOrder.slice(here + 1) : inOrder.slice(0, Math.max(here, 0)).reverse();
  way.find(other => other.isOpen)?.focus();
}

/** Decides about what is selected, or else about what has the focus. */
export function decideHere(act) {
  const here = current();
  decide(act, picked().length ? picked() : here ? [here] : []);
}

export function selectHere() {
  const here = current();
  if (here?.isOpen) {
    here.select(!here.isSelected);
    showSelection();
  }
}

/** What came and went since; how many wait says whether there is anything to look for. */
export async function look(waiting) {
  if (next === undefined && waiting === open().length + fresh.length) {
    return;
  }
  const begun = performance.now();
  const found = await read(() => false);
  const ids = new Map(found.comments.map(comment => [comment.id, comment]));
  const last = [...cards.keys()].at(-1);
  for (const [id, shown] of cards) {
    const isRead = found.all || id <= found.comments.at(-1).id;
    if (shown.isOpen && !ids.has(id) && isRead) {
      shown.stamp("elsewhere", "Decided by somebody else, or taken back by its author.");
    } else if (shown.isSettled && ids.has(id) && shown.since < begun) {
      shown.show(ids.get(id));
      shown.open();
    }
  }
  const unseen = found.comments.filter(({ id }) => !cards.has(id) && (next === undefined || id < last));
  if (cards.size === 0) {
    add(unseen);
  } else {
    offerNews(unseen);
  }
  showSelection();
}

/** Reads as much of the queue as is shown of it, or until something is found. */
async function read(isEnough) {
  const comments = [];
  let cursor;
  do {
    const page = await api.waiting(MOST, cursor);
    comments.push(...page.comments);
    cursor = page.next;
  } while (cursor && comments.length < open().length + MOST && !comments.some(isEnough));
  return { comments, all: !cursor };
}

function add(comments) {
  for (const comment of comments) {
    const made = new Card(comment, ACTS, act);
    made.box.addEventListener("change", showSelection);
    cards.set(comment.id, made);
    list.append(made.root);
  }
  showSelection();
}

function turn(cursor) {
  next = cursor;
  more.hidden = !cursor;
}

function offerNews(comments) {
  if (comments.length > fresh.length) {
    announce(`${comments.length} more waiting.`);
  }
  fresh = comments;
  news.hidden = !comments.length;
  news.textContent = `${comments.length} more waiting`;
}

function showSelection() {
  const number = picked().length;
  const left = open().length;
  cards.forEach(each => each.root.classList.toggle("selected", each.isSelected));
  selected.hidden = number === 0;
  selected.querySelector("p").textContent = `${number} selected`;
  all.checked = number > 0 && number === left;
  all.indeterminate = number > 0 && number < left;
  all.closest("label").hidden = left < 2;
  empty.hidden = left > 0;
  empty.textContent = cards.size && next
    ? "Everything here is decided; there is more."
    : cards.size ? "That was all. What is written from now on appears here by itself."
      : "Nothing waits. What is written from now on appears here by itself.";
}

function act(name, target, event) {
  const byPointer = event?.detail > 0;
  if (name === "block") {
    toggleBlock(target, [...cards.values()]);
  } else if (name === "verification") {
    toggleVerification(target, [...cards.values()]).catch(({ message }) => target.note(message));
  } else if (name === "undo") {
    restore([target]);
  } else {
    decide(name, [target], byPointer);
  }
}

async function decide(name, targets, byPointer = false) {
  const here = targets.filter(target => target.isOpen);
  if (!here.length) {
    return;
  }
  here.forEach(target => target.stamp("busy", name === "approval" ? "Approving …" : "Rejecting …"));
  showSelection();
  moveOn(here, byPointer);
  const made = (await api.fewAtOnce(here, target => settle(name, target))).filter(Boolean);
  if (made.length) {
    offer(here.length === 1 ? `${done(name)}.` : `${done(name)} ${made.length} of ${here.length}.`, () => restore(made));
  }
  showSelection();
  changed();
}

/** Gives the card if it was decided as wanted. */
async function settle(name, target) {
  try {
    const { url } = await api.decide(name, target.comment);
    target.stamp(name, done(name), { url, undoable: true });
    return target;
  } catch (error) {
    await tell(target, error);
    return null;
  }
}

/** It was not decided as wanted. What has become of it, and what does it say now? */
async function tell(target, { status, message }) {
  const { id } = target.comment;
  let now = target.comment;
  if (status === 409 || status === 404) {
    const found = await read(comment => comment.id === id).catch(() => ({ comments: [now] }));
    now = found.comments.find(comment => comment.id === id);
  }
  if (now) {
    target.show(now);
    target.open();
    target.note({ 404: "Its article is not there any more: it can only be rejected.", 409: `${message} Read it again.` }[status] ?? message);
  } else {
    const words = status === 404 ? "It is gone: taken back by its author, or too old." : local(message);
    target.stamp("elsewhere", words);
    announce(`Comment by ${author(target.comment)}: ${words}`);
  }
}

async function restore(targets) {
  const back = (await api.fewAtOnce(targets, async target => {
    const before = target.root.dataset.state;
    const words = target.find(".stamp span").textContent;
    target.stamp("busy", "Taking it back …");
    try {
      const { version } = await api.restore(target.comment);
      if (version !== target.comment.version) {
        // Its author has changed it since it was read here.
        const { comments } = await read(({ id }) => id === target.comment.id);
        target.show(comments.find(({ id }) => id === target.comment.id) ?? target.comment);
      }
      target.open();
      return target;
    } catch (error) {
      const final = error.status === 409 || error.status === 404;
      target.stamp(before, final ? local(error.message) : words, { undoable: !final });
      target.note(final ? "" : error.message);
      announce(local(error.message));
      return null;
    }
  })).filter(Boolean);
  showSelection();
  if (back.length) {
    back[0].focus();
    announce(back.length === 1 ? "Taken back: it waits again." : `Taken back: ${back.length} wait again.`);
  }
  changed();
}

/** The focus goes to what can be decided next. */
function moveOn(decided, preventScroll) {
  const inOrder = [...cards.values()];
  const last = inOrder.indexOf(decided.at(-1));
  const following = inOrder.slice(last).find(other => other.isOpen) ?? inOrder.find(other => other.isOpen);
  if (following) {
    following.focus(preventScroll);
  } else {
    title.focus({ preventScroll: true });
  }
}

more.addEventListener("click", async () => {
  const shown = cards.size;
  try {
    const page = await api.waiting(PAGE, next);
    add(page.comments.filter(({ id }) => !cards.has(id)));
    turn(page.next);
    [...cards.values()][shown]?.focus(true);
  } catch (error) {
    announce(error.message);
  }
});
news.addEventListener("click", () => {
  const first = fresh[0].id;
  add(fresh);
  offerNews([]);
  cards.get(first).focus();
});
all.addEventListener("change", () => {
  open().forEach(target => target.select(all.checked));
  showSelection();
});
selected.addEventListener("click", ({ target, detail }) => {
  if (target.dataset.act) {
    decide(target.dataset.act, picked(), detail > 0);
  } else if (target.id === "unselect") {
    open().forEach(other => other.select(false));
    showSelection();
    title.focus({ preventScroll: true });
  }
});
