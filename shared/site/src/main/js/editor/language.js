// Markdown as the site reads it: CommonMark, tables, strikethrough, bare links; citations, and tags of templates.

import { parser as commonmark, Autolink, Strikethrough, Table } from "@lezer/markdown";
import { tags } from "@lezer/highlight";

const CITATION = /^\[\^[1-9]\d{0,3}\]/;
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

export const extensions = [Table, Strikethrough, Autolink, citation, template];
export const parser = commonmark.configure(extensions);
