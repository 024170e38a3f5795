// The calendar: what comes, what was done, and what failed and has to be mended.

import { make } from "../dom.js";
import * as api from "./api.js";
import { daysOf, isMonth, monthOf, nameOfDay, nameOfMonth, plus, shift } from "./months.js";
import { ask, atLength } from "./takedown.js";
import { brief, called, clock, inZone, lateness, localOf } from "./times.js";
import { announce } from "./tray.js";
import { count } from "./words.js";

const byId = id => document.getElementById(id);
const { zone: SITE } = byId("desk").dataset;
const PAGE = 1_000;
/** Of one day; what is more shows when it is asked for. */
const MOST = 5;
/** What waits for longer than this is late. Until then it is being done. */
const LATE_MS = 60_000;
const EVERY_MS = 30_000;

const view = byId("calendar-view");
const days = byId("calendar-days");
const news = byId("calendar-news");
const narrow = matchMedia("(max-width: 60rem)");

let month;
let asked = 0;
let shown = "";

const today = () => localOf(Date.now(), SITE).slice(0, 10);

/** Shows the month that the address names, or this one. */
export async function load(what = "") {
  document.title = "Calendar – the desk";
  const isNew = month !== (isMonth(what) ? what : monthOf(today()));
  month = isMonth(what) ? what : monthOf(today());
  byId("calendar-title").textContent = nameOfMonth(month);
  byId("calendar-zone").textContent = called(SITE);
  byId("calendar-before").href = `#calendar/${shift(month, -1)}`;
  byId("calendar-after").href = `#calendar/${shift(month, 1)}`;
  byId("calendar-today").ariaCurrent = month === monthOf(today()) ? "true" : null;
  await read(isNew);
}

async function read(isNew) {
  const mine = ++asked;
  days.setAttribute("aria-busy", "true");
  try {
    const dates = daysOf(month);
    const found = await all(dates[0], plus(dates.at(-1), 1));
    if (mine === asked) {
      news.textContent = "";
      show(dates, found, isNew);
    }
  } catch (error) {
    if (mine === asked) {
      news.textContent = error.message;
    }
  }
  days.removeAttribute("aria-busy");
}

/** Everything of a period, however many pages it has. */
async function all(from, to) {
  const first = await api.schedules({ from, to, limit: PAGE });
  const schedules = [...first.schedules];
  for (let { next } = first; next; ) {
    const page = await api.schedules({ from, to, limit: PAGE, cursor: next });
    schedules.push(...page.schedules);
    next = page.next;
  }
  return { ...first, schedules };
}

function show(dates, { schedules, done, failed }, isNew) {
  const now = Date.now();
  const items = [
    ...done.map(item => ({ ...item, state: "done" })),
    ...schedules.map(item => ({ ...item, state: now - Date.parse(item.at) > LATE_MS ? "late" : "comes" })),
    ...failed.map(item => ({ ...item, state: "failed" })),
  ].map(item => ({ ...item, day: localOf(Date.parse(item.at), SITE).slice(0, 10) }))
    .sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  const state = JSON.stringify([today(), month, items]);
  if (state === shown && !isNew) {
    return;
  }
  shown = state;
  const focused = document.activeElement?.closest(".day-entry")?.dataset.id;
  days.replaceChildren(...dates.map(date => dayOf(date, items.filter(({ day }) => day === date))));
  showFailed(failed);
  const inMonth = items.filter(({ day }) => monthOf(day) === month);
  byId("calendar-empty").hidden = inMonth.length > 0;
  if (focused) {
    days.querySelector(`[data-id="${focused}"] :is(a, button)`)?.focus();
  }
  if (isNew) {
    announce(`${nameOfMonth(month)}: ${count(inMonth.length, "entry", "entries")}.`);
    const current = days.querySelector("[aria-current]");
    // Where it is in sight already, the month's name and the way to others stay in sight too.
    const isBelow = current?.getBoundingClientRect().bottom > innerHeight;
    current?.scrollIntoView({ block: narrow.matches && isBelow ? "start" : "nearest" });
  }
}

