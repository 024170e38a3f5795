// Which parts of the editor are seen: beside each other on a desktop, one after the other on a phone.

const byId = id => document.getElementById(id);
const view = byId("draft-view");
const TABS = ["details", "sources", "notes"];
const PARTS = { panel: byId("draft-panel"), preview: byId("draft-preview") };
const BUTTONS = { panel: byId("to-panel"), preview: byId("to-preview") };
const KEY = "desk.layout";
const narrow = matchMedia("(max-width: 60rem)");

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

export class Layout {
  /** @param shown told when a part is shown */
  constructor(shown) {
    this.shown = shown;
    this.open = { panel: true, preview: false, ...kept() };
    for (const [name, button] of Object.entries(BUTTONS)) {
      button.addEventListener("click", () => this.toggle(name));
    }
    for (const button of view.querySelectorAll("[data-place]")) {
      button.addEventListener("click", () => this.go(button.dataset.place));
    }
    this.tabs = TABS.map(name => byId(`tab-${name}`));
    this.tabs.forEach((tab, index) => {
      tab.addEventListener("click", () => this.tab(TABS[index]));
      tab.addEventListener("keydown", ({ key }) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (by) {
          this.tab(TABS.at((index + by) % TABS.length)).focus();
        }
      });
    });
    narrow.addEventListener("change", () => this.#apply());
    this.place = "paper";
    this.#apply();
  }

  toggle(name, isOpen = !this.open[name]) {
    if (narrow.matches) {
      this.go(isOpen ? name : "paper");
      return;
    }
    this.open[name] = isOpen;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.open));
    } catch {
      // Then the next visit begins as the first one.
    }
    this.#apply();
  }

  /** On a phone, one part is seen at a time. */
  go(place) {
    this.place = place;
    this.#apply();
  }

  tab(name) {
    this.tabs.forEach((tab, index) => {
      const is = TABS[index] === name;
      tab.setAttribute("aria-selected", is);
      tab.tabIndex = is ? 0 : -1;
      byId(TABS[index]).hidden = !is;
    });
    return byId(`tab-${name}`);
  }

  /** Makes a panel's tab seen, wherever it is. */
  reveal(name) {
    this.toggle("panel", true);
    this.tab(name);
  }

  #apply() {
    view.dataset.place = this.place;
    for (const [name, part] of Object.entries(PARTS)) {
      const isOpen = narrow.matches ? this.place === name : this.open[name];
      const wasHidden = part.hidden;
      part.hidden = !isOpen;
      BUTTONS[name].setAttribute("aria-pressed", isOpen);
      if (isOpen && wasHidden) {
        this.shown(name);
      }
    }
    byId("draft-paper").hidden = narrow.matches && this.place !== "paper";
    byId("draft-tools").hidden = narrow.matches && this.place !== "paper";
    for (const button of view.querySelectorAll("[data-place]")) {
      button.setAttribute("aria-pressed", button.dataset.place === this.place);
    }
  }
}
