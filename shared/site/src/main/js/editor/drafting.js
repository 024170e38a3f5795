// Writing an article at the desk: one draft, its text, what is known about it, and how it is saved, shown and published.

import { count } from "../desk/words.js";
import { Address } from "./address.js";
import { brokenLinks } from "./linking.js";
import { Citing } from "./citing.js";
import { decide, dismiss } from "./conflict.js";
import { minutes, words } from "./counting.js";
import { Details } from "./details.js";
import { FieldErrors, goTo } from "./marking.js";
import { Kept } from "./keeping.js";
import { Layout } from "./layout.js";
import { Manuscript } from "./manuscript.js";
import { notice } from "./notice.js";
import { DraftActions } from "./draft-actions.js";
import { paste } from "./clipboard.js";
import { People } from "./people.js";
import { Pictures } from "./pictures.js";
import { Preview } from "./preview.js";
import { unsaved } from "./resuming.js";
import { Saving } from "./saving.js";
import { shortcuts } from "./shortcuts.js";
import { showStatus } from "./status.js";
import { Text } from "./text.js";
import { Toolbar } from "./toolbar.js";

const byId = id => document.getElementById(id);
const COUNT_MS = 400;
const SAID = { saved: "Saved", written: "Writing …", saving: "Saving …", offline: "Not connected: kept in this browser", ended: "Signed out: kept in this browser",
  conflict: "Two versions", refused: "Not saved", gone: "" };

/** The editor; there is one, for one draft after the other. */
export class Drafting {
  #counting;
  #saving;
  #draft;
  #turn = 0;

