// Taking an article down, now or at a time; and what waits for its time, for the list of articles.

import * as api from "./api.js";
import { announce } from "./tray.js";
import { brief, full, inZone } from "./times.js";
import { When } from "./when.js";

const dialog = document.getElementById("takedown");
const { zone: SITE } = document.getElementById("desk").dataset;
const find = name => dialog.querySelector(`.takedown-${name}`);
const act = document.getElementById("takedown-do");
const keep = document.getElementById("takedown-keep");
const close = document.getElementById("takedown-close");
const errorLine = dialog.querySelector(".error");
const MOST = 1_000;

let when;
let current;

/** What waits for its time, by the id of a draft and by the slug of an article; nothing for those who may not see it. */
export async function waiting(isEditor) {
  const { schedules } = isEditor ? await api.schedules({ limit: MOST }) : { schedules: [] };
  return new Map(schedules.map(schedule => [schedule.draft ?? schedule.slug, schedule]));
}

/** When it comes, for a row of the list. */
export const shortly = ({ at, act: what }) => `${what === "withdraw" ? "until " : ""}${brief(at, SITE)}`;

/** When it comes, at length. */
export const atLength = ({ at, zone, by }) => `${full(at, zone)} ${inZone(zone)}, set by ${by.name}`;

/**
 * Asks when an article is to be taken down.
 *
 * @param article its slug and title
 * @param schedule its schedule, if it has one
 * @param done told what was done
 */
export function ask({ slug, title }, schedule, done) {
  when ??= new When(find("time"), () => attempt(send));
  current = { slug, title, schedule, done };
  document.getElementById("takedown-heading").textContent = schedule ? "It will be taken down" : "Take down";
  find("title").textContent = title;
  find("set").hidden = !schedule;
  find("set").textContent = schedule ? `On ${atLength(schedule)}.` : "";
  keep.hidden = !schedule;
  errorLine.textContent = "";
  when.set(schedule?.at, schedule?.zone);
  dialog.querySelector(`[value=${schedule ? "later" : "now"}]`).checked = true;
  show();
  dialog.showModal();
  (schedule ? when : dialog.querySelector(":checked")).focus();
}

const isLater = () => dialog.querySelector("[name=takedown-when]:checked").value === "later";

function show() {
  when.show(isLater());
  act.textContent = !isLater() ? "Take it down now" : current.schedule ? "Change the time" : "Take it down then";
}

async function send() {
  const { slug, title } = current;
  if (isLater()) {
    const schedule = await api.scheduleWithdrawal(slug, when.value);
    end(`“${title}” will be taken down on ${full(schedule.at, schedule.zone)} ${inZone(schedule.zone)}.`);
  } else {
    await api.withdraw(slug);
    end(`“${title}” is taken down. Its pages go within seconds.`);
  }
}

async function cancel() {
  await api.cancelWithdrawal(current.slug);
  end(`“${current.title}” stays published.`);
}

function end(words) {
  dialog.close();
  announce(words);
  current.done(words);
}

async function attempt(run) {
  errorLine.textContent = "";
  act.disabled = keep.disabled = true;
  try {
    await run();
  } catch (error) {
    const { problem, message } = error;
    const others = isLater() && problem?.errors ? when.refuse(problem) : { detail: message };
    errorLine.textContent = others ? message : "";
  } finally {
    act.disabled = keep.disabled = false;
  }
}

dialog.querySelector("form").addEventListener("submit", event => {
  event.preventDefault();
  attempt(send);
});
dialog.addEventListener("change", ({ target }) => target.name === "takedown-when" && show());
keep.addEventListener("click", () => attempt(cancel));
close.addEventListener("click", () => dialog.close());
