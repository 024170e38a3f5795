// Dialogs that ask something. What follows an answer follows at once: the next key is for the text again.

/**
 * Lets a dialog be answered.
 *
 * @param act given the value of the button that was pressed
 * @param isWhole says whether an answer is complete; an incomplete one leaves the dialog open
 * @param away the answer of somebody who leaves by Escape
 */
export function answered(dialog, act, { isWhole = () => true, away = "" } = {}) {
  const end = value => {
    dialog.close();
    act(value);
  };
  dialog.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    const value = event.submitter?.value ?? "set";
    if (isWhole(value)) {
      end(value);
    }
  });
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    end(away);
  });
}
