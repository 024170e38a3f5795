// A comment on the desk. What readers wrote becomes text and never markup.

import * as api from "./api.js";
import { announce, offer } from "./tray.js";
import { ago, at, author, count, local, reason, record, title, when } from "./words.js";

const template = document.getElementById("card").content.firstElementChild;
const desk = document.getElementById("desk");
const PER_PAGE = 50;
const LOOKS = { approval: "button", block: "plain", record: "plain", verification: "plain" };

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

/** The card of a list that has the focus. */
export const currentOf = list => {
  const root = document.activeElement?.closest(".card");
  return list.contains(root) ? root.card : undefined;
};

/** Leads to the next card of a list, or to the one before. */
export function stepIn(list, by) {
  const here = currentOf(list)?.root;
  const other = here ? (by > 0 ? here.nextElementSibling : here.previousElementSibling) : list.firstElementChild;
  other?.card.focus();
}

export class Card {
  /** @param acts what can be done: pairs of a name and what a button says */
  constructor(comment, acts, onAct) {
    this.since = performance.now();
    this.root = template.cloneNode(true);
    this.root.card = this;
    this.article = this.find("article");
    this.acts = this.find(".acts");
    this.buttons = new Map();
    for (const [act, words] of acts) {
      const button = element("button", words, LOOKS[act] ?? "button quiet");
      button.type = "button";
      button.dataset.act = act;
      button.addEventListener("click", event => onAct(act, this, event));
      this.buttons.set(act, button);
      this.acts.append(button);
    }
    this.box = this.find("input");
    this.find(".stamp button").setAttribute("aria-label", `Undo: the comment by ${author(comment)}`);
    this.find(".stamp button").addEventListener("click", event => onAct("undo", this, event));
    this.show(comment);
  }

  /** Shows the comment, or what has become of it. */
  show(comment) {
    this.comment = comment;
    const name = author(comment);
    this.article.setAttribute("aria-label", `Comment by ${name}`);
    this.find(".pick span").textContent = `Select the comment by ${name}`;
    this.find(".name").textContent = name;
    this.find(".badge").hidden = !comment.signedIn;
    this.find(".badge").textContent = comment.verified ? "Verified" : "Signed in";
    this.find(".badge").classList.toggle("verified", Boolean(comment.verified));
    const time = element("time", `${when(comment.posted)}, ${ago(comment.posted)}`);
    this.find(".posted").replaceChildren(time);
    time.dateTime = comment.posted;
    time.title = at(comment.posted);
    const link = this.find(".whose");
    link.textContent = title(comment);
    link.href = comment.url;
    this.showParent();
    this.find(".said").replaceChildren(...comment.text.split(/\n{2,}/).map(paragraph => {
      const made = element("p", paragraph);
      made.dir = "auto";
      return made;
    }));
    this.showReasons();
    this.showRecord();
  }

  showParent() {
    const { article, inReplyTo, parent: known } = this.comment;
    const parent = this.find(".parent");
    parent.hidden = !inReplyTo;
    if (inReplyTo) {
      const link = parent.querySelector("a");
      link.textContent = known ? `In reply to ${author(known)}, no. ${inReplyTo}` : `In reply to no. ${inReplyTo}`;
      link.href = `/articles/${article}/comments/${Math.ceil(inReplyTo / PER_PAGE)}#comment-${inReplyTo}`;
      parent.querySelector("span").textContent = known ? known.text ?? "It is not shown any more." : "";
    }
  }

  showReasons() {
    const { reasons = [], reports = [] } = this.comment;
    const why = this.find(".why");
    why.hidden = !reasons.length;
    why.replaceChildren(...reasons.map(name => element("li", reason(name))));
    if (reports.length) {
      const said = document.createElement("ul");
      said.append(...reports.map(report => element("li", report.reason ? `“${report.reason}”` : "Without a word")));
      why.lastElementChild.append(said);
      why.lastElementChild.firstChild.textContent = `Reported by ${count(reports.length, "reader")}`;
    }
  }

