// What readers report while it is still public: from the first report on, until somebody has decided.

import * as api from "./api.js";
import { Card, currentOf, showRecord, stepIn, toggleBlock, toggleVerification } from "./card.js";
import { announce, sure } from "./tray.js";
import { count } from "./words.js";

const ACTS = [["dismissal", "Let it stay"], ["removal", "Remove"], ["block", "Block author"], ["record", "Their record"], ["verification", "Vouch for the name"]];
const PAGE = 50;

const link = document.getElementById("to-reported");
const list = document.getElementById("reported-cards");
const empty = document.getElementById("reported-empty");
const more = document.getElementById("reported-more");

let next;

const cards = () => [...list.children].map(({ card }) => card);
const key = ({ article, number }) => `${article}#${number}`;
export const current = () => currentOf(list);
export const step = by => stepIn(list, by);

/** Shows all of it afresh. */
export async function load() {
  list.replaceChildren();
  await read();
}

/** What was reported or decided since, beside what is on the screen; what is decided stays where it is. */
export async function look() {
  const begun = performance.now();
  const page = await api.reported(PAGE);
  const shown = new Map(cards().map(card => [key(card.comment), card]));
  for (const comment of page.comments) {
    const card = shown.get(key(comment));
    if (!card) {
      add(comment);
    } else if (card.isOpen && card.comment.version !== comment.version) {
      card.show(withReason(comment));
    }
  }
  if (!page.next) {
    const reported = new Set(page.comments.map(key));
    cards().filter(card => card.isOpen && card.since < begun && !reported.has(key(card.comment)))
      .forEach(card => card.stamp("elsewhere", "Decided by somebody else, or taken back by its author."));
  }
  label();
}

async function read(cursor) {
  try {
    const page = await api.reported(PAGE, cursor);
    // A second press, or another look, may have been answered meanwhile.
    const shown = new Set(cards().map(card => key(card.comment)));
    page.comments.filter(comment => !shown.has(key(comment))).forEach(add);
    next = page.next;
  } catch (error) {
    next = cursor;
    announce(error.message);
  }
  more.hidden = !next;
  label();
}

const withReason = comment => ({ ...comment, reasons: ["reported"] });

function add(comment) {
  list.append(new Card(withReason(comment), ACTS, act).root);
}

/** The way here says how much waits, also while another view is shown. */
function label() {
  const left = cards().filter(card => card.isOpen).length;
  link.textContent = left ? `Reported (${left}${next ? "+" : ""})` : "Reported";
  empty.hidden = left > 0 || Boolean(next);
}

async function act(name, card) {
  card.note("");
  try {
    if (name === "dismissal") {
      await api.dismiss(card.comment);
      settle(card, "dismissal", "It stays: nobody hides it by a report any more.");
    } else if (name === "removal") {
      if (sure(card, "removal", "Remove for good")) {
        await api.remove(card.comment);
        settle(card, "removal", "Removed: nobody sees it any more.");
      }
    } else if (name === "record") {
      await showRecord(card, cards());
    } else if (name === "verification") {
      await toggleVerification(card, cards());
    } else {
      await toggleBlock(card, cards());
    }
  } catch (error) {
    await tell(card, error);
  }
}

function settle(card, state, words) {
  const beside = card.root.nextElementSibling ?? card.root.previousElementSibling ?? card.root;
  card.stamp(state, words);
  announce(words);
  label();
  beside.card.focus(true);
}

/** It was not decided as wanted: it was reported again, its author changed it, or somebody else was quicker. */
async function tell(card, { status, message }) {
  if (status === 404) {
    settle(card, "elsewhere", "It is not public any more.");
  } else {
    card.note(message);
    if (status === 409) {
      await look();
    }
  }
}

more.addEventListener("click", async () => {
  const shown = list.children.length;
  await read(next);
  list.children[shown]?.card.focus(true);
  announce(`${count(list.children.length, "comment")} shown.`);
});
