// What staff did, by day, for administrators.

import * as api from "./api.js";
import { ACTS } from "./auditacts.js";
import { make } from "../dom.js";
import { announce } from "./tray.js";

const byId = id => document.getElementById(id);
const filter = byId("audit-filter");
const days = byId("audit-days");
const news = byId("audit-news");
const further = byId("audit-more");
const everything = byId("audit-all");
const template = byId("audit-row").content.firstElementChild;
const PAGE = 50;
/** The server reads so many records that a person's are rare among them; so it is asked a few times for one page. */
const CALLS = 5;

const dayOf = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const timeOf = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const people = new Map();

let next;
let asked = 0;

/** Shows the newest records. */
export async function load() {
  document.title = "What staff did – the desk";
  await show();
}

async function show() {
  const turn = ++asked;
  further.hidden = true;
  everything.hidden = ![...new FormData(filter).values()].some(Boolean);
  await attempt(async () => {
    const found = await page(undefined);
    if (turn === asked) {
      days.replaceChildren();
      add(found);
      const empty = byId("audit-empty");
      empty.hidden = found.records.length > 0;
      empty.textContent = everything.hidden ? "Nothing was done yet." : "Nothing of that kind was done then.";
    }
  });
}

/** Shows the records behind those that are shown, unless the filter changes meanwhile. */
async function showMore() {
  const turn = ++asked;
  await attempt(async () => {
    const found = await page(next);
    if (turn === asked) {
      add(found);
    }
  });
}

/** The next records that the filter admits, and the cursor of those behind them. */
async function page(from) {
  const { act, by, from: first, to: last } = Object.fromEntries(new FormData(filter));
  const found = [];
  let cursor = from;
  for (let call = 0; call < CALLS && found.length < PAGE; call++) {
    const answer = await api.audit({ act, by, from: start(first), to: start(last, 1), limit: PAGE, cursor });
    found.push(...answer.records);
    cursor = answer.next;
    if (cursor === undefined) {
      break;
    }
  }
  return { records: found, cursor };
}

/** When a day begins here, or the day so many days later. */
function start(day, later = 0) {
  if (!day) {
    return undefined;
  }
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function add({ records, cursor }) {
  next = cursor;
  further.hidden = next === undefined;
  for (const record of records) {
    people.set(record.by.id, record.by.name || record.by.id);
    const day = dayOf.format(new Date(record.at));
    if (days.lastElementChild?.dataset.day !== day) {
      const id = `audit-${record.at.slice(0, 10)}-${days.children.length}`;
      const section = make("section", { className: "audit-day" }, make("h3", { id, textContent: day }), make("ol", {}));
      section.setAttribute("aria-labelledby", id);
      section.dataset.day = day;
      days.append(section);
    }
    days.lastElementChild.querySelector("ol").append(row(record));
  }
  showPeople();
}

function row({ at, by, act, subject, title, note }) {
  const line = template.cloneNode(true);
  const find = name => line.querySelector(name);
  const known = ACTS[act];
  const time = find("time");
  time.textContent = timeOf.format(new Date(at));
  time.dateTime = at;
  time.title = at;
  find(".audit-who").textContent = by.name || by.id;
  find(".audit-act").textContent = known?.label ?? act;
  find(".audit-act").dataset.kind = known?.kind ?? "";
  const link = find("a");
  const href = known?.href?.(subject);
  if (href) {
    link.href = href;
    link.textContent = title || (known.name?.(subject) ?? subject);
  } else {
    link.replaceWith(title || subject);
  }
  find(".audit-note").textContent = note ?? "";
  return line;
}

/** Offers everybody who was seen until now. */
function showPeople() {
  const select = filter.elements.by;
  const { value } = select;
  const names = [...people].sort(([, a], [, b]) => a.localeCompare(b));
  select.replaceChildren(make("option", { value: "", textContent: "Everybody" }), ...names.map(([id, name]) => make("option", { value: id, textContent: name })));
  select.value = value;
}

/** The next row with a link, or the one before. */
export function step(by) {
  const links = [...days.querySelectorAll("a")];
  const index = links.indexOf(document.activeElement);
  links[index < 0 ? 0 : Math.min(Math.max(0, index + by), links.length - 1)]?.focus();
}

async function attempt(work) {
  news.textContent = "";
  try {
    await work();
  } catch ({ message }) {
    news.textContent = message;
    announce(message);
  }
}

for (const group of new Set(Object.values(ACTS).map(({ group: name }) => name))) {
  const acts = Object.entries(ACTS).filter(([, { group: name }]) => name === group);
  filter.elements.act.append(make("optgroup", { label: group }, ...acts.map(([value, { label }]) => make("option", { value, textContent: label }))));
}
filter.addEventListener("change", show);
filter.addEventListener("reset", () => setTimeout(show));
filter.addEventListener("submit", event => event.preventDefault());
further.addEventListener("click", showMore);
