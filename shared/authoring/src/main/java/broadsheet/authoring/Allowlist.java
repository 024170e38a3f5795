package broadsheet.authoring;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** The elements and attributes that a text may have. */
final class Allowlist {
    private static final Cleaner CLEANER = new Cleaner(new Safelist()
            .addTags(
                    "a", "abbr", "aside", "b", "blockquote", "br", "cite", "code", "dd", "del", "details", "dfn", "div")
            .addTags("dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img")
            .addTags("ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span")
            .addTags("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr")
            .addTags("caption", "u", "ul", "var")
            .addAttributes("a", "href", "title")
            .addAttributes("abbr", "title")
            .addAttributes("code", "class")
            .addAttributes("div", Directives.BLOCK, Directives.PART, "data-width", "data-credit")
            .addAttributes("img", "src", "alt", "title", "data-width", "data-credit")
            .addAttributes("img", MediaPlayers.POSTER, MediaPlayers.CAPTIONS)
            .addAttributes("ol", "start")
            .addAttributes("p", Directives.PART)
            .addAttributes("sup", Citations.ATTRIBUTE, Footnotes.ATTRIBUTE)
            .addAttributes("td", "align", "colspan", "rowspan")
            .addAttributes("th", "align", "colspan", "rowspan", "scope")
            .addAttributes("time", "datetime")
            .addProtocols("a", "href", "#", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https")
            .preserveRelativeLinks(true));

    /**
     * The maximum depth of elements. Markdown nests at most 100 blocks. For each tag, jsoup's parser searches all open
     * elements. With its default limit of 512, 70,000 nested {@code <div>} took 2.8 seconds.
     */
    private static final int MAX_DEPTH = 128;

    private Allowlist() {}

    /**
     * The text without what is not allowed.
     *
     * @param base what relative links are checked against
     */
    static Document clean(String html, String base) {
        Document document = CLEANER.clean(parse(html, base));
        // A table has one caption, which comes first and holds no table. Another one stands before the table.
        for (Element caption : document.select("caption:not(:first-child), caption:has(table)")) {
            Optional.ofNullable(caption.closest("table")).ifPresent(table -> table.before(caption.tagName("div")));
        }
        return document;
    }

    /** The text as a browser parses it, of bounded depth. */
    static Document parse(String html, String base) {
        Document document = Document.createShell(base);
        Element body = document.body();
        body.appendChildren(Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(html, body, base));
        return document;
    }
}
