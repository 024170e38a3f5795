import assert from "node:assert/strict";
import { test } from "node:test";
import { Kept } from "../../../main/js/editor/keeping.js";
import { Saving } from "../../../main/js/editor/saving.js";

class Storage {
  setItem(key, text) {
    this[key] = text;
  }

  getItem(key) {
    return this[key] ?? null;
  }

  removeItem(key) {
    delete this[key];
  }
}

const statusError = status => Object.assign(new Error(`${status}`), { status });

/** A server with one draft, and what it fails with next. */
function server(document) {
  const draft = { version: 1, document };
  const texts = { 1: document };
  return {
    draft,
    texts,
    failures: [],
    saves: 0,
    async save(_, text, version) {
      this.saves++;
      const failure = this.failures.length ? this.failures.shift() : undefined;
      if (failure === "lost") {
        this.store(text);
        throw statusError(0);
      }
      if (failure !== undefined) {
        throw statusError(failure);
      }
      if (version !== draft.version) {
        throw statusError(412);
      }
      this.store(text);
      return { version: draft.version };
    },
    store(text) {
      Object.assign(draft, { version: draft.version + 1, document: text });
      texts[draft.version] = text;
    },
    async read() {
      return { ...draft };
    },
  };
}

function begin(remote) {
  const told = [];
  const merged = [];
  const kept = new Kept(new Storage());
  const saving = new Saving({ id: "D", ...remote.draft }, {
    save: (...all) => remote.save(...all),
    read: () => remote.read(),
    textOf: async (_, version) => remote.texts[version],
    kept,
    told: (state, detail) => told.push(detail ? [state, detail] : state),
    merged: text => merged.push(text),
  });
  return { saving, told, merged, kept };
}

test("the text is saved soon after the last key", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("One.\n");
  const { saving, told } = begin(remote);
  saving.write("One. T");
  context.mock.timers.tick(900);
  saving.write("One. Two.\n");
  context.mock.timers.tick(900);
  assert.equal(remote.saves, 0);
  context.mock.timers.tick(100);
  await saving.now();
  assert.deepEqual(remote.draft, { version: 2, document: "One. Two.\n" });
  assert.deepEqual(told, ["written", "written", "saving", "saved"]);
});

test("somebody who never stops is saved after ten seconds", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("");
  const { saving } = begin(remote);
  for (let i = 0; i < 21; i++) {
    saving.write("x".repeat(i + 1));
    context.mock.timers.tick(500);
  }
  assert.equal(remote.saves, 1);
  saving.stop();
});

test("what is written while a save is under way is saved after it", async () => {
  const remote = server("1");
  const { saving } = begin(remote);
  saving.write("2");
  const done = saving.now();
  saving.write("3");
  await done;
  assert.deepEqual(remote.draft, { version: 3, document: "3" });
  assert.equal(saving.state, "saved");
  saving.stop();
});

test("without a connection the text is kept, and saved when it is back", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("1");
  remote.failures = [0, 503];
  const { saving, kept, told } = begin(remote);
  saving.write("2");
  await saving.now();
  assert.equal(saving.state, "offline");
  const { version, text, base } = kept.read("D");
  assert.deepEqual({ version, text, base }, { version: 1, text: "2", base: "1" });
  context.mock.timers.tick(1000);
  await saving.now();
  await saving.now();
  assert.equal(remote.draft.document, "2");
  assert.equal(kept.read("D"), undefined);
  assert.equal(told.at(-1), "saved");
});

test("a save whose answer was lost is no conflict", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("1");
  remote.failures = ["lost"];
  const { saving } = begin(remote);
  saving.write("2");
  await saving.now();
  await saving.now();
  assert.equal(saving.state, "saved");
  assert.equal(saving.version, 2);
});

test("somebody who writes on after a save whose answer was lost has no conflict", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("One.\n");
  remote.failures = ["lost", 0];
  const { saving, told } = begin(remote);
  saving.write("One, tw");
  await saving.now();
  saving.write("One, two, th");
  await saving.now();
  saving.write("One, two, three.\n");
  await saving.now();
  assert.deepEqual(remote.draft, { version: 3, document: "One, two, three.\n" });
  assert.ok(!told.some(state => state[0] === "conflict"));
});

test("another's change after a save whose answer was lost is merged on that save", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("One.\n\nTwo.\n");
  remote.failures = ["lost"];
  const { saving } = begin(remote);
  saving.write("One, changed.\n\nTwo.\n");
  await saving.now();
  remote.store("One, changed.\n\nTwo, by them.\n");
  saving.write("One, changed again.\n\nTwo.\n");
  await saving.now();
  assert.equal(remote.draft.document, "One, changed again.\n\nTwo, by them.\n");
});

