// Changing what stands there: the document as it was sent. If somebody else was quicker both versions are shown.

import { forget, keep, kept } from "./drafts.js";
import { announce } from "./tray.js";

const template = document.getElementById("editor");
let current;

/** Ends what is being changed; it is kept. */
export function stopEditing() {
  current?.remove();
  current = undefined;
}

/** Whether somebody is changing something just now. */
export const isEditing = () => current !== undefined;

/**
 * Lets a document be changed below an element.
 *
 * @param target how it is kept, read and written
 * @param done what follows when it was written
 */
export async function edit(below, { name, read, write }, done) {
  stopEditing();
  const draft = kept("edit", ...name);
  const { document: text, revision } = draft.text ? draft : { ...(await read()) };
  const root = template.content.firstElementChild.cloneNode(true);
  const mine = root.querySelector("textarea");
  const theirs = root.querySelector(".theirs");
  const fault = root.querySelector(".fault");
  let base = revision;
  mine.value = draft.text ?? text;
  below.append(root);
  current = root;
  mine.focus();

  mine.addEventListener("input", () => keep({ text: mine.value, revision: base }, "edit", ...name));
  const end = () => {
    forget("edit", ...name);
    stopEditing();
  };
  const meet = ({ revision: now, document: other, withdrawn }) => {
    base = now;
    theirs.hidden = false;
    theirs.querySelector("pre").textContent = withdrawn ? "It has been withdrawn." : other;
    root.classList.add("both");
    fault.textContent = "Somebody else has changed this. Theirs stands beside yours: bring into yours what it should say, and save again.";
    announce(fault.textContent);
  };
  const save = async () => {
    fault.textContent = "";
    try {
      await write(mine.value, base);
      end();
      announce("Saved.");
      await done();
    } catch (trouble) {
      if (trouble.status === 412 && trouble.problem.current) {
        meet(trouble.problem.current);
      } else {
        fault.textContent = trouble.message;
        announce(trouble.message);
      }
    }
  };
  root.addEventListener("submit", event => {
    event.preventDefault();
    save();
  });
  root.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  });
  root.querySelector(".leave").addEventListener("click", end);
}
