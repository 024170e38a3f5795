// Live coverage, at the desk: what is open, and one coverage with its updates.

import { button, make, twice } from "../dom.js";
import * as api from "./api.js";
import * as whole from "./coverage.js";
import { written, withField } from "./document.js";
import { forget, keep, kept } from "./drafts.js";
import { announce } from "./tray.js";
import * as lines from "./updatelines.js";
import * as updates from "./updates.js";
import { count, decoded, lines as linesOf, when } from "./words.js";

const byId = id => document.getElementById(id);
const cover = byId("cover");
const more = byId("closed-more");

let next;

let coverage = "";
let shown = {};

export const step = () => {};

/** Knows who writes. */
export const begin = ({ name }) => updates.begin(name, { say, read });

/** Shows what is open, or the coverage that the address names. */
export async function load(named = "") {
  const name = decoded(named);
  coverage = name;
  lines.clear();
  whole.stop();
  byId("live-all").hidden = name !== "";
  byId("live-one").hidden = name === "";
  say("");
  if (name) {
    updates.open(name).catch(({ message }) => say(message));
  }
  await read();
  if (!name) {
    await attempt(() => further());
  }
}

/** What others have written meanwhile. */
export async function look() {
  await read();
}

/** Reads what is shown again, with the update of a place if that is not among the newest. */
async function read(place = Infinity) {
  const asked = coverage;
  try {
    const answer = await (asked ? api.coverage(asked) : api.coverages());
    if (asked === coverage) {
      (asked ? showOne : showAll)(answer);
    }
    if (asked && place < answer.updates.at(-1)?.place) {
      await readBefore(place + 1);
    }
  } catch (error) {
    say(error.status === 404 ? "There is no such coverage." : error.message);
  }
}

/** Shows the updates below a place. */
async function readBefore(place) {
  const asked = coverage;
  const { updates: posted } = await api.coverage(asked, place);
  if (asked === coverage) {
    lines.show(posted, acts);
  }
}

function showAll({ coverages }) {
  const focused = document.activeElement?.getAttribute("href");
  byId("coverages").replaceChildren(...coverages.map(item));
  [...byId("coverages").querySelectorAll("a")].find(link => link.getAttribute("href") === focused)?.focus();
  byId("coverages-empty").hidden = coverages.length > 0;
}

/** Shows closed coverages: the first, or those behind the ones that are shown already. */
async function further(cursor) {
  const { coverages, next: rest } = await api.coverages("closed", cursor);
  const shown = cursor ? [...byId("closed-coverages").children] : [];
  byId("closed-coverages").replaceChildren(...shown, ...coverages.map(item));
  next = rest;
  more.hidden = next === undefined;
  byId("closed").hidden = byId("closed-coverages").children.length === 0 && more.hidden;
}

function item({ coverage: id, title, opened, closed, updates }) {
  return make("li", {},
    make("a", { href: `#live/${id}`, textContent: title }),
    `${count(updates, "update")}, ${closed ? `closed ${when(closed)}` : `opened ${when(opened)}`} `,
    make("span", { className: "slug", textContent: id }));
}

more.addEventListener("click", () => attempt(async () => {
  const shown = byId("closed-coverages").children.length;
  await further(next);
  byId("closed-coverages").children[shown]?.querySelector("a").focus();
}));

function showOne(answer) {
  shown = answer;
  const { document: text, url, updates: posted } = answer;
  byId("coverage-title").textContent = field(text, "title");
  byId("coverage-page").href = new URL(url, location).pathname;
  const closed = field(text, "status") === "closed";
  updates.close(closed);
  byId("coverage-closed").hidden = !closed;
  byId("close-coverage").textContent = closed ? "Open it again" : "Close the coverage";
  byId("ending").hidden = closed;
  lines.show(posted, acts);
}

/** A field's value as people read it; documents that others wrote may spell it in many ways. */
function field(document, key) {
  const [, value = ""] = new RegExp(`^${key}:[ \\t]*(.*)$`, "m").exec(document) ?? [];
  try {
    return String(JSON.parse(value));
  } catch {
    return value.trim().replace(/^(['"])(.*)\1$/, "$2");
  }
}

function acts(update) {
  const { headline, pinned } = update;
  const pinning = pinned ? "Unpin" : "Pin";
  const withdraw = button("Withdraw", `Withdraw: ${headline}`, () => {});
  twice(withdraw, "Withdraw for good", () => attempt(() => withdrawn(update), update.place), () => announce("Press again to withdraw it for good."));
  const made = [
    button("Correct", `Correct: ${headline}`, () => attempt(() => updates.correct(update))),
    button(pinning, `${pinning}: ${headline}`, () => attempt(() => pin(update, !pinned), update.place)),
    withdraw,
  ];
  made.forEach(each => each.classList.add("plain"));
  return made;
}

async function pin({ id, place }, pinned) {
  const of = coverage;
  const { document: text, revision } = await api.update(of, id);
  await api.putUpdate(of, id, withField(text, "pinned", pinned), { "if-match": `"${revision}"` });
  announce(pinned ? "Pinned." : "Unpinned.");
  await read(place);
}

async function withdrawn({ id, revision, place }) {
  await api.withdrawUpdate(coverage, id, { "if-match": `"${revision}"` });
  announce("Withdrawn.");
  await read(place);
}

const say = text => {
  byId("live-news").textContent = text;
  if (text) {
    announce(text);
  }
};

/** Tells what went wrong; what was written stays where it is. What others changed is read again, with the update of a place. */
async function attempt(act, place) {
  say("");
  try {
    await act();
  } catch (error) {
    say({ 0: "There is no connection. What you wrote is kept: try again.",
      401: "Your session has ended. What you wrote is kept.",
      412: "Somebody else has changed this meanwhile. Here is how it stands now; try again." }[error.status] ?? error.message);
    if (error.status === 412) {
      await read(place);
    }
  }
}

byId("older-updates").addEventListener("click", () => attempt(async () => {
  const before = lines.oldest();
  await readBefore(before);
  lines.focus(before - 1);
}));

cover.addEventListener("input", () => keep(Object.fromEntries(new FormData(cover)), "cover"));
cover.addEventListener("submit", event => {
  event.preventDefault();
  const { title, dek, section, points } = Object.fromEntries(new FormData(cover));
  attempt(async () => {
    const { coverage: id } = await api.openCoverage(written({ title, dek, section, "key points": linesOf(points) }));
    forget("cover");
    cover.reset();
    location.hash = `#live/${id}`;
  });
});
for (const [name, value] of Object.entries(kept("cover"))) {
  cover.elements[name].value = value;
}

byId("edit-coverage").addEventListener("click", () => attempt(() => whole.edit(coverage, read)));
byId("close-coverage").addEventListener("click", () => attempt(async () => {
  const closed = field(shown.document, "status") === "closed";
  const summary = byId("ending").querySelector("textarea");
  let text = withField(shown.document, "status", closed ? "open" : "closed");
  if (!closed && summary.value.trim()) {
    text = withField(text, "summary", summary.value.trim());
  }
  await api.putCoverage(coverage, text, { "if-match": `"${shown.revision}"` });
  summary.value = "";
  announce(closed ? "Open again." : "Closed.");
  await read();
}));