test("while a save is under way, what it sent is kept beside what was written since", async () => {
  const remote = server("1");
  const { saving, kept } = begin(remote);
  saving.write("2");
  const done = saving.now();
  saving.write("3");
  assert.equal(kept.read("D").sent, "2");
  await done;
  assert.equal(kept.read("D"), undefined);
});

test("another's changes elsewhere are merged, and the writer is told", async () => {
  const remote = server("One.\n\nTwo.\n");
  const { saving, merged } = begin(remote);
  Object.assign(remote.draft, { version: 5, document: "One.\n\nTwo, by them.\n" });
  saving.write("One, by me.\n\nTwo.\n");
  await saving.now();
  assert.deepEqual(remote.draft, { version: 6, document: "One, by me.\n\nTwo, by them.\n" });
  assert.deepEqual(merged, ["One, by me.\n\nTwo, by them.\n"]);
});

test("another's change of the same paragraph waits for a decision, and nothing is lost", async () => {
  const remote = server("One.\n");
  const { saving, told, kept } = begin(remote);
  Object.assign(remote.draft, { version: 2, document: "Theirs.\n" });
  saving.write("Mine.\n");
  await saving.now();
  const [state, { theirs }] = told.at(-1);
  assert.equal(state, "conflict");
  assert.equal(kept.read("D").text, "Mine.\n");
  assert.equal(remote.draft.document, "Theirs.\n");
  await saving.settle("Both.\n", theirs);
  assert.deepEqual(remote.draft, { version: 3, document: "Both.\n" });
  assert.equal(saving.state, "saved");
});

test("an ended session keeps the text, and asks no more", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("1");
  remote.failures = [401];
  const { saving, kept } = begin(remote);
  saving.write("2");
  await saving.now();
  context.mock.timers.tick(60_000);
  assert.equal(remote.saves, 1);
  assert.equal(saving.state, "ended");
  assert.equal(kept.read("D").text, "2");
});

test("a text that was kept is merged with what was saved since", async () => {
  const remote = server("One.\n\nTwo, by them.\n");
  const { saving } = begin(remote);
  Object.assign(saving, { base: "One.\n\nTwo.\n", text: "One, by me.\n\nTwo.\n", version: 0 });
  assert.ok(await saving.rebase(remote.draft));
  assert.equal(saving.text, "One, by me.\n\nTwo, by them.\n");
});

test("a full storage lets the oldest go", () => {
  const storage = new Storage();
  storage.setItem = function (key, text) {
    if (Object.keys(this).filter(name => name.startsWith("desk.")).length > 24 && !(key in this)) {
      throw new Error("full");
    }
    this[key] = text;
  };
  const kept = new Kept(storage);
  for (let i = 0; i < 25; i++) {
    storage[`desk.draft ${i}`] = JSON.stringify({ text: "t", at: i });
  }
  assert.ok(kept.write("new", { version: 1, text: "t", base: "b" }));
  assert.equal(kept.read("0"), undefined);
  assert.equal(kept.read("24").text, "t");
});

test("what is not saved of a draft that is left is sent once, and nobody is told", async () => {
  const remote = server("1");
  const { saving, told, kept } = begin(remote);
  saving.write("2");
  told.length = 0;
  await saving.leave();
  assert.deepEqual(remote.draft, { version: 2, document: "2" });
  assert.equal(kept.read("D"), undefined);
  assert.deepEqual(told, []);
});

test("a draft that is left takes no changes of others, and its text stays kept", async () => {
  const remote = server("One.\n\nTwo.\n");
  const { saving, told, merged, kept } = begin(remote);
  saving.write("One, changed.\n\nTwo.\n");
  Object.assign(remote.draft, { version: 2, document: "One.\n\nTwo, changed.\n" });
  told.length = 0;
  await saving.leave();
  assert.deepEqual(merged, []);
  assert.deepEqual(told, []);
  assert.equal(remote.draft.version, 2);
  assert.equal(kept.read("D").text, "One, changed.\n\nTwo.\n");
});

test("a draft that is left is not sent again, whatever fails", async context => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const remote = server("1");
  const { saving, kept } = begin(remote);
  saving.write("2");
  remote.failures = [0];
  await saving.leave();
  context.mock.timers.tick(60_000);
  assert.equal(remote.saves, 1);
  assert.equal(kept.read("D").text, "2");
});

test("a draft that is left while it is sent keeps what was written in it since", async () => {
  const remote = server("1");
  const { saving, kept } = begin(remote);
  saving.write("2");
  const done = saving.leave();
  kept.write("D", { version: 1, text: "3", base: "1" });
  await done;
  assert.equal(remote.draft.document, "2");
  assert.equal(kept.read("D").text, "3");
});
