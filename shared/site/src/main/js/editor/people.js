// Those around a draft: who works on it, who has it open, who leaves notes, and who may read it by a link.

import { Assigning } from "./assigning.js";
import { Notes } from "./notes.js";
import { Presence } from "./presence.js";
import { Sharing } from "./sharing.js";

export class People {
  /**
   * @param current gives the draft
   * @param desk as the editor has it
   * @param outside `changed(draft)`, `showError(message)`
   */
  constructor(current, desk, { changed, showError }) {
    const { api, ago } = desk;
    this.notes = new Notes(async text => {
      await api.note(current().id, text);
      return (await api.draft(current().id)).notes;
    }, { ago, showError });
    this.assigning = new Assigning(current, desk, { changed: assignee => changed({ ...current(), assignee }), showError });
    this.presence = new Presence({ enter: api.enterDraft, leave: api.leaveDraft });
    this.sharing = new Sharing(current, desk);
  }

  begin(draft) {
    this.notes.show(draft.notes);
    this.assigning.show(draft);
    this.presence.begin(draft.id);
  }

  end(isGone) {
    this.presence.end(isGone);
  }
}
