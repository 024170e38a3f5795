// An open page of a live coverage follows it: it asks the CDN for the latest changes and becomes, step by step, the page
// that somebody sees who comes now.
import { EVERY, comesBefore, isOlder, isPinned, pause, placeOf } from "./updates.js";
import { plural } from "./words.js";

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
// Updates that the reader has not asked for yet, by the id of their element: they wait above.
const waiting = new Map();
// The place from which on the page shows all.
let from = 1;
let failures = 0;
let asked = Date.now();
let timer;

// What becomes markup here, and nothing else may, is of the site's own making (Trusted Types).
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

// Whoever has scrolled past the newest reads something: that must stay where it is. What they read may be corrected itself,
// and be another element then; if it is pinned, or is gone, what follows it stays.
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
const counted = number => `${number} new ${plural(number, "update")}`;
const offer = () => {
  const count = [...waiting.values()].filter(element => !isWithdrawn(element)).length;
  more.textContent = counted(count);
  more.hidden = count === 0;
};
// What has become older while it waited stands on a page of older updates.
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
// Whoever comes back to the top has come for them.
document.addEventListener("scroll", () => waiting.size > 0 && !isFurtherDown() && show(), { passive: true });

const older = first => {
  if (first > 1) {
    let link = stream.querySelector(".turn a");
    if (!link) {
      stream.append(parsed('<nav class="turn" aria-label="Older updates"><a rel="next">Older updates</a></nav>'));
      link = stream.querySelector(".turn a");
    }
    link.href = `${path}/updates/${Math.ceil((first - 1) / PER_PAGE)}`;
    // What somebody reads stays until they are elsewhere.
    const unread = element => !isFurtherDown() || element.getBoundingClientRect().top > window.innerHeight;
    [...list.children].filter(element => isOlder(element, first) && unread(element)).forEach(element => element.remove());
  }
};

// What changed, the oldest first: what stands here changes in its place, what is new waits for whoever is further down.
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

// After a gap that the list of changes does not reach across, the page itself says what there is.
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
