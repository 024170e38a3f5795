// What was decided within thirty days, the newest in front, so that a mistake is found again and taken back.

import * as api from "./api.js";
import { find, offer } from "./articles.js";
import { Card } from "./card.js";
import { announce } from "./tray.js";
import { author, count, local, when } from "./words.js";

const PAGE = 20;
const STATES = { published: "approval", rejected: "rejection" };

const form = document.getElementById("decided-filter");
const list = document.getElementById("decided-cards");
const empty = document.getElementById("decided-empty");
const more = document.getElementById("decided-more");

let wanted = {};
let next;
let asked = 0;

export const current = () => document.activeElement?.closest("#decided-cards .card")?.card;

export function step(by) {
  const here = current()?.root;
  const other = here ? (by > 0 ? here.nextElementSibling : here.previousElementSibling) : list.firstElementChild;
  other?.card.focus();
}

/** Shows the decisions that the address asks for: status=...&author=...&by=...&article=... */
export async function load(search = "") {
  wanted = Object.fromEntries(new URLSearchParams(search in STATES ? { status: search } : search));
  for (const field of form.querySelectorAll("[name]")) {
    field.value = wanted[field.name] ?? "";
  }
  list.replaceChildren();
  await read();
}

async function read(cursor) {
  const mine = ++asked;
  list.setAttribute("aria-busy", "true");
  let words;
  try {
    const { article, ...others } = wanted;
    const slug = article && await find(article);
    const page = article && !slug ? { comments: [] } : await api.decided({ ...others, article: slug, limit: PAGE, cursor });
    if (mine !== asked) {
      return;
    }
    page.comments.forEach(add);
    next = page.next;
    words = list.children.length ? ""
      : next ? "Nothing so far; there is more to look at."
        : Object.keys(wanted).length ? "Nothing that was decided within thirty days is like this."
          : "Nothing was decided within thirty days.";
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
  const words = `${status === "published" ? "Approved" : "Rejected"} by ${by}, ${when(comment.at)}`;
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

offer(form.elements.article);
form.elements.status.addEventListener("change", () => form.requestSubmit());
form.addEventListener("submit", event => {
  event.preventDefault();
  const said = [...new FormData(form)].map(([key, value]) => [key, value.trim()]).filter(([, value]) => value);
  const search = new URLSearchParams(said).toString();
  const hash = search ? `#decided/${search}` : "#decided";
  // An address that stays the same tells nobody that it was asked again.
  if (location.hash === hash) {
    load(search);
  } else {
    location.hash = hash;
  }
});
more.addEventListener("click", async () => {
  const shown = list.children.length;
  await read(next);
  list.children[shown]?.card.focus(true);
});
