// Handing in and publishing. Before it is public, an editor sees what will change for readers.

import { make } from "../dom.js";
import { momentOf } from "../desk/times.js";
import { paragraphs } from "./difference.js";
import { lines } from "./preview.js";
import { called } from "./status.js";

const byId = id => document.getElementById(id);
const dialog = byId("publish-dialog");
const errorList = byId("publish-errors");
const now = byId("publish-now");
const { zone: SITE } = byId("desk").dataset;

export class Publishing {
  /**
   * @param current gives the draft and its manuscript
   * @param acts what the desk does: `publish`, `published`, `schedule`, `scheduled`, `readers` (the document that readers see),
   *     `check`, `goTo`, `showError`, and `when` (makes the fields of a time)
   */
  constructor(current, acts) {
    this.current = current;
    this.acts = acts;
    this.when = acts.when(byId("publish-time"), () => this.#publish());
    dialog.querySelector("form").addEventListener("submit", event => {
      if (event.submitter?.id !== "publish-not") {
        event.preventDefault();
        this.#publish();
      }
    });
    byId("publish-when").addEventListener("change", () => {
      this.#showWhen();
      if (this.#isLater) {
        this.when.focus();
      }
    });
  }

  get #isLater() {
    return byId("publish-when").querySelector(":checked").value === "later";
  }

  #showWhen() {
    const { draft } = this.current();
    this.when.show(this.#isLater);
    now.textContent = this.#isLater ? (draft.status === "scheduled" ? "Change the time" : "Schedule") : draft.article ? "Publish the changes" : "Publish now";
  }

  /**
   * Shows what will change.
   *
   * @param schedule when it is published, of a draft that is scheduled
   */
  async open(schedule) {
    const { draft, manuscript, slug } = this.current();
    const isChange = Boolean(draft.article);
    byId("publish-heading").textContent = schedule ? "When it is published" : isChange ? "Publish the changes" : "Publish";
    byId("publish-when").hidden = Boolean(schedule);
    const date = momentOf(manuscript.text("date"), SITE);
    const isAhead = date > Date.now();
    byId("publish-when").querySelector(`[value=${schedule || isAhead ? "later" : "now"}]`).checked = true;
    this.when.set(schedule?.at ?? (isAhead ? new Date(date).toISOString() : undefined), schedule?.zone);
    this.#showWhen();
    now.disabled = true;
    const moves = isChange && slug && slug !== draft.article.slug;
    byId("publish-facts").replaceChildren(
      ...fact("Title", manuscript.text("title") || "None yet"),
      ...fact("Address", `/articles/${slug ?? "…"}`),
      ...(moves ? fact("Moves from", `/articles/${draft.article.slug}, which will lead to it`) : []),
      ...fact("Section", byId("field-section").selectedOptions[0]?.text ?? manuscript.text("section")),
      ...fact("Date", manuscript.text("date") || (isChange ? "As it was" : "When it is published")),
      ...(isChange ? [] : fact("Status", called(draft.status))));
    this.#showErrors();
    byId("publish-difference").replaceChildren(make("p", { className: "note", textContent: "Looking at what readers see …" }));
    dialog.showModal();
    const [problem, before] = await Promise.all([schedule ? undefined : this.acts.check(), isChange ? this.acts.readers().catch(() => undefined) : ""]);
    now.disabled = false;
    this.#showErrors(problem);
    this.#showDifference(before, manuscript.document, isChange);
    if (this.#isLater) {
      this.when.focus();
    } else {
      now.focus();
    }
  }

  #showDifference(before, after, isChange) {
    const place = byId("publish-difference");
    place.hidden = !isChange;
    if (before === undefined) {
      place.replaceChildren(make("p", { className: "note", textContent: "What readers see could not be read. Your text replaces it." }));
      return;
    }
    const found = paragraphs(before, after);
    const isSame = before === after;
    place.replaceChildren(...isSame
      ? [make("p", { className: "note", textContent: "Nothing changes: this is what readers see already." })]
      : found.map(paragraph => paragraph === "gap"
        ? make("p", { className: "gap", textContent: "…" })
        : make("p", {}, ...paragraph.map(({ kind, text }) => make({ kept: "span", added: "ins", removed: "del" }[kind], { textContent: text })))));
  }

  #showErrors(problem) {
    errorList.hidden = !problem;
    if (problem) {
      const { manuscript } = this.current();
      errorList.querySelector("p").textContent = problem.errors ? "Before it can be published:" : problem.message ?? problem.detail;
      errorList.querySelector("ul").replaceChildren(...lines(problem, at => {
        dialog.close();
        this.acts.goTo(at);
      }, manuscript.linesBefore));
    }
  }

  async #publish() {
    if (now.disabled) {
      return;
    }
    now.disabled = true;
    this.#showErrors();
    try {
      const isLater = this.#isLater;
      const answer = isLater ? await this.acts.schedule(this.when.value) : await this.acts.publish();
      dialog.close();
      await (isLater ? this.acts.scheduled(answer) : this.acts.published(answer));
    } catch (error) {
      const { problem, message, isOutdated } = error;
      if (isOutdated) {
        dialog.close();
        this.acts.showError(message);
        return;
      }
      this.#showErrors(!problem?.errors ? { message } : this.#isLater ? this.when.refuse(problem) : problem);
      errorList.scrollIntoView({ block: "nearest" });
    } finally {
      now.disabled = false;
    }
  }
}

const fact = (name, value) => [make("div", {}, make("dt", { textContent: name }), make("dd", { textContent: value }))];
