// What was decided within thirty days, the newest in front, so that a mistake is found again and taken back.

import * as api from "./api.js";
import { Card, currentOf, stepIn } from "./card.js";
import { Search } from "./search.js";
import { announce } from "./tray.js";
import { author, local, when } from "./words.js";

const PAGE = 20;
const STATES = { published: "approval", rejected: "rejection" };

const form = document.getElementById("decided-filter");
const search = new Search("decided", form, {
  ask: parameters => api.decided({ ...parameters, limit: PAGE }),
  add,
  none: isRestricted => (isRestricted ? "Nothing that was decided within thirty days is like this." : "Nothing was decided within thirty days."),
  refused: ({ message }) => message,
  one: "decision",
});

export const current = () => currentOf(search.list);
export const step = by => stepIn(search.list, by);

/** Shows the decisions that the address asks for: status=...&author=...&by=...&article=... */
export const load = (asked = "") => search.load(Object.fromEntries(new URLSearchParams(asked in STATES ? { status: asked } : asked)));

function add(comment) {
  const card = new Card({ ...comment, text: comment.text ?? "" }, [], (name, decision) => restore(decision));
  const { status, by } = comment;
  const words = `${status === "published" ? "Approved" : "Rejected"} by ${by}, ${when(comment.at)}`;
  card.stamp(STATES[status], words, { url: status === "published" ? comment.url : "", undoable: true });
  return card;
}

async function restore(card) {
  card.note("");
  const before = card.root.dataset.state;
  const words = card.find(".stamp span").textContent;
  card.stamp("busy", "Taking it back …");
  try {
    await api.restore(card.comment);
    card.stamp("restored", "Taken back: it waits again.");
    announce(`Comment by ${author(card.comment)}: taken back, it waits again.`);
  } catch (error) {
    const final = error.status === 409 || error.status === 404;
    card.stamp(before, final ? local(error.message) : words, { undoable: !final });
    card.note(final ? "" : error.message);
    announce(local(error.message));
  }
}

form.elements.status.addEventListener("change", () => form.requestSubmit());
