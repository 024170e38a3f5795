// What is published: the newest in front, or what was searched for.

import * as api from "./api.js";
import { find, offer } from "./articles.js";
import { Card, showRecord, toggleBlock, toggleVerification } from "./card.js";
import { announce, sure } from "./tray.js";
import { count } from "./words.js";

const ACTS = [["removal", "Remove"], ["block", "Block author"], ["record", "Their record"], ["verification", "Vouch for the name"]];
const PAGE = 20;
const NOTHING = { comments: [] };

const form = document.getElementById("search");
const list = document.getElementById("published-cards");
const empty = document.getElementById("published-empty");
const more = document.getElementById("published-more");

let wanted = {};
let next;
let asked = 0;

const cards = () => [...list.children].map(({ card }) => card);
export const current = () => document.activeElement?.closest("#published-cards .card")?.card;

/** Shows what the address asks for: text=...&author=...&article=... */
export async function load(search = "") {
  wanted = Object.fromEntries(new URLSearchParams(search));
  for (const field of form.querySelectorAll("input")) {
    field.value = wanted[field.name] ?? "";
  }
  list.replaceChildren();
  await read();
}

export function step(by) {
  const here = current()?.root;
  const other = here ? (by > 0 ? here.nextElementSibling : here.previousElementSibling) : list.firstElementChild;
  other?.card.focus();
}

async function read(cursor) {
  const mine = ++asked;
  list.setAttribute("aria-busy", "true");
  let words;
  try {
    const { text, author, article } = wanted;
    const slug = article && await find(article);
    const page = article && !slug ? NOTHING : await api.published({ text, author, article: slug, limit: PAGE, cursor });
    if (mine !== asked) {
      return;
    }
    list.append(...page.comments.map(comment => new Card(comment, ACTS, act).root));
    next = page.next;
    words = list.children.length ? "" : next ? "Nothing so far; there is more to look at." : "Nothing is published that has all of this.";
  } catch (trouble) {
    if (mine !== asked) {
      return;
    }
    next = cursor;
    words = trouble.status === 404 ? "Published comments cannot be searched here." : trouble.message;
  }
  list.removeAttribute("aria-busy");
  empty.hidden = !words;
  empty.textContent = words;
  more.hidden = !next;
  announce(words || `${count(list.children.length, "comment")} shown.`);
}

async function act(name, card) {
  card.note("");
  try {
    if (name === "removal") {
      await remove(card);
    } else if (name === "record") {
      await showRecord(card, cards());
      card.buttons.get("block").focus();
    } else if (name === "verification") {
      await toggleVerification(card, cards());
    } else {
      await toggleBlock(card, cards());
    }
  } catch (trouble) {
    card.note(trouble.message);
  }
}

/** A removal cannot be undone: it takes a second press. */
async function remove(card) {
  if (!sure(card, "removal", "Remove for good")) {
    return;
  }
  const beside = card.root.nextElementSibling ?? card.root.previousElementSibling ?? card.root;
  await api.remove(card.comment);
  card.stamp("removal", "Removed: nobody sees it any more.");
  announce("Removed.");
  beside.card.focus(true);
}

offer(form.elements.article);
form.addEventListener("submit", event => {
  event.preventDefault();
  const said = [...new FormData(form)].map(([key, value]) => [key, value.trim()]).filter(([, value]) => value);
  const hash = `#published/${new URLSearchParams(said)}`;
  // An address that stays the same tells nobody that it was asked again.
  if (location.hash === hash) {
    load(hash.slice("#published/".length));
  } else {
    location.hash = hash;
  }
});
more.addEventListener("click", async () => {
  const shown = list.children.length;
  await read(next);
  list.children[shown]?.card.focus(true);
});
