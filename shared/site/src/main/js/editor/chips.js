// Names in a row, each of which can be taken out; a field behind them takes another.

import { make } from "../dom.js";

export class Chips {
  #names = [];

  /**
   * @param changed told of the names
   * @param called how a name is shown
   */
  constructor(root, changed, called = name => name) {
    this.list = root.querySelector("ul");
    this.input = root.querySelector("input");
    this.changed = changed;
    this.called = called;
    this.input.addEventListener("keydown", event => this.#key(event));
    this.input.addEventListener("change", () => this.#add());
    root.addEventListener("click", ({ target }) => target === root && this.input.focus());
  }

  show(names) {
    if (names.join("\n") !== this.#names.join("\n") || names.length !== this.list.children.length) {
      this.#names = names;
      this.list.replaceChildren(...names.map((name, index) => this.#chip(name, index)));
    }
  }

  #chip(name, index) {
    const said = this.called(name);
    const button = make("button", { type: "button", ariaLabel: `Remove ${said}`, textContent: "×" });
    button.addEventListener("click", () => {
      this.#change(this.#names.filter((_, other) => other !== index));
      this.input.focus();
    });
    return make("li", {}, make("span", { textContent: said }), button);
  }

  #key(event) {
    if ((event.key === "Enter" || event.key === ",") && this.input.value.trim() && !event.isComposing) {
      event.preventDefault();
      this.#add();
    } else if (event.key === "Enter") {
      event.preventDefault();
    } else if (event.key === "Backspace" && !this.input.value && this.#names.length) {
      this.#change(this.#names.slice(0, -1));
    }
  }

  #add() {
    const names = this.input.value.split(",").map(name => name.trim()).filter(Boolean);
    this.input.value = "";
    if (names.length) {
      this.#change([...this.#names, ...names]);
    }
  }

  #change(names) {
    this.changed(names);
    this.show(names);
  }
}
