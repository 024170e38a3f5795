// A form that searches comments, and what it finds, page by page. The address has what was asked for.

import { find, offer } from "./articles.js";
import { announce } from "./tray.js";
import { count } from "./words.js";

export class Search {
  #wanted = {};
  #next;
  #asked = 0;

  /**
   * @param view what the view is called in addresses; its parts are `#view-cards`, `#view-empty` and `#view-more`
   * @param form its fields have the names of the parameters; one is `article`
   * @param outside `ask(parameters)` reads a page of comments, `add(comment)` makes a card, `none(isRestricted)` says that
   *     there is nothing, `refused(error)` says why there is no answer, `one` is what a result is called
   */
  constructor(view, form, outside) {
    const part = name => document.getElementById(`${view}-${name}`);
    Object.assign(this, { view, form, outside, list: part("cards"), empty: part("empty"), more: part("more") });
    offer(form.elements.article);
    form.addEventListener("submit", event => {
      event.preventDefault();
      this.#submit();
    });
    this.more.addEventListener("click", async () => {
      const shown = this.list.children.length;
      await this.#read(this.#next);
      this.list.children[shown]?.card.focus(true);
    });
  }

  /** Shows what is wanted: values of the form's fields by their names. */
  async load(wanted) {
    this.#wanted = wanted;
    for (const field of this.form.querySelectorAll("[name]")) {
      field.value = wanted[field.name] ?? "";
    }
    this.list.replaceChildren();
    await this.#read();
  }

  /** What a search for nothing asks for is the view itself. */
  #submit() {
    const said = [...new FormData(this.form)].map(([key, value]) => [key, value.trim()]).filter(([, value]) => value);
    const hash = said.length ? `#${this.view}/${new URLSearchParams(said)}` : `#${this.view}`;
    // An address that stays the same tells nobody that it was asked again.
    if (location.hash === hash) {
      this.load(Object.fromEntries(said));
    } else {
      location.hash = hash;
    }
  }

  async #read(cursor) {
    const { list, empty, more, outside } = this;
    const mine = ++this.#asked;
    list.setAttribute("aria-busy", "true");
    let words;
    try {
      const page = await this.#page(cursor);
      if (mine !== this.#asked) {
        return;
      }
      list.append(...page.comments.map(comment => outside.add(comment).root));
      this.#next = page.next;
      words = list.children.length ? "" : page.next ? "Nothing so far; there is more to look at." : outside.none(Object.keys(this.#wanted).length > 0);
    } catch (error) {
      if (mine !== this.#asked) {
        return;
      }
      this.#next = cursor;
      words = outside.refused(error);
    }
    list.removeAttribute("aria-busy");
    empty.hidden = !words;
    empty.textContent = words;
    more.hidden = !this.#next;
    announce(words || `${count(list.children.length, outside.one)} shown.`);
  }

  async #page(cursor) {
    const { article, ...others } = this.#wanted;
    const slug = article && await find(article);
    return article && !slug ? { comments: [] } : this.outside.ask({ ...others, article: slug, cursor });
  }
}
