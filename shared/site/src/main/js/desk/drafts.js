// What an editor has written and not sent yet outlives the tab.

const PREFIX = "desk.live ";

const keyed = (...names) => PREFIX + names.join(" ");

export function kept(...names) {
  try {
    return JSON.parse(localStorage.getItem(keyed(...names))) ?? {};
  } catch {
    return {};
  }
}

export function keep(value, ...names) {
  try {
    localStorage.setItem(keyed(...names), JSON.stringify(value));
  } catch {
    // It is full, or forbidden: then only this tab has it.
  }
}

export function forget(...names) {
  localStorage.removeItem(keyed(...names));
}
