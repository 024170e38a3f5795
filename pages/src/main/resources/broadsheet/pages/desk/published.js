// What is published: the newest in front, or what was searched for.

import * as api from "./api.js";
import { Card, toggleBlock } from "./card.js";
import { announce, offer } from "./tray.js";
import { author } from "./words.js";

const ACTS = [["removal", "Remove"], ["record", "About the author"], ["block", "Block author"]];
const PAGE = 20;
const SURE_MS = 6000;

const form = document.getElementById("search");
const list = document.getElementById("published-cards");
const empty = document.getElementById("published-empty");
const more = document.getElementById("published-more");

let wanted = {};
let next;
let asked = 0;

/** Shows what the form asks for. */
export async function load() {
  const { text, author: name, article } = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
  wanted = { text, author: name, article: slug(article), limit: PAGE };
  list.replaceChildren();
  await read();
}

/** An article's slug, of its address or of itself. */
const slug = written => written.replace(/[?#].*/, "").replace(/^.*\/articles\//, "").replace(/\/.*$/, "");

async function read(cursor) {
  const mine = ++asked;
  list.setAttribute("aria-busy", "true");
  try {
    const page = await api.published({ ...wanted, cursor });
    if (mine === asked) {
      list.append(...page.comments.map(comment => new Card(comment, ACTS, act).root));
      next = page.next;
      say(list.children.length ? "" : "Nothing is published that has all of this.");
    }
  } catch (trouble) {
    if (mine === asked) {
      next = cursor;
      say(trouble.status === 404 ? "Published comments cannot be searched here yet." : trouble.message);
    }
  } finally {
    if (mine === asked) {
      list.removeAttribute("aria-busy");
      more.hidden = !next;
    }
  }
}

function say(words) {
  empty.hidden = !words;
  empty.textContent = words;
  announce(words || `${list.children.length} comments are shown.`);
}

async function act(name, card) {
  card.note("");
  try {
    if (name === "removal") {
      await remove(card);
    } else if (name === "record") {
      showAll(card, await api.record(card.comment.author));
      card.buttons.get("block").focus();
    } else {
      await block(card);
    }
  } catch (trouble) {
    card.note(trouble.message);
  }
}

async function block(card) {
  const record = await toggleBlock(card);
  showAll(card, record);
  const name = author(card.comment);
  offer(
    record.blocked ? `Blocked: what ${name} writes is held from now on.` : `${name} is blocked no longer.`,
    () => act("block", card));
}

/** Each comment of an author says the same of them. */
function showAll({ comment }, record) {
  for (const { card } of list.children) {
    if (card.comment.author === comment.author) {
      card.comment = { ...card.comment, record };
      card.showRecord();
    }
  }
}

/** A removal cannot be undone: it takes a second press. */
async function remove(card) {
  const button = card.buttons.get("removal");
  if (!button.classList.contains("sure")) {
    const back = () => {
      button.classList.remove("sure");
      button.textContent = "Remove";
      card.nameButtons();
    };
    button.classList.add("sure");
    button.textContent = "Remove for good";
    card.nameButtons();
    button.addEventListener("blur", back, { once: true });
    setTimeout(back, SURE_MS);
    announce("Press again to remove it for good.");
    return;
  }
  const following = card.root.nextElementSibling?.card ?? card.root.previousElementSibling?.card ?? card;
  await api.remove(card.comment);
  card.stamp("removal", "Removed. Nobody sees it any more.");
  announce("Removed.");
  following.focus(true);
}

form.addEventListener("submit", event => {
  event.preventDefault();
  load();
});
more.addEventListener("click", async () => {
  const shown = list.children.length;
  await read(next);
  list.children[shown]?.card.focus(true);
});

export const current = () => document.activeElement?.closest("#published-cards .card")?.card;

export function step(by) {
  const here = current()?.root;
  const other = here ? (by > 0 ? here.nextElementSibling : here.previousElementSibling) : list.firstElementChild;
  other?.card.focus();
}