function dayOf(date, items) {
  const isToday = date === today();
  const name = nameOfDay(date);
  const heading = make("h3", { className: "day-name" },
    make("span", { className: "day-full", textContent: isToday ? `Today, ${name}` : name }),
    make("span", { className: "day-number", ariaHidden: "true", textContent: Number(date.slice(8)) }));
  const list = make("ol", { className: "day-entries" }, ...items.map(entryOf));
  const day = make("li", { className: "day" }, heading, list);
  day.classList.toggle("other", monthOf(date) !== month);
  day.classList.toggle("empty", !items.length);
  if (isToday) {
    day.setAttribute("aria-current", "date");
  } else if (!items.length) {
    day.ariaHidden = "true";
  }
  if (items.length > MOST) {
    shorten(day, list, items.length - MOST + 1);
  }
  return day;
}

function shorten(day, list, more) {
  const rest = [...list.children].slice(-more);
  rest.forEach(entry => (entry.hidden = true));
  const button = make("button", { type: "button", className: "plain", textContent: `${more} more` });
  button.addEventListener("click", () => {
    rest.forEach(entry => (entry.hidden = false));
    button.remove();
    rest[0].querySelector("a, button")?.focus();
  });
  day.append(button);
}

/** What happened or will happen, where the time alone does not say it. */
function notes({ act, state, at, done }) {
  const isDown = act === "withdraw";
  return {
    comes: isDown ? "comes down" : "",
    late: isDown ? "should be down by now" : "should be out by now",
    done: [isDown && "taken down", lateness(at, done)].filter(Boolean).join(", "),
    failed: isDown ? "not taken down" : "not published",
  }[state];
}

function entryOf(item) {
  const { id, act, state, at, zone, title, by } = item;
  const note = notes(item);
  const elsewhere = zone !== SITE && clock(at, zone) !== clock(at, SITE) ? `${clock(at, zone)} ${inZone(zone)}` : "";
  const words = [
    make("time", { dateTime: at, textContent: clock(at, SITE) }), " ",
    make("span", { className: "entry-title", textContent: title || "Untitled" }),
    ...(note ? [" ", make("span", { className: "entry-note", textContent: note })] : []),
    " ", make("span", { className: "entry-more", textContent: [elsewhere, `set by ${by.name}`].filter(Boolean).join(" · ") }),
  ];
  const entry = make("li", { className: "day-entry", title: `${title || "Untitled"}, ${atLength(item)}` }, led(item, words));
  Object.assign(entry.dataset, { id, act, state });
  return entry;
}

/** What leads on from an entry: to its draft, to its page, or to when it comes down. */
function led(item, words) {
  const { act, state, draft, address } = item;
  if (act === "withdraw") {
    if (state === "done") {
      return make("span", {}, ...words);
    }
    const button = make("button", { type: "button" }, ...words);
    button.addEventListener("click", () => takeDown(item));
    return button;
  }
  if (state === "done") {
    return address ? make("a", { href: `/articles/${encodeURIComponent(address)}` }, ...words) : make("span", {}, ...words);
  }
  return make("a", { href: `#draft/${draft}` }, ...words);
}

const takeDown = ({ state, slug, title, ...item }) => ask({ slug, title }, state === "failed" ? undefined : item, () => read(false));

function showFailed(failed) {
  const place = byId("calendar-failed");
  place.hidden = !failed.length;
  place.querySelector("ul").replaceChildren(...failed.map(item => {
    const { act, at, reason, title, draft } = item;
    const isDown = act === "withdraw";
    const mend = isDown ? make("button", { type: "button", className: "plain", textContent: "Take it down" })
      : make("a", { className: "plain", href: `#draft/${draft}`, textContent: "Open the draft" });
    if (isDown) {
      mend.addEventListener("click", () => takeDown({ ...item, state: "failed" }));
    }
    mend.ariaLabel = `${mend.textContent}: ${title || "Untitled"}`;
    return make("li", {},
      make("p", {}, make("b", { textContent: title || "Untitled" }), ` was not ${isDown ? "taken down" : "published"} on ${brief(at, SITE)}. ${reason}`), mend);
  }));
}

/** The next entry, or the one before. */
export function step(by) {
  const all = [...view.querySelectorAll(".calendar-failed :is(a, button), .day-entry:not([hidden]) :is(a, button)")];
  const index = all.indexOf(document.activeElement);
  const next = index < 0 ? all.at(by > 0 ? 0 : -1) : all[Math.min(Math.max(0, index + by), all.length - 1)];
  next?.focus();
}

const look = () => !view.hidden && document.visibilityState === "visible" && !byId("takedown").open && read(false);

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
