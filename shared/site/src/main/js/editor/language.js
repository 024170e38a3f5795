// Markdown as the site reads it: CommonMark, tables, strikethrough, bare links; citations, footnotes, blocks, and tags of templates.

import { parser as commonmark, Autolink, Strikethrough, Table } from "@lezer/markdown";
import { tags } from "@lezer/highlight";

const CITATION = /^\[\^[1-9]\d{0,3}\]/;
const NOTE = /^\[\^(?![1-9]\d{0,3}\])[^\]\s[]{1,100}\]/;
const DEFINITION = /^ {0,3}(\[\^[^\]\s[]{1,100}\]:[ \t]*)/;
const LONGEST_NOTE = 103;
const TEMPLATE = /^(?:\{\{[^{}]{0,500}\}\}|\{%.{0,500}?%\})/s;
const LONGEST = 504;

const citation = {
  defineNodes: [{ name: "Citation", style: tags.special(tags.link) }],
  parseInline: [{
    name: "Citation",
    before: "Link",
    parse(cx, next, at) {
      const [found] = (next === 91 && CITATION.exec(cx.slice(at, Math.min(at + 8, cx.end)))) || [];
      // With a parenthesis behind it, it is a link.
      return found && cx.char(at + found.length) !== 40 ? cx.addElement(cx.elt("Citation", at, at + found.length)) : -1;
    },
  }],
};

/** A paragraph that begins with `[^name]:` is a note. Where the next one begins, it ends. */
class NoteDefinition {
  nextLine() {
    return false;
  }

  finish(cx, leaf) {
    const [, mark] = DEFINITION.exec(leaf.content);
    const start = leaf.start + leaf.content.indexOf("[");
    const end = start + mark.length;
    cx.addLeafElement(leaf, cx.elt("NoteDefinition", leaf.start, leaf.start + leaf.content.length, [
      cx.elt("NoteMark", start, end), ...cx.parser.parseInline(leaf.content.slice(end - leaf.start), end),
    ]));
    return true;
  }
}

const footnote = {
  defineNodes: [{ name: "NoteDefinition", block: true }, { name: "NoteMark", style: tags.processingInstruction }, { name: "NoteReference", style: tags.special(tags.link) }],
  parseBlock: [{
    name: "NoteDefinition",
    leaf: (cx, leaf) => (DEFINITION.test(leaf.content) ? new NoteDefinition() : null),
    endLeaf: (cx, line) => DEFINITION.test(line.text.slice(line.pos)),
    before: "LinkReference",
  }],
  parseInline: [{
    name: "NoteReference",
    before: "Link",
    parse(cx, next, at) {
      const [found] = (next === 91 && NOTE.exec(cx.slice(at, Math.min(at + LONGEST_NOTE, cx.end)))) || [];
      return found && cx.char(at + found.length) !== 40 ? cx.addElement(cx.elt("NoteReference", at, at + found.length)) : -1;
    },
  }],
};

const DIRECTIVE = /^ {0,3}:{3,}[ \t]*(?:[A-Za-z][^\n]*)?$/;

/** The lines that open and close a block: `:::aside[Title]`, `:::`. */
const directive = {
  defineNodes: [{ name: "DirectiveMark", block: true }],
  parseBlock: [{
    name: "DirectiveMark",
    parse(cx, line) {
      if (!DIRECTIVE.test(line.text.slice(line.basePos))) {
        return false;
      }
      cx.addElement(cx.elt("DirectiveMark", cx.lineStart + line.pos, cx.lineStart + line.text.length));
      cx.nextLine();
      return true;
    },
    endLeaf: (cx, line) => DIRECTIVE.test(line.text.slice(line.basePos)),
    before: "FencedCode",
  }],
};

const template = {
  defineNodes: [{ name: "TemplateTag", style: tags.meta }],
  parseInline: [{
    name: "TemplateTag",
    before: "Escape",
    parse(cx, next, at) {
      const [found] = (next === 123 && TEMPLATE.exec(cx.slice(at, Math.min(at + LONGEST, cx.end)))) || [];
      return found ? cx.addElement(cx.elt("TemplateTag", at, at + found.length)) : -1;
    },
  }],
};

export const extensions = [Table, Strikethrough, Autolink, directive, footnote, citation, template];
export const parser = commonmark.configure(extensions);
