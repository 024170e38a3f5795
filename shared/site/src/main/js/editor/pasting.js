// What comes from a word processor or a web page becomes clean Markdown. No text becomes a part of the page on the way.

import { gfmToMarkdown } from "mdast-util-gfm";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { clean } from "./cleaning.js";

// Only the writing half of remark-gfm: no Markdown is read here.
const converter = unified()
  .data("toMarkdownExtensions", [gfmToMarkdown({ tablePipeAlign: false, tableCellPadding: true })])
  .use(rehypeParse, { fragment: true })
  .use(() => clean)
  .use(rehypeRemark, { newlines: false, document: true })
  .use(remarkStringify, {
    bullet: "-", emphasis: "*", strong: "*", rule: "-", fences: true, listItemIndent: "one", incrementListMarker: true, resourceLink: true,
  });

/** The Markdown of a piece of HTML, without an end of line. */
export function markdown(html) {
  return String(converter.processSync(html)).trim();
}
