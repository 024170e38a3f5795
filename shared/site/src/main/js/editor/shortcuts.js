// The keys that work everywhere in the editor, beside those of the text.

const publish = document.getElementById("to-publish");

/** @param acts `save()` and `toggle(part)` */
export function shortcuts(view, { save, toggle }) {
  view.addEventListener("keydown", event => {
    const { ctrlKey, metaKey, altKey, code } = event;
    const run = (ctrlKey || metaKey) && {
      KeyS: altKey ? undefined : save,
      KeyP: altKey ? () => toggle("preview") : undefined,
      KeyD: altKey ? () => toggle("panel") : undefined,
      Enter: () => !publish.hidden && publish.click(),
    }[code];
    if (run) {
      event.preventDefault();
      run();
    }
  });
}
