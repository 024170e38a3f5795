// The updates of one coverage at the desk, the newest first. A line whose update is as it was stays where it is, and keeps the focus.

import { make } from "../dom.js";
import { ago, when } from "./words.js";

const list = document.getElementById("live-updates");
const older = document.getElementById("older-updates");

/** What each line says, by its update's place. */
const said = new Map();

/** Shows no update. */
export function clear() {
  said.clear();
  list.replaceChildren();
  older.hidden = true;
}

/**
 * Shows updates that follow each other, beside those that are shown. If others came in between, only these.
 *
 * @param updates as the API lists them, the newest first
 * @param actsOf makes the buttons of an update's line
 */
export function show(updates, actsOf) {
  if (updates.length && said.size && Math.max(...said.keys()) < updates.at(-1).place - 1) {
    clear();
  }
  for (const update of updates) {
    const old = lineOf(update.place);
    if (said.get(update.place) === JSON.stringify(update)) {
      old.querySelector(".facts").textContent = facts(update);
    } else {
      said.set(update.place, JSON.stringify(update));
      put(line(update, actsOf), old);
    }
  }
  older.hidden = oldest() <= 1;
}

/** The place of the oldest update that is shown; 1 if none is. */
export const oldest = () => Math.min(...said.keys(), list.children.length ? Infinity : 1);

/** Leads the keyboard to an update's line, if it is shown. */
export const focus = place => lineOf(place)?.focus();

const lineOf = place => [...list.children].find(({ dataset }) => dataset.place === String(place));

function put(made, old) {
  if (old) {
    const focused = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    old.replaceWith(made);
    if (focused >= 0) {
      (made.querySelectorAll("button")[focused] ?? made).focus();
    }
  } else {
    const next = [...list.children].find(({ dataset }) => Number(dataset.place) < Number(made.dataset.place));
    list.insertBefore(made, next ?? null);
  }
}

function line(update, actsOf) {
  const title = make("b", { textContent: update.withdrawn ? "Withdrawn" : update.headline });
  const head = make("p", {}, title, " ", make("span", { className: "facts", textContent: facts(update) }));
  const acts = update.withdrawn ? [] : [make("p", { className: "acts" }, ...actsOf(update))];
  const made = make("li", { id: update.id, className: "update-line", tabIndex: -1 }, head, ...acts);
  made.dataset.place = update.place;
  return made;
}

const facts = ({ posted, authors, pinned }) =>
  [when(posted), ago(posted), authors?.length && `by ${authors.join(", ")}`, pinned && "pinned"].filter(Boolean).join(", ");
