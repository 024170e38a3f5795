// Sources: the list beside the text, and citing one at the cursor.

import { make } from "../dom.js";
import { answered } from "./asking.js";
import { cite, counts, inOrder, without } from "./citations.js";

const byId = id => document.getElementById(id);
const dialog = byId("source-dialog");
const [url, title, publisher] = ["url", "title", "publisher"].map(name => byId(`source-${name}`));
const list = byId("source-list");
const WEB = /^https?:\/\/[^\s]+$/i;

const host = address => {
  try {
    return new URL(address).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
};

const said = ({ title: name, publisher: by, url: at }) => [name ?? at ?? "Without a title", by].filter(Boolean).join(", ");

export class Citing {
  #at = 0;
  #edited;

  /** @param current gives the manuscript */
  constructor(current, announce) {
    this.current = current;
    this.announce = announce;
    answered(dialog, value => this.#answered(value), { isWhole: value => value !== "set" || this.#isWhole() });
    url.addEventListener("change", () => {
      if (!publisher.value) {
        publisher.placeholder = host(url.value);
      }
    });
    byId("add-source").addEventListener("click", () => this.open());
    byId("order-sources").addEventListener("click", () => {
      const { view, sources } = this.current();
      this.current().cite(inOrder(view.value, sources));
      this.show();
      this.announce("The sources are numbered in the text’s order.");
    });
  }

  /** Asks which source is meant, or for a new one; it is cited where the cursor is. */
  open(picked) {
    const { view, sources, isSource } = this.current();
    if (isSource) {
      return;
    }
    this.#at = view.cursor;
    this.#edited = undefined;
    this.#ask("Cite a source", "Cite it", {}, picked ?? view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to));
    byId("pick-source").replaceChildren(...sources.map((source, index) => {
      const button = make("button", { type: "button", textContent: said(source) });
      button.addEventListener("click", () => {
        dialog.close();
        this.#cite(index + 1);
        this.current().view.focus();
      });
      return make("li", {}, button);
    }));
    byId("pick-source").hidden = sources.length === 0;
  }

  /** Lets a source be changed. */
  edit(number) {
    const source = this.current().sources[number - 1];
    if (!source) {
      this.open();
      return;
    }
    this.#edited = number;
    this.#ask(`Source ${number}`, "Change it", source);
    byId("pick-source").hidden = true;
  }

  #ask(heading, act, source, words = "") {
    byId("source-heading").textContent = heading;
    byId("source-set").textContent = act;
    url.value = source.url ?? (WEB.test(words.trim()) ? words.trim() : "");
    title.value = source.title ?? "";
    publisher.value = source.publisher ?? "";
    publisher.placeholder = "";
    byId("source-error").textContent = "";
    dialog.showModal();
    url.focus();
  }

  #isWhole() {
    const error = !title.value.trim()
      ? "Every source has a title, by which readers know it."
      : url.value.trim() && !WEB.test(url.value.trim()) ? "An address begins with https:// or http://." : "";
    byId("source-error").textContent = error;
    if (error) {
      (title.value.trim() ? url : title).focus();
    }
    return !error;
  }

  #answered(value) {
    if (value === "set") {
      const source = Object.fromEntries(
        [["publisher", publisher.value], ["title", title.value], ["url", url.value]].map(([key, text]) => [key, text.trim()]).filter(([, text]) => text));
      if (this.#edited) {
        this.#change(this.#edited, source);
      } else {
        this.#cite(source);
      }
    }
    this.current().view.focus();
  }

  #change(number, source) {
    const manuscript = this.current();
    const { publisher: _, title: __, url: ___, ...rest } = manuscript.sources[number - 1];
    manuscript.set("sources", manuscript.sources.map((one, index) => index === number - 1 ? { ...source, ...rest } : one));
    manuscript.view.refresh();
    this.show();
  }

  #cite(source) {
    const manuscript = this.current();
    const result = cite(manuscript.view.value, manuscript.sources, this.#at, source);
    const grown = result.changes.filter(({ from }) => from < this.#at).reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
    manuscript.cite(result, this.#at + grown + `[^${result.number}]`.length);
    this.show();
    this.announce(`Source ${result.number} is cited.`);
  }

  /** Shows the list as it stands in the document. */
  show() {
    const manuscript = this.current();
    const { sources } = manuscript;
    const cited = manuscript.isSource ? [] : counts(manuscript.view.value, sources);
    byId("source-count").textContent = sources.length || "";
    byId("order-sources").hidden = sources.length < 2;
    list.replaceChildren(...sources.map((source, index) => this.#line(source, index + 1, cited[index])));
  }

  #line(source, number, times) {
    const button = (words, act) => {
      const made = make("button", { type: "button", className: "plain", textContent: words, ariaLabel: `${words}: ${said(source)}` });
      made.addEventListener("click", act);
      return made;
    };
    const name = make("span", { className: "source-name", textContent: source.title ?? source.url ?? "Without a title" });
    const by = make("span", { className: "source-by", textContent: [source.publisher, host(source.url)].filter(Boolean).join(" · ") });
    const used = make("span", { className: times ? "source-used" : "source-used missing", textContent: times ? "" : "Not cited" });
    const line = make("li", { id: `source-${number}` }, name, by, used, make("span", { className: "acts" },
      button("Cite", () => {
        this.#at = this.current().view.cursor;
        this.#cite(number);
        this.current().view.focus();
      }),
      button("Change", () => this.edit(number)),
      button("Remove", () => {
        const manuscript = this.current();
        manuscript.cite(without(manuscript.view.value, manuscript.sources, number));
        this.show();
        this.announce("The source and its citations are removed. Undo brings the citations back.");
      })));
    line.dataset.at = `sources[${number - 1}]`;
    return line;
  }
}