  /** @param desk `api`, `announce`, `ago`, `at`, `ulid`, `guess` (a title's slug), `isEditor`, `leave` (to the list), `opened` (told when a draft is shown, or why not), `when` and `atLength` (times) */
  constructor(desk) {
    this.desk = desk;
    this.kept = new Kept(localStorage);
    this.text = new Text(byId("draft-text"), {
      picture: name => this.pictures?.picture(name),
      sources: () => this.manuscript?.sources ?? [],
      isBroken: url => this.links?.isBroken(url) ?? false,
      onChange: () => this.#written(),
      onMove: state => this.toolbar?.show(state),
      onFiles: (files, at) => this.pictures.take(files, at),
      onHtml: (html, plain) => paste(this.text.view, html, plain),
      onLink: () => this.toolbar.askLink(),
      onCitation: number => !this.text.isLocked && this.citing.edit(number),
      onPicture: frame => !this.text.isLocked && this.pictures.edit(frame),
      up: () => byId("draft-dek").focus(),
      keys: this.#keys(),
    });
    this.manuscript = new Manuscript(this.text, () => this.#written());
    const current = () => this.manuscript;
    const showError = message => this.say(message);
    this.details = new Details(current, { guess: desk.guess, leave: () => this.text.focus() });
    this.citing = new Citing(current, desk.announce);
    this.pictures = new Pictures(current, {
      store: desk.api.storePicture, slugFor: () => this.address.forPictures(), announce: desk.announce, showError,
      find: id => this.#saving?.isSaved ? desk.api.picturesOf(id) : undefined,
    });
    this.toolbar = new Toolbar(this.text, { source: () => this.citing.open(), picture: () => this.pictures.choose() });
    this.links = brokenLinks(this.text);
    this.errors = new FieldErrors();
    this.preview = new Preview(at => this.goTo(at));
    this.layout = new Layout(name => name === "preview" && this.#refresh());
    this.people = new People(() => this.#draft, desk, { changed: draft => (this.#draft = draft), showError });
    this.address = new Address(() => ({ draft: this.#draft, manuscript: this.manuscript, pictures: this.pictures }), desk, showError);
    this.actions = new DraftActions(() => ({ draft: this.#draft, saving: this.#saving, manuscript: this.manuscript }), {
      desk,
      errors: this.errors,
      slug: () => this.address.slug,
      goTo: at => this.goTo(at),
      changed: draft => {
        // Only a draft that is read says what its reader may.
        this.#draft = { mayAssign: this.#draft.mayAssign, ...draft };
        this.#showStatus();
      },
      ended: () => this.#end(),
      gone: () => {
        this.#saving.stop();
        this.#told("gone", { status: 410 });
      },
      showError,
    });
    this.#listen();
  }

  #keys() {
    return [
      ["Mod-s", () => this.#saving?.now()],
      ["Mod-Alt-s", () => this.citing.open()],
      ["Mod-Alt-i", () => this.pictures.choose()],
      ["Mod-Alt-n", () => this.toolbar.acts.note()],
    ];
  }

  #listen() {
    byId("to-source").addEventListener("click", () => this.#toSource());
    addEventListener("online", () => this.#saving?.now());
    document.addEventListener("visibilitychange", () => this.#saving && this.#saving.state !== "conflict" && this.#saving.now());
    addEventListener("pagehide", () => this.#saving?.now());
    shortcuts(byId("draft-view"), { save: () => this.#saving?.now(), toggle: part => this.layout.toggle(part) });
  }

  /** Opens a draft. What was written in this browser and not saved comes first. */
  async open(id) {
    this.close();
    const turn = this.#turn;
    this.say("");
    const kept = this.kept.read(id);
    const { draft, error } = await this.desk.api.draft(id).then(found => ({ draft: found }), failed => ({ error: failed }));
    const mine = draft && await unsaved(kept, draft, version => this.desk.api.draftText(id, version));
    if (turn !== this.#turn) {
      return;
    }
    this.desk.opened();
    if (error) {
      this.#missing(id, error, kept);
      return;
    }
    this.#draft = draft;
    this.#begin(draft);
    if (mine) {
      await this.#restore(draft, mine);
    } else if (this.kept.read(id)?.text === kept?.text) {
      this.kept.forget(id);
    }
  }

  #begin(draft) {
    this.#saving = new Saving(draft, {
      save: this.desk.api.saveDraft,
      read: this.desk.api.draft,
      textOf: this.desk.api.draftText,
      kept: this.kept,
      told: (state, detail) => this.#told(state, detail),
      merged: text => {
        this.manuscript.merged(text);
        this.#show();
        this.#refresh();
        this.say("Somebody else has saved this draft meanwhile. Their changes and yours are joined.");
      },
    });
    this.manuscript.show(draft.document);
    this.pictures.begin(draft.id);
    this.preview.begin(as => this.desk.api.previewOf(draft.id, as));
    this.people.begin(draft);
    this.errors.show();
    this.#showStatus();
    this.#show();
    this.#told("saved");
    this.#refresh();
    const isNew = !this.manuscript.text("title") && !this.text.value;
    (isNew ? byId("draft-title") : this.text).focus();
  }

  async #restore(draft, { version, text, base }) {
    Object.assign(this.#saving, { text, ...(version === draft.version ? {} : { version, base: base ?? "" }) });
    this.manuscript.show(text);
    this.#show();
    if (version === draft.version || await this.#saving.rebase(draft)) {
      this.say("What you wrote last and was not saved is here again.");
      await this.#saving.now();
    }
  }

  #missing(id, error, kept) {
    const isGone = [404, 410, 403].includes(error.status);
    byId("draft-saved").textContent = "";
    this.manuscript.show(kept?.text ?? "");
    this.details.show();
    this.#lock(true);
    const again = ["Try again", () => this.open(id)];
    const rescue = ["Make a new draft of it", async () => {
      const { id: made } = await this.desk.api.createDraft(kept.text);
      this.kept.forget(id);
      location.hash = `#draft/${made}`;
    }];
    this.say(isGone
      ? `This draft is not there any more, or not yours to see.${kept ? " What you wrote in this browser is below." : ""}`
      : `${error.message}${kept ? " What you wrote in this browser is kept." : ""}`, isGone ? (kept ? [rescue] : []) : [again]);
  }

  /** Leaves the draft, unless it has ended. What is not saved is saved, or kept. */
  close(isGone) {
    this.#turn++;
    clearTimeout(this.#counting);
    this.#saving?.leave();
    dismiss();
    this.people.end(isGone);
    this.#saving = undefined;
    this.#draft = undefined;
    this.actions.scheduled.stop();
    this.preview.begin(undefined);
  }

  #written() {
    this.#saving?.write(this.manuscript.document);
    clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.#show(), COUNT_MS);
  }

  #show() {
    this.details.show({ isChange: Boolean(this.#draft?.article) });
    if (this.text.isLocked) {
      this.details.enable(false);
    }
    this.citing.show();
    this.pictures.show();
    const number = words(this.manuscript.isSource ? "" : this.text.value);
    byId("draft-count").textContent = number ? `${count(number, "word")} · ${minutes(number)} min` : "";
    this.links.show({ isSource: this.manuscript.isSource });
    this.errors.front(this.manuscript.error);
    document.title = `${this.manuscript.text("title") || "Untitled"} – the desk`;
  }

  #showStatus() {
    const { isEditor } = this.desk;
    showStatus(this.#draft, isEditor);
    this.#lock(this.#draft.status === "scheduled" || (!isEditor && this.#draft.status === "ready"));
    this.actions.scheduled.show();
  }

  #lock(isLocked) {
    byId("draft-view").classList.toggle("locked", isLocked);
    this.text.lock(isLocked);
    this.details.enable(!isLocked && !this.manuscript.error && !this.manuscript.isSource);
    this.toolbar.enable(!isLocked && !this.manuscript.isSource);
  }

  #told(state, detail) {
    const place = byId("draft-saved");
    if (state === "unkept") {
      this.say("This browser keeps nothing more: what you write now is lost if you close the tab before it is saved.");
      return;
    }
    place.dataset.state = state;
    place.textContent = SAID[state];
    if (state === "saved") {
      this.#refresh();
      this.pictures.look();
    } else if (state === "conflict") {
      this.#meet(detail);
    } else if (state === "gone" && detail) {
      this.#missing(this.#draft.id, detail, this.kept.read(this.#draft.id));
    } else if (state === "refused") {
      this.say(detail.message);
    }
  }

  /** If the draft is left before somebody chooses, both versions stay: one is kept, the other is on the server. */
  async #meet({ parts, theirs }) {
    const document = await decide(parts, theirs.savedBy?.name);
    this.manuscript.merged(document);
    this.#show();
    await this.#saving.settle(document, theirs);
  }

  #refresh() {
    if (this.#saving?.isSaved) {
      this.preview.refresh();
    }
  }

  say(message, acts) {
    notice(message, acts);
  }

  #toSource() {
    const isSource = !this.manuscript.isSource;
    this.manuscript.show(this.manuscript.document, { source: isSource });
    byId("to-source").textContent = isSource ? "Back to the text" : "Edit the document as text";
    byId("draft-view").classList.toggle("as-source", isSource);
    this.#lock(this.text.isLocked);
    this.#show();
    this.layout.go("paper");
    this.text.focus();
  }

  /** Leads to the place of an error. */
  goTo(at) {
    goTo(at, { manuscript: this.manuscript, layout: this.layout, toSource: () => this.#toSource() });
  }

  /** The draft is no more: nothing of it is kept. */
  #end() {
    this.#saving.stop();
    this.kept.forget(this.#draft.id);
    this.pictures.forget();
    this.close(true);
  }
}