  /** Says what is known of the author, and offers what can be done about them. */
  showRecord() {
    const { author: id, signedIn, record: known, blocked = known?.blocked ?? false } = this.comment;
    const line = this.find(".record");
    line.hidden = !known && !blocked;
    line.classList.toggle("blocked", blocked);
    line.textContent = known ? record({ ...known, blocked }) : signedIn ? "Blocked" : "Address blocked for today";
    const theirs = this.find(".theirs");
    theirs.hidden = !signedIn;
    theirs.querySelector(".published").hidden = known?.published === 0;
    theirs.querySelector(".published").href = `#published/${new URLSearchParams({ author: id })}`;
    theirs.querySelector(".decided").hidden = desk.dataset.view === "decided";
    theirs.querySelector(".decided").href = `#decided/${new URLSearchParams({ author: id })}`;
    // Without an account only an address can be blocked, and only on the day whose name of it the comment has.
    const whom = signedIn ? "author" : "address for today";
    const block = this.buttons.get("block");
    if (block) {
      block.hidden = !id;
      block.textContent = blocked ? `Unblock ${whom}` : `Block ${whom}`;
    }
    // What stands in the record is for editors to change: whether they vouch for the name.
    const vouch = this.buttons.get("verification");
    if (vouch) {
      vouch.hidden = !known || desk.dataset.editor === undefined;
      vouch.textContent = known?.verifiedAs === author(this.comment) ? "Vouch no longer" : "Vouch for the name";
    }
    const ask = this.buttons.get("record");
    if (ask) {
      ask.hidden = !signedIn || Boolean(known);
    }
    this.nameButtons();
  }

  /** A name that tells one card's buttons from another's. */
  nameButtons() {
    for (const button of this.buttons.values()) {
      button.setAttribute("aria-label", `${button.textContent}: the comment by ${author(this.comment)}`);
    }
  }

  /** Whether it can be decided. */
  get isOpen() {
    return this.root.dataset.state === undefined;
  }

  /** Whether it has been decided, as far as is known here. */
  get isSettled() {
    return !this.isOpen && this.root.dataset.state !== "busy";
  }

  /** Says what was decided, in its place. */
  stamp(state, words, { url, undoable } = {}) {
    this.root.dataset.state = state;
    this.since = performance.now();
    this.select(false);
    this.box.disabled = true;
    this.find(".stamp").hidden = false;
    this.find(".stamp span").textContent = words;
    this.find(".stamp button").hidden = !undoable;
    this.find(".stamp a").hidden = !url;
    if (url) {
      this.find(".stamp a").href = url;
    }
    this.note("");
  }

  /** It can be decided, for the first time or again. */
  open() {
    delete this.root.dataset.state;
    this.box.disabled = false;
    this.find(".stamp").hidden = true;
  }

  /** Says what went wrong, in its place; nothing takes it away. */
  note(words) {
    const note = this.find(".note");
    note.hidden = !words;
    note.textContent = local(words);
    if (words) {
      announce(note.textContent);
    }
  }

  select(on) {
    this.box.checked = on;
    this.root.classList.toggle("selected", on);
  }

  get isSelected() {
    return this.box.checked;
  }

  /** It has the focus, and is in sight: below what stands on top of the page, and above what stands at its foot. */
  focus(preventScroll) {
    this.article.focus({ preventScroll: true });
    if (!preventScroll) {
      this.article.scrollIntoView({ block: "nearest" });
    }
  }

  find(selector) {
    return this.root.querySelector(selector);
  }
}

/** Shows what is known of the author of a card's comment; all their cards say so. */
export async function showRecord({ comment: { author: id } }, cards) {
  const record = await api.record(id);
  for (const other of cards) {
    if (other.comment.author === id) {
      other.comment = { ...other.comment, record, blocked: record.blocked };
      other.showRecord();
    }
  }
}

/** Vouches for the name above a card's comment, or no longer. */
export async function toggleVerification(card, cards) {
  const { author: id, record } = card.comment;
  const name = author(card.comment);
  const vouched = record.verifiedAs === name;
  await (vouched ? api.unverify(id) : api.verify(id, name));
  await showRecord(card, cards);
  offer(
    vouched ? `What ${name} writes has no badge from now on.` : `Verified: what ${name} writes under this name has a badge from now on.`,
    () => toggleVerification(card, cards));
}

/** Blocks the author of a card's comment, or lets them be heard again; all their cards say so. */
export async function toggleBlock(card, cards) {
  const { author: id, signedIn, record: known, blocked: before = known?.blocked ?? false } = card.comment;
  const blocked = !before;
  try {
    await (blocked ? api.block(id) : api.unblock(id));
  } catch (error) {
    card.note(error.message);
    return;
  }
  for (const other of cards) {
    if (other.comment.author === id) {
      other.comment = { ...other.comment, blocked };
      other.showRecord();
    }
  }
  const name = author(card.comment);
  const said = signedIn ? `Blocked: what ${name} writes is held from now on.` : "Blocked: from this address nothing is taken today without an account.";
  offer(
    blocked ? said : `${name} is blocked no longer.`,
    () => toggleBlock(card, cards));
}
