import assert from "node:assert/strict";
import { test } from "node:test";
import { commonmarkLanguage } from "@codemirror/lang-markdown";
import { ensureSyntaxTree, Language } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { heading, inline, kindAt, link, list, quote, table } from "../../../main/js/editor/formatting.js";
import { extensions } from "../../../main/js/editor/language.js";
import { backspace, between, enter, softEnter } from "../../../main/js/editor/typing.js";

const markdown = new Language(commonmarkLanguage.data, commonmarkLanguage.parser.configure(extensions), [], "markdown");

/** An editor without a browser. In the text, | is the cursor, or either end of the selection. */
function editor(marked) {
  const [anchor, head = anchor] = [...marked.matchAll(/\|/g)].map(({ index }, nth) => index - nth);
  let state = EditorState.create({ doc: marked.replaceAll("|", ""), selection: { anchor, head }, extensions: [markdown] });
  return {
    get state() {
      ensureSyntaxTree(state, state.doc.length, 1_000);
      return state;
    },
    dispatch(...specs) {
      state = specs[0].state ? specs[0].state : state.update(...specs).state;
    },
    run(...commands) {
      commands.forEach(command => command(this));
      return this;
    },
    type(text) {
      if (!between(this, state.selection.main.from, state.selection.main.to, text)) {
        this.dispatch(state.replaceSelection(text));
      }
      return this;
    },
    get marked() {
      const { from, to } = state.selection.main;
      const text = state.doc.toString();
      return from === to ? `${text.slice(0, from)}|${text.slice(from)}` : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;
    },
  };
}

const after = (marked, ...commands) => editor(marked).run(...commands).marked;

test("Enter begins a paragraph", () => {
  assert.equal(after("One.|", enter), "One.\n\n|");
  assert.equal(after("One.|Two.", enter), "One.\n\n|Two.");
  assert.equal(after("|One.", enter), "\n|One.");
  assert.equal(after("# One|", enter), "# One\n\n|");
});

test("Enter in a list begins an item, and on an empty one leaves the list", () => {
  assert.equal(after("- one|", enter), "- one\n- |");
  assert.equal(after("- one|", enter, enter), "- one\n\n|");
  assert.equal(after("1. one|", enter), "1. one\n2. |");
  assert.equal(editor("- one|").run(enter).type("two").run(enter, enter).type("Text.").marked, "- one\n- two\n\nText.|");
});

test("Enter in a quote begins its next paragraph, and twice leaves it", () => {
  assert.equal(after("> One.|", enter), "> One.\n>\n> |");
  assert.equal(after("> One.|", enter, enter), "> One.\n\n|");
});

test("Enter in code is a new line", () => {
  assert.equal(after("```\na|\n```", enter), "```\na\n|\n```");
});

test("Backspace at a paragraph's start joins it with the one before", () => {
  assert.equal(after("One.\n\n|Two.", backspace), "One.|Two.");
  assert.equal(after("One.\n\n- |two", backspace), "One.\n\n- |two");
});

test("Backspace at a heading's start makes it text", () => {
  assert.equal(after("## |One", backspace), "|One");
});

test("what is typed between two paragraphs is a paragraph", () => {
  assert.equal(editor("One.\n|\nTwo.").type("x").marked, "One.\n\nx|\n\nTwo.");
  assert.equal(editor("One.\n\n|").type("x").marked, "One.\n\nx|");
});

test("a mark is set around words, and taken away again", () => {
  assert.equal(after("A |bold| word", inline("**")), "A **|bold|** word");
  assert.equal(after("A bo|ld word", inline("**")), "A **|bold|** word");
  assert.equal(after("A **bo|ld** word", inline("**")), "A bo|ld word");
  assert.equal(after("A | bold | word", inline("*")), "A  *|bold|*  word");
});

test("a mark that is set while writing is ended by the same key", () => {
  const writing = editor("A |").run(inline("**"));
  assert.equal(writing.marked, "A **|**");
  assert.equal(writing.type("bold").marked, "A **bold|**");
  assert.equal(writing.run(inline("**")).type(" on").marked, "A **bold** on|");
  assert.equal(after("A |", inline("**"), inline("**")), "A |");
});

test("a mark does not reach over the end of a paragraph, nor into marks of lines", () => {
  assert.equal(after("|One.\n\n- two|", inline("**")).replaceAll("|", ""), "**One.**\n\n- **two**");
});

test("a line becomes a heading, another, and text again", () => {
  assert.equal(after("On|e", heading(2)), "## On|e");
  assert.equal(after("## On|e", heading(3)), "### On|e");
  assert.equal(after("## On|e", heading(2)), "On|e");
  assert.equal(editor("|").run(heading(2)).type("One").marked, "## One|");
});

test("lines become a list, another, and text again", () => {
  assert.equal(after("|one\ntwo|", list(false)).replaceAll("|", ""), "- one\n- two");
  assert.equal(after("|- one\n- two|", list(true)).replaceAll("|", ""), "1. one\n2. two");
  assert.equal(after("|1. one\n2. two|", list(true)).replaceAll("|", ""), "one\ntwo");
});

test("paragraphs become a quote, and text again", () => {
  assert.equal(after("O|ne", quote), "> O|ne");
  assert.equal(after("> O|ne", quote), "O|ne");
});

test("what is typed at the end of a link's words is behind the link", () => {
  assert.equal(editor("See [this|](https://a.example/)").type(".").marked, "See [this](https://a.example/).|");
  assert.equal(editor("See [this|](https://a.example/ \"A title\") too").type(",").marked, "See [this](https://a.example/ \"A title\"),| too");
  assert.equal(editor("See [th|is](https://a.example/)").type("e").marked, "See [the|is](https://a.example/)");
});

test("a paragraph or line begun at the end of a link's words leaves the link whole", () => {
  assert.equal(editor("See [this|](https://a.example/)").run(enter).marked, "See [this](https://a.example/)\n\n|");
  assert.equal(editor("See [this|](https://a.example/)").run(softEnter).marked, "See [this](https://a.example/)\\\n|");
  assert.equal(editor("- See [this|](https://a.example/)").run(enter).marked, "- See [this](https://a.example/)\n- |");
});

test("a link is set, changed and taken away", () => {
  assert.equal(after("See |this|.", link("this", "https://a.example/")).replace("|", ""), "See [this](https://a.example/).");
  assert.equal(after("See [th|is](https://a.example/).", link("that", "https://b.example/")).replace("|", ""), "See [that](https://b.example/).");
  assert.equal(after("See [th|is](https://a.example/).", link("this", "")).replace("|", ""), "See this.");
});

test("a table stands in a paragraph of its own", () => {
  assert.equal(after("One.|\n\nTwo.", table).replaceAll("|Column|", "Column").startsWith("One.\n\n| Column"), true);
  assert.match(editor("One.|\nTwo.").run(table).state.doc.toString(), /^One\.\n\n\| Column[\s\S]*\|\n\nTwo\.$/);
});

test("the toolbar knows what is at the cursor", () => {
  const { heading: level, bold, bullets } = kindAt(editor("## A **bo|ld** one").state);
  assert.deepEqual({ level, bold, bullets }, { level: 2, bold: true, bullets: false });
  assert.equal(kindAt(editor("- on|e").state).bullets, true);
});
