import assert from "node:assert/strict";
import { test } from "node:test";
import { markdown } from "../../../main/js/editor/pasting.js";

test("a web page's elements become their marks", () => {
  assert.equal(
    markdown('<h2>A heading</h2><p>One <b>bold</b>, one <em>set apart</em>, <a href="https://a.example/b">a link</a>.</p><blockquote><p>Said.</p></blockquote>'),
    "## A heading\n\nOne **bold**, one *set apart*, [a link](https://a.example/b).\n\n> Said.");
});

test("lists and tables stay such", () => {
  assert.equal(markdown("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul><ol><li>a</li><li>b</li></ol>"), "- one\n  - inner\n- two\n\n1. a\n2. b");
  assert.equal(
    markdown("<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2024</td><td>1 | 2</td></tr></table>"),
    "| Year | Sum |\n| - | - |\n| 2024 | 1 \\| 2 |");
});

test("what Google Docs copies is not all bold, and its styles count", () => {
  assert.equal(
    markdown('<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and italic</span></p><br><h2><span style="font-weight:700">Heading</span></h2></b>'),
    "Plain, **bold** *and italic*\n\n## Heading");
});

test("what Word copies has lists, and none of its own elements", () => {
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body><!--StartFragment-->
<p class=MsoTitle>The title<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Second</p>
<p class=MsoNormal>A <b>bold</b> word.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>One</p>
<!--EndFragment--></body></html>`;
  assert.equal(markdown(html), "# The title\n\n- First\n  - Inner\n- Second\n\nA **bold** word.\n\n1. One");
});

test("what could run or load is left out", () => {
  assert.equal(
    markdown('<p onclick="x()">Text<script>alert(1)</script><img src="https://a.example/p.png"><a href="javascript:x()">link</a></p><iframe src="https://a.example/"></iframe>'),
    "Textlink");
});

test("links lead where they lead, not through a search engine", () => {
  assert.equal(
    markdown('<a href="https://www.google.com/url?q=https://a.example/b&amp;sa=D">there</a>'),
    "[there](https://a.example/b)");
});

test("signs of Markdown in the text stay signs", () => {
  assert.equal(markdown("<p>2 * 3 * 4, [x], snake_case_name</p>"), "2 \\* 3 \\* 4, \\[x], snake\\_case\\_name".replace(/\\_/g, "_"));
});
