// The article's address: the one that it has, the one that it will have, and what follows when it changes.

const byId = id => document.getElementById(id);

export class Address {
  /** @param current gives the draft, its manuscript and its pictures */
  constructor(current, { api, guess }, showError) {
    this.current = current;
    this.api = api;
    this.guess = guess;
    byId("field-slug").addEventListener("change", ({ target }) => this.#moved(target.value.trim()).catch(({ message }) =>
      showError(`The pictures did not follow to the new address. ${message}`)));
  }

  /** The slug as far as it is known; of a new article the server decides, from its title. */
  get slug() {
    const { draft, manuscript } = this.current();
    return manuscript.text("slug") || draft?.article?.slug || this.guess(manuscript.text("title"));
  }

  /** The slug that pictures are sent to. Of a new article it is written down, so that it stays whatever the title becomes. */
  async forPictures() {
    const { draft, manuscript } = this.current();
    const known = manuscript.text("slug") || draft.article?.slug;
    const wanted = known || this.guess(manuscript.text("title"));
    if (known || !wanted) {
      return wanted;
    }
    this.finding ??= this.api.freeSlug(wanted).finally(() => (this.finding = undefined));
    const slug = await this.finding;
    manuscript.set("slug", slug);
    return slug;
  }

  async #moved(slug) {
    const { draft, pictures } = this.current();
    if (slug && !draft.article) {
      await pictures.move(slug);
    }
  }
}
