// Links that show a draft to people without an account: made, copied, seen to be opened, and ended.

import { button, make, twice } from "../dom.js";
import { called } from "./errors.js";

const byId = id => document.getElementById(id);
const dialog = byId("share-dialog");
const label = byId("share-label");
const list = byId("share-list");
const errorLine = byId("share-error");
const unready = byId("share-unready");
const COPIED_MS = 2_000;

/** The token is in the query, which no log has. */
const address = ({ token }) => `${location.origin}/api/previews?token=${token}`;

export class Sharing {
  /** The id of the link that is being made: an attempt after a lost answer makes no second one. */
  #id;

  /**
   * @param current gives the draft
   * @param desk `api`, `announce`, `ago`, `at` (a time in words), `ulid` (a new id)
   */
  constructor(current, desk) {
    this.current = current;
    this.desk = desk;
    for (const opener of document.querySelectorAll("[data-share]")) {
      opener.addEventListener("click", () => this.open());
    }
    byId("share-close").addEventListener("click", () => dialog.close());
    byId("share-form").addEventListener("submit", event => {
      event.preventDefault();
      this.#attempt(() => this.#make());
    });
  }

  async open() {
    list.replaceChildren();
    label.value = "";
    dialog.showModal();
    label.focus();
    await Promise.all([this.#attempt(() => this.#show()), this.#showErrors()]);
  }

  async #attempt(act) {
    errorLine.textContent = "";
    try {
      await act();
    } catch ({ message }) {
      errorLine.textContent = message;
    }
  }

  async #show() {
    const { links } = await this.desk.api.links(this.current().id);
    list.replaceChildren(...links.map(link => this.#line(link)));
  }

  /** Tells the person who makes a link that it shows nothing yet. */
  async #showErrors() {
    unready.hidden = true;
    const problem = await this.desk.api.errorsOf(this.current().id);
    unready.hidden = !problem;
    unready.querySelector("span").textContent = (problem?.errors ?? []).map(({ at, detail }) => `${at.startsWith("line ") ? at : called(at)} ${detail}`).join("; ");
  }

  async #make() {
    const made = byId("share-make");
    if (made.disabled) {
      return;
    }
    made.disabled = true;
    this.#id ??= this.desk.ulid();
    try {
      const link = await this.desk.api.makeLink(this.current().id, this.#id, { label: label.value.trim(), days: Number(byId("share-days").value) });
      this.#id = undefined;
      label.value = "";
      const line = this.#line(link);
      list.prepend(line);
      await this.#copy(line.querySelector(".copy"), link);
    } catch (error) {
      if (error.status && error.status < 500) {
        this.#id = undefined;
      }
      throw error;
    } finally {
      made.disabled = false;
    }
  }

  #line(link) {
    const { ago, at } = this.desk;
    const isOver = Date.parse(link.expires) <= Date.now();
    const times = link.opened === 1 ? "Opened once" : `Opened ${link.opened.toLocaleString("en")} times`;
    const line = make("li", {},
      make("p", { className: "share-who" }, make("b", { textContent: link.label }),
        ` ${isOver ? `ended ${ago(link.expires)}` : `until ${at(link.expires)}`}`),
      make("p", { className: "share-seen", textContent: link.opened ? `${times}, last ${ago(link.lastOpened)}` : "Not opened yet" }));
    const acts = make("p", { className: "acts" });
    if (!isOver) {
      acts.append(Object.assign(button("Copy", `Copy the link for ${link.label}`, pressed => this.#copy(pressed, link)), { className: "plain copy" }));
    }
    const end = Object.assign(button(isOver ? "Remove" : "End it", null, () => {}), { className: "plain" });
    const revoke = () => this.#attempt(async () => {
      await this.desk.api.revokeLink(this.current().id, link.id);
      line.remove();
      this.desk.announce(`The link for ${link.label} has ended.`);
      label.focus();
    });
    if (isOver) {
      end.addEventListener("click", revoke);
    } else {
      twice(end, "Press again to end it", revoke);
    }
    acts.append(end);
    line.append(acts);
    return line;
  }

  /** Where the browser does not copy, the address is there to be copied by hand. */
  async #copy(pressed, link) {
    try {
      await navigator.clipboard.writeText(address(link));
      const say = word => Object.assign(pressed, { textContent: word, ariaLabel: `${word} the link for ${link.label}` });
      say("Copied");
      this.desk.announce("The link is copied.");
      setTimeout(() => say("Copy"), COPIED_MS);
    } catch {
      const shown = make("input", { readOnly: true, value: address(link), ariaLabel: `The link for ${link.label}` });
      pressed.closest("li").append(shown);
      pressed.remove();
      shown.select();
    }
  }
}
