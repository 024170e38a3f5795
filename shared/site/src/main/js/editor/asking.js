// Dialogs that ask something. What follows an answer follows at once: the next key is for the text again.

const askers = new WeakMap();

/**
 * Lets a dialog be answered.
 *
 * @param act given the value of the button that was pressed
 * @param isWhole says whether an answer is complete; an incomplete one leaves the dialog open
 * @param away the answer of somebody who leaves by Escape
 * @returns opens the dialog; of several who may ask by one dialog, the one who opened it gets the answer
 */
export function answered(dialog, act, { isWhole = () => true, away = "" } = {}) {
  const me = {};
  const isMine = () => !askers.has(dialog) || askers.get(dialog) === me;
  const end = value => {
    dialog.close();
    act(value);
  };
  dialog.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    const value = event.submitter?.value ?? "set";
    if (isMine() && isWhole(value)) {
      end(value);
    }
  });
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    if (isMine()) {
      end(away);
    }
  });
  return () => {
    askers.set(dialog, me);
    if (!dialog.open) {
      dialog.showModal();
    }
  };
}
