// The fields of a time: a date, a time, and the zone in which they are meant. The server decides what they come to.

import { make } from "../dom.js";
import { choice, choices, full, inZone, localOf, called, moments, suggested, until } from "./times.js";

const template = document.getElementById("time-fields").content.firstElementChild;
const { zone: SITE } = document.getElementById("desk").dataset;
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export class When {
  #choice;

  /**
   * Puts the fields into a place.
   *
   * @param chosen told when one of two moments has been chosen
   */
  constructor(place, chosen) {
    this.root = template.cloneNode(true);
    this.chosen = chosen;
    const find = name => this.root.querySelector(`[name=${name}]`);
    [this.date, this.time, this.zone] = ["date", "time", "zone"].map(find);
    this.hint = this.root.querySelector(".hint");
    this.twice = this.root.querySelector(".time-choice");
    this.#offerZones();
    this.root.addEventListener("input", () => {
      this.refuse();
      this.#hint();
    });
    place.append(this.root);
  }

  #offerZones() {
    const option = (value, words = value.replaceAll("_", " ")) => make("option", { value, textContent: words });
    const near = [[SITE, `${called(SITE)}, the site’s zone`], ...(HERE && HERE !== SITE ? [[HERE, `${called(HERE)}, where you are`]] : [])];
    const names = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].filter(name => !near.some(([value]) => value === name));
    const group = make("optgroup", { label: "All zones" }, ...names.map(name => option(name)));
    this.zone.replaceChildren(...near.map(([value, words]) => option(value, words)), group);
  }

  /** Shows a moment in a zone; without one, a time that may be meant. */
  set(instant, zone = SITE) {
    if (![...this.zone.options].some(({ value }) => value === zone)) {
      this.zone.prepend(make("option", { value: zone, textContent: zone }));
    }
    this.zone.value = zone;
    const moment = instant ? Date.parse(instant) : suggested(Date.now());
    [this.date.value, this.time.value] = localOf(moment, zone).split("T");
    // An hour that happens twice is known by its moment only.
    this.refuse();
    this.#choice = instant && moments(this.#local, zone).length === 2 ? new Date(moment).toISOString().replace(".000Z", "Z") : undefined;
    this.#hint();
  }

  get #local() {
    return `${this.date.value}T${this.time.value}`;
  }

  /** Shows the fields with their place, or hides them: what is hidden does not keep a form from being sent. */
  show(isShown) {
    this.root.parentElement.hidden = !isShown;
    for (const field of [this.date, this.time, this.zone]) {
      field.disabled = !isShown;
    }
  }

  /** What the server is told. */
  get value() {
    return { at: this.#choice ?? this.#local, zone: this.zone.value };
  }

  get isWhole() {
    return Boolean(this.date.value && this.time.value);
  }

  focus() {
    this.date.focus();
  }

  /**
   * Shows what the server refuses of the time.
   *
   * @returns the errors that are about something else, in the same form; nothing if there are none
   */
  refuse(problem) {
    this.#choice = undefined;
    const both = choices(problem);
    const errors = problem?.errors ?? [];
    const [error] = errors.filter(({ at }) => at === "at" || at === "zone");
    this.twice.hidden = !error;
    const isTwice = error?.detail.includes("happens twice");
    this.twice.querySelector("p").textContent = !error ? "" : !both.length ? `The time ${error.detail}.`
      : isTwice ? `Clocks go back that night ${inZone(this.zone.value)}: this time happens twice. Which one?`
        : `Clocks go forward that night ${inZone(this.zone.value)}: this time does not exist. Which one is meant?`;
    this.twice.querySelector(".acts").replaceChildren(...both.map((text, index) => {
      const button = make("button", { type: "button", className: "button quiet", textContent: choice(text, isTwice, index) });
      button.addEventListener("click", () => this.#choose(text));
      return button;
    }));
    for (const field of [this.date, this.time]) {
      field.toggleAttribute("aria-invalid", error?.at === "at");
    }
    this.twice.querySelector("button")?.focus();
    const others = errors.filter(({ at }) => at !== "at" && at !== "zone");
    return others.length ? { ...problem, errors: others } : undefined;
  }

  #choose(text) {
    this.refuse();
    [this.date.value, this.time.value] = text.slice(0, 16).split("T");
    this.#choice = text;
    this.#hint();
    this.chosen();
  }

  /** Says when that is, and when it is where somebody sits who is elsewhere. */
  #hint() {
    const found = this.#choice ? [Date.parse(this.#choice)] : this.isWhole ? moments(this.#local, this.zone.value) : [];
    const [moment] = found;
    if (found.length !== 1) {
      this.hint.textContent = "";
    } else if (moment <= Date.now()) {
      this.hint.textContent = "That is past.";
    } else {
      const elsewhere = HERE && localOf(moment, HERE) !== localOf(moment, this.zone.value) ? ` – ${full(moment, HERE)} where you are` : "";
      this.hint.textContent = `${full(moment, this.zone.value)} ${inZone(this.zone.value)}, ${until(moment)}${elsewhere}.`;
    }
  }
}
