// Keeps an open page of a live coverage up to date: it polls the latest changes and applies them. The result equals a
// freshly loaded page.
import { make } from "./dom.js";
import { EVERY, comesBefore, isOlder, isPinned, pause, placeOf } from "./updates.js";
import { counted as forms } from "./words.js";

const stage = document.querySelector("[data-live]");
const PER_PAGE = 20;

const { changes: source } = stage.dataset;
const path = window.location.pathname;
const head = document.getElementById("live-head");
const list = document.getElementById("updates");
const stream = list.parentNode;
const news = stream.querySelector(".news");

let sequence = Number(stage.dataset.sequence);
let { status } = stage.dataset;
let headNow = head.innerHTML.trim();
// New updates that are not inserted yet, by element id. They wait for the reader to return to the top or press the button.
const waiting = new Map();
// The page shows all updates from this position on.
let from = 1;
let failures = 0;
let asked = Date.now();
let timer;

// Only HTML that the site itself rendered is parsed here; Trusted Types blocks all other HTML.
const policy = (window.trustedTypes ?? { createPolicy: (name, rules) => rules }).createPolicy("live", { createHTML: html => html });
const parsed = html => {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
};
const isWithdrawn = element => element.querySelector(".withdrawn") !== null;
const headline = element => element.querySelector("h2")?.textContent ?? "";
const insert = element =>
  list.insertBefore(element, [...list.children].find(other => comesBefore(element, other)) ?? null);

// A reader who has scrolled down is reading an update, which must keep its position on the screen. A correction may replace
// its element. If the update is pinned or removed, the next one keeps its position.
const isFurtherDown = () => list.getBoundingClientRect().top < 0;
const keepingInPlace = change => {
  const seen = isFurtherDown()
    ? [...list.children].map(element => [element, element.getBoundingClientRect()]).filter(([, box]) => box.bottom > 0)
    : [];
  change();
  for (const [element, { top }] of seen) {
    const now = document.getElementById(element.id);
    if (now && isPinned(now) === isPinned(element)) {
      window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
      return;
    }
  }
};

const more = document.createElement("button");
more.type = "button";
more.className = "new-updates";
more.hidden = true;
stage.append(more);
const counted = number => forms("@script.newUpdates", number);
const offer = () => {
  const count = [...waiting.values()].filter(element => !isWithdrawn(element)).length;
  more.textContent = counted(count);
  more.hidden = count === 0;
};
// Updates that became too old while they waited are on a page of older updates.
const show = () => {
  const fresh = [...waiting.values()].filter(element => !isOlder(element, from));
  waiting.clear();
  list.querySelectorAll(".fresh").forEach(element => element.classList.remove("fresh"));
  fresh.forEach(element => {
    element.classList.add("fresh");
    insert(element);
  });
  offer();
  return list.querySelector(".fresh");
};
more.addEventListener("click", () => {
  const first = show();
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  list.scrollIntoView();
});
// New updates appear when the reader returns to the top.
document.addEventListener("scroll", () => waiting.size > 0 && !isFurtherDown() && show(), { passive: true });

const older = first => {
  if (first > 1) {
    let link = stream.querySelector(".turn [rel=next]");
    if (!link) {
      link = make("a", { rel: "next", textContent: "@live.older" });
      stream.querySelector(".turn").prepend(link);
    }
    link.href = `${path}/updates/${Math.ceil((first - 1) / PER_PAGE)}`;
    // While the reader is further down, only updates below the viewport are removed.
    const unread = element => !isFurtherDown() || element.getBoundingClientRect().top > window.innerHeight;
    [...list.children].filter(element => isOlder(element, first) && unread(element)).forEach(element => element.remove());
  }
};

// Applies changes, oldest first. Known updates change in place. New ones wait if the reader has scrolled down.
const apply = (updates, first) => {
  const arrived = [];
  from = first;
  keepingInPlace(() => {
    for (const update of updates) {
      const here = document.getElementById(update.id);
      if (isOlder(update, first)) {
        here?.remove();
        waiting.delete(update.id);
      } else if (here) {
        here.remove();
        insert(update);
      } else {
        if (!waiting.has(update.id) && !isWithdrawn(update)) {
          arrived.push(update);
        }
        waiting.set(update.id, update);
      }
    }
    older(first);
    stream.querySelector(".nothing")?.toggleAttribute("hidden", list.children.length + waiting.size > 0);
  });
  const unseen = [...waiting.values()];
  if (!isFurtherDown() || unseen.every(isWithdrawn)) {
    keepingInPlace(show);
  }
  offer();
  if (arrived.length > 0) {
    news.textContent = `${counted(arrived.length)}: ${arrived.map(headline).join("; ")}`;
  }
};
const applyHead = html => {
  if (html !== headNow) {
    headNow = html;
    keepingInPlace(() => (head.innerHTML = policy.createHTML(html)));
  }
};

// Loads the page itself if this page has missed more changes than the list contains.
const load = async () => {
  const answer = await fetch(path, { cache: "no-cache" });
  const page = new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
  const now = page.querySelector("[data-live]");
  if (!answer.ok || Number(now?.dataset.sequence ?? -1) < sequence) {
    throw new Error("the page is older than what was seen");
  }
  const updates = [...page.getElementById("updates").children];
  const ids = new Set(updates.map(update => update.id));
  [...list.children].filter(here => isPinned(here) && !ids.has(here.id)).forEach(here => here.remove());
  [...waiting.keys()].filter(id => !ids.has(id)).forEach(id => waiting.delete(id));
  const changed = updates.filter(update => document.getElementById(update.id)?.outerHTML !== update.outerHTML);
  const first = Math.min(...updates.filter(update => !isPinned(update)).map(placeOf), Infinity);
  apply(changed.map(update => document.adoptNode(update)).reverse(), first === Infinity ? 1 : first);
  applyHead(page.getElementById("live-head").innerHTML.trim());
  ({ status } = now.dataset);
  sequence = Number(now.dataset.sequence);
};

const follow = async () => {
  const answer = await fetch(source);
  if (!answer.ok) {
    throw new Error(`no changes: ${answer.status}`);
  }
  const told = await answer.json();
  if (sequence < told.oldest) {
    await load();
  } else if (told.sequence >= sequence) {
    const updates = told.changes.filter(change => change.sequence > sequence).reverse();
    apply(updates.map(({ html }) => parsed(html).firstElementChild), told.first);
    applyHead(told.head.trim());
    ({ status, sequence } = told);
  }
};

const look = async () => {
  clearTimeout(timer);
  if (document.hidden) {
    return;
  }
  asked = Date.now();
  try {
    await follow();
    failures = 0;
  } catch {
    failures++;
  }
  plan();
};
const plan = () => {
  clearTimeout(timer);
  timer = setTimeout(look, pause(status, failures, Math.random()));
};

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    clearTimeout(timer);
  } else if (Date.now() - asked > EVERY) {
    look();
  } else {
    plan();
  }
});
window.addEventListener("online", look);
plan();
