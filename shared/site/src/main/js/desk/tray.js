// What stands at the foot of the screen: the last thing done, for as long as it can be undone there.

const UNDO_MS = 8000;
const SURE_MS = 6000;

const bar = document.getElementById("undo");
const text = bar.querySelector("p");
const announcement = document.getElementById("announcement");

let undoing = null;
let timer;
let held = false;

/** Tells those who do not see it. */
export function announce(words) {
  // The same words again would not be heard.
  announcement.textContent = announcement.textContent === words ? `${words}\u00a0` : words;
}

/** Offers to undo, for eight seconds, or for as long as somebody is about to. */
export function offer(words, undo) {
  undoing = undo;
  text.textContent = words;
  bar.hidden = false;
  announce(`${words} Undo: press u.`);
  wait();
}

/** Undoes what is offered; false if nothing is. */
export function undo() {
  const last = undoing;
  close();
  last?.();
  return last !== null;
}

/** Whether a button of a card was pressed a second time: what it does cannot be undone. The first press renames it for a while. */
export function sure(card, act, words) {
  const button = card.buttons.get(act);
  if (button.classList.contains("sure")) {
    return true;
  }
  const before = button.textContent;
  const name = (label, isSure) => {
    button.textContent = label;
    button.classList.toggle("sure", isSure);
    card.nameButtons();
  };
  name(words, true);
  button.addEventListener("blur", () => name(before, false), { once: true });
  setTimeout(() => name(before, false), SURE_MS);
  announce(`Press again: ${words.toLowerCase()}.`);
  return false;
}

function close() {
  clearTimeout(timer);
  undoing = null;
  bar.hidden = true;
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => (held ? wait() : close()), UNDO_MS);
}

for (const [event, value] of [["pointerenter", true], ["focusin", true], ["pointerleave", false], ["focusout", false]]) {
  bar.addEventListener(event, () => (held = value));
}
bar.querySelector("button").addEventListener("click", undo);
