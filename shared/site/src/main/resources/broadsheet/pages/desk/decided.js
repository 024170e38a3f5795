// What was decided within thirty days, the newest in front, so that a mistake is found again and taken back.

import * as api from "./api.js";
import { Card } from "./card.js";
import { announce } from "./tray.js";
import { at, author, count, local } from "./words.js";

const PAGE = 20;
const STATES = { published: "approval", rejected: "rejection" };

const form = document.getElementById("decided-filter");
const list = document.getElementById("decided-cards");
const empty = document.getElementById("decided-empty");
const more = document.getElementById("decided-more");

let next;
let asked = 0;

export const current = () => document.activeElement?.closest("#decided-cards .card")?.card;

export function step(by) {
  const here = current()?.root;
  const other = here ? (by > 0 ? here.nextElementSibling : here.previousElementSibling) : list.firstElementChild;
  other?.card.focus();
}

/** Shows the decisions that the address asks for: all, or "published" or "rejected" ones. */
export async function load(status = "") {
  form.elements.status.value = status;
  list.replaceChildren();
  await read();
}

async function read(cursor) {
  const mine = ++asked;
  list.setAttribute("aria-busy", "true");
  let words;
  try {
    const page = await api.decided({ status: form.elements.status.value, limit: PAGE, cursor });
    if (mine !== asked) {
      return;
    }
    page.comments.forEach(add);
    next = page.next;
    words = list.children.length || next ? "" : "Nothing was decided within thirty days.";
  } catch (trouble) {
    if (mine !== asked) {
      return;
    }
    next = cursor;
    words = trouble.message;
  }
  list.removeAttribute("aria-busy");
  empty.hidden = !words;
  empty.textContent = words;
  more.hidden = !next;
  announce(words || `${count(list.children.length, "decision")} shown.`);
}

function add(comment) {
  const card = new Card({ ...comment, text: comment.text ?? "" }, [], (name, decision) => restore(decision));
  const { status, by } = comment;
  const words = `${status === "published" ? "Approved" : "Rejected"} by ${by} on ${at(comment.at)}`;
  card.stamp(STATES[status], words, { url: status === "published" ? comment.url : "", undoable: true });
  list.append(card.root);
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
  } catch (trouble) {
    const final = trouble.status === 409 || trouble.status === 404;
    card.stamp(before, final ? local(trouble.message) : words, { undoable: !final });
    card.note(final ? "" : trouble.message);
    announce(local(trouble.message));
  }
}

form.addEventListener("change", () => {
  const { value } = form.elements.status;
  location.hash = value ? `#decided/${value}` : "#decided";
});
more.addEventListener("click", async () => {
  const shown = list.children.length;
  await read(next);
  list.children[shown]?.card.focus(true);
});
