// The editor of articles. It is loaded when somebody writes.

import * as api from "./api.js";
import { forget, guess } from "./articles.js";
import { ulid } from "./document.js";
import { atLength } from "./takedown.js";
import { announce } from "./tray.js";
import { When } from "./when.js";
import { ago, at } from "./words.js";

const view = document.getElementById("draft-view");
const status = document.getElementById("draft-saved");

let desk;
let editor;

export const step = () => {};

/** Knows who writes. */
export function begin({ isEditor }) {
  desk = { api, announce, ago, at, ulid, guess, isEditor, leave, opened, atLength, when: (place, chosen) => new When(place, chosen) };
}

/** Opens the draft that the address names. */
export async function load(id) {
  if (!id) {
    location.hash = "#articles";
    return;
  }
  waitFor(true);
  status.textContent = "Opening …";
  try {
    editor ??= await import("./writing.js");
  } catch {
    status.textContent = "The editor could not be loaded. Reload this page.";
    return;
  }
  await editor.open(id, desk);
}

/** Until a draft is open, what would be written or pressed would be lost: only the way back works. */
function waitFor(isOpening) {
  for (const part of view.querySelectorAll(":scope > :not(.work-bar), .work-acts")) {
    part.inert = isOpening;
  }
}

const opened = () => waitFor(false);

export const close = () => editor?.close();

/** Back to the list, after a draft is published or deleted. */
function leave({ slug }) {
  forget();
  sessionStorage.setItem("desk.published", slug ?? "");
  announce(slug ? "Published." : "Deleted.");
  location.hash = "#articles";
}
