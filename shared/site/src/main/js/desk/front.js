// The home page: which article leads it and until when, and the choice of another.

import * as api from "./api.js";
import { find, offer as offerTitles } from "./articles.js";
import { announce, offer } from "./tray.js";
import { when } from "./words.js";

const HOUR_MS = 3_600_000;

const byId = id => document.getElementById(id);
const form = byId("choose-lead");
const leading = byId("leading");
const clear = byId("clear-lead");
const errorLine = byId("lead-error");
const until = form.querySelector(".until");

export const step = () => {};

/** Shows what leads now. */
export async function load() {
  errorLine.textContent = "";
  try {
    show(await api.lead());
  } catch (error) {
    say(error);
  }
}

function show({ lead, choice }) {
  leading.hidden = !lead;
  byId("front-empty").hidden = Boolean(lead);
  byId("front-empty").textContent = "Nothing has been published yet.";
  clear.hidden = !choice?.counts;
  if (lead) {
    const link = leading.querySelector(".headline a");
    link.textContent = lead.title;
    link.href = lead.url;
    leading.querySelector(".because").textContent = because(lead, choice);
  }
}

/** Why it leads, and what comes then. */
function because({ reason, until: end }, choice) {
  const till = end ? ` until ${when(end)}` : "";
  if (reason === "chosen") {
    return `Chosen by ${choice.by}, ${when(choice.at)}. It leads${till || " until you choose another"}.`;
  }
  const lapsed = choice && !choice.counts ? " The last choice is over." : "";
  return reason === "featured" ? `The newest featured article. It leads${till}.${lapsed}` : `The newest article.${lapsed}`;
}

function say({ message }) {
  errorLine.textContent = message;
}

/** When the choice ends, as an instant; undefined for never. */
function end() {
  const { lasts } = form.elements;
  if (lasts.value === "at") {
    const { value } = form.elements.until;
    if (!value) {
      throw new api.ApiError(0, "Say until when it leads.");
    }
    return new Date(value).toISOString();
  }
  return lasts.value ? new Date(Date.now() + Number(lasts.value) * HOUR_MS).toISOString() : undefined;
}

async function choose(article, till, done) {
  const before = await api.lead();
  const now = await api.chooseLead({ article, until: till?.replace(/\.\d+Z$/, "Z") });
  show(now);
  offer(done(now), () => takeBack(before).catch(say));
}

/** What was chosen before, or nothing, as long as that still counts. */
async function takeBack({ choice }) {
  if (choice?.counts) {
    show(await api.chooseLead({ article: choice.article, until: choice.until }));
  } else {
    await api.clearLead();
    await load();
  }
  announce("Taken back.");
}

form.addEventListener("change", () => {
  until.hidden = form.elements.lasts.value !== "at";
});
form.addEventListener("submit", async event => {
  event.preventDefault();
  errorLine.textContent = "";
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const article = await find(form.elements.article.value);
    if (!article) {
      throw new api.ApiError(404, "No article has this title or address.");
    }
    await choose(article, end(), ({ lead }) => `“${lead.title}” leads the home page.`);
    form.elements.article.value = "";
  } catch (error) {
    say(error);
  } finally {
    button.disabled = false;
  }
});
clear.addEventListener("click", async () => {
  try {
    const before = await api.lead();
    await api.clearLead();
    await load();
    offer("The choice is taken back.", () => takeBack(before).catch(say));
    byId("front-heading").focus({ preventScroll: true });
  } catch (error) {
    say(error);
  }
});
offerTitles(form.elements.article);
