// What matters, above the text, until it is settled or put away.

import { button } from "../dom.js";

const place = document.getElementById("draft-notice");

/** @param acts pairs of words and what they do */
export function notice(message, acts = []) {
  place.hidden = !message;
  place.querySelector("p").textContent = message;
  place.querySelector(".acts").replaceChildren(
    ...[...acts, ["Close", () => notice("")]].map(([words, run]) => Object.assign(button(words, null, run), { className: "plain" })));
}
