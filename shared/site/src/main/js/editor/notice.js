// What matters, above the text, until it is settled or put away; and buttons that take a second press.

import { button } from "../dom.js";

const place = document.getElementById("draft-notice");

/** @param acts pairs of words and what they do */
export function notice(message, acts = []) {
  place.hidden = !message;
  place.querySelector("p").textContent = message;
  place.querySelector(".acts").replaceChildren(
    ...[...acts, ["Close", () => notice("")]].map(([words, run]) => Object.assign(button(words, null, run), { className: "plain" })));
}

/** What cannot be taken back takes a second press. */
export function twice(pressed, words, act) {
  const before = pressed.textContent;
  const calm = () => {
    pressed.classList.remove("sure");
    pressed.textContent = before;
  };
  pressed.addEventListener("blur", calm);
  pressed.addEventListener("click", () => {
    if (pressed.classList.contains("sure")) {
      calm();
      act();
    } else {
      pressed.classList.add("sure");
      pressed.textContent = words;
    }
  });
}
