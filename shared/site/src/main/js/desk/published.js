// What is published: the newest in front, or what was searched for.

import * as api from "./api.js";
import { Card, currentOf, showRecord, stepIn, toggleBlock, toggleVerification } from "./card.js";
import { Search } from "./search.js";
import { announce, sure } from "./tray.js";

const ACTS = [["removal", "Remove"], ["block", "Block author"], ["record", "Their record"], ["verification", "Vouch for the name"]];
const PAGE = 20;

const search = new Search("published", document.getElementById("search"), {
  ask: ({ text, author, article, cursor }) => api.published({ text, author, article, limit: PAGE, cursor }),
  add: comment => new Card(comment, ACTS, act),
  none: () => "Nothing is published that has all of this.",
  refused: ({ status, message }) => (status === 404 ? "Published comments cannot be searched here." : message),
  one: "comment",
});

const cards = () => [...search.list.children].map(({ card }) => card);
export const current = () => currentOf(search.list);
export const step = by => stepIn(search.list, by);

/** Shows what the address asks for: text=...&author=...&article=... */
export const load = (asked = "") => search.load(Object.fromEntries(new URLSearchParams(asked)));

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
  } catch (error) {
    card.note(error.message);
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
