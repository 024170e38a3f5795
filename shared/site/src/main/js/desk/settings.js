// The settings of the site: site.yaml as it is written, and the site as it would be.

import { make } from "../dom.js";
import * as api from "./api.js";
import { forget, keep, kept } from "./drafts.js";
import { Framed } from "./framed.js";
import { announce } from "./tray.js";

const byId = id => document.getElementById(id);
const form = byId("settings-form");
const text = byId("settings-text");
const errorList = byId("settings-errors");
const leave = byId("settings-leave");
const pane = byId("settings-preview");
const words = byId("settings-words");
const PREVIEW_MS = 700;
const KEPT = "site";

/** The revision and the document that the text rests on. */
let base = {};
let shown;
let asked = 0;
let timer;

export const step = () => {};

/** Shows the settings, with what was written here and is not published. */
export async function load() {
  say("");
  showErrors();
  try {
    const now = await api.site();
    const mine = kept(KEPT);
    base = mine.document === undefined ? now : { document: mine.base, revision: mine.revision };
    text.value = mine.document ?? now.document;
    leave.hidden = mine.document === undefined;
    if (mine.document !== undefined) {
      say("What you wrote last and did not publish is here again.");
    }
    await preview();
  } catch (error) {
    say(error.message);
  }
}

function changed() {
  if (text.value === base.document) {
    forget(KEPT);
  } else {
    keep({ document: text.value, base: base.document, revision: base.revision }, KEPT);
  }
  leave.hidden = text.value === base.document;
  clearTimeout(timer);
  timer = setTimeout(preview, PREVIEW_MS);
}

const chosen = name => pane.querySelector(`[name=settings-${name}]:checked`).value;
const framed = new Framed(byId("settings-stage"), () => chosen("width"));

async function preview() {
  const mine = ++asked;
  try {
    const answer = await api.previewSite(text.value, chosen("as"));
    if (mine === asked) {
      shown = answer;
      showErrors();
      words.textContent = "";
      draw();
    }
  } catch (error) {
    if (mine === asked) {
      showErrors(error);
      words.textContent = { 422: "This is how it was before the errors.", 404: "There is no article yet." }[error.status]
        ?? "The preview is not to be had at this moment.";
    }
  }
}

function draw() {
  if (shown) {
    framed.draw(shown.html, { css: shown.css, isDark: chosen("scheme") === "dark" });
  }
}

async function publish() {
  const document = text.value;
  let revision;
  try {
    ({ revision } = await api.putSite(document, base.revision));
  } catch (error) {
    if (error.status === 412) {
      await meet();
      return;
    }
    throw error;
  }
  base = { document, revision };
  // What was written meanwhile is kept.
  changed();
  showErrors();
  say("Published. The home page follows within seconds, every other page as fast as all are rendered.");
}

/** Somebody else was quicker: what both changed is joined, and is looked at before it is published. */
async function meet() {
  const { conflicts, decide, merge } = await import("./writing.js");
  const theirs = await api.site();
  const parts = merge(base.document ?? "", text.value, theirs.document);
  text.value = conflicts(parts).length ? await decide(parts) : parts.join("");
  base = theirs;
  changed();
  say("Somebody else has changed the settings meanwhile. Their changes and yours are joined: look at them, and publish again.");
}

function showErrors({ message, problem } = {}) {
  const all = problem?.errors?.map(({ at, detail }) => `${at} ${detail}`) ?? (message ? [message] : []);
  errorList.replaceChildren(...all.map(textContent => make("li", { textContent })));
}

function say(said) {
  byId("settings-news").textContent = said;
  if (said) {
    announce(said);
  }
}

text.addEventListener("input", changed);
form.addEventListener("submit", async event => {
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  say("");
  await publish().catch(showErrors);
  button.disabled = false;
});
leave.addEventListener("click", () => {
  forget(KEPT);
  announce("Left as it was.");
  load();
});
pane.addEventListener("change", ({ target }) => (target.name === "settings-as" ? preview() : draw()));
