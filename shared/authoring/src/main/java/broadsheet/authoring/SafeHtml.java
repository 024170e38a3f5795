package broadsheet.authoring;

import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.article.Heading;
import broadsheet.article.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Sanitised HTML for use in a page. Elements and attributes outside the allowlist are removed. Headings start at the
 * second level and have anchors. Citations are links. Pictures come only from the article.
 *
 * @param body the HTML and its second-level headings
 * @param words the number of words
 */
record SafeHtml(Body body, int words) {
    private static final String SITE = "https://site.invalid";

    /** The base URL for checking relative links. It does not appear in the result. */
    private static final String BASE = SITE + "/";

    /** A link to a neighbour of the page: it has no scheme, and is neither a path from the root nor an anchor. */
    private static final Pattern RELATIVE = Pattern.compile("(?![A-Za-z][A-Za-z0-9+.-]*:)[^/#?].*", Pattern.DOTALL);

    /** Such a link as jsoup writes it. A text may look like one. */
    private static final Pattern RELATIVE_HREF = Pattern.compile("href=\"(?![A-Za-z][A-Za-z0-9+.-]*:)[^/#?\"]");

    /** Ids that the page itself has: as if a heading before the text's first had each. */
    private static final Map<String, Integer> OF_THE_PAGE =
            Map.of("discussion", 1, "rating", 1, "rated", 1, "unrated", 1, "live-now", 1);

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9+#_-]{1,30}");

    /**
     * @param html the text
     * @param notes the notes to the text, in the order of their numbers
     * @param sources how many sources may be cited
     * @param quotes the quotation marks of its language
     */
    static SafeHtml of(
            String html,
            List<String> notes,
            int sources,
            Illustrations illustrations,
            Formulas formulas,
            Quotes quotes) {
        Element body = clean(html, illustrations, quotes);
        int words = WordCount.of(body);
        List<Element> footnotes =
                notes.stream().map(note -> clean(note, illustrations, quotes)).toList();
        List<Heading> contents = anchor(body);
        // The headings of an article are those of its text.
        footnotes.forEach(note -> note.select("h1, h2, h3, h4, h5, h6").tagName("p"));
        List<Element> all = Stream.concat(Stream.of(body), footnotes.stream()).toList();
        link(all, sources);
        int[] references = refer(all, notes.size());
        all.forEach(part -> {
            complete(part, quotes);
            formulas.set(part);
        });
        EmbedCards.set(body, Typography.set(quotes));
        return new SafeHtml(
                new Body(
                        body.html().strip(),
                        contents,
                        IntStream.range(0, notes.size())
                                .mapToObj(note ->
                                        new Footnote(footnotes.get(note).html().strip(), references[note]))
                                .toList()),
                words);
    }

    private static Element clean(String html, Illustrations illustrations, Quotes quotes) {
        Element body = resolve(html, illustrations);
        body.select("code[class]").stream()
                .filter(code -> !LANGUAGE.matcher(code.className()).matches())
                .forEach(code -> code.removeAttr("class"));
        body.traverse(new Typesetter(quotes));
        return body;
    }

    /** Removes what is not allowed from a part of a text, and resolves its references to pictures and files. */
    static Element resolve(String html, Illustrations illustrations) {
        Document document = Allowlist.clean(html, BASE);
        document.outputSettings().prettyPrint(false);
        Downloads.resolve(document.body(), illustrations);
        Figures.resolve(document.body(), illustrations);
        return document.body();
    }

    private static void complete(Element body, Quotes quotes) {
        UnaryOperator<String> typography = Typography.set(quotes);
        Figures.set(body, typography);
        MediaPlayers.set(body, typography);
        Downloads.set(body);
        FigureBlocks.set(body, typography);
        ChartBlocks.set(body, typography);
        CodeBlocks.set(body);
        Figures.offerAvif(body);
        // Elements wider than the screen scroll. The tabindex makes them scrollable by keyboard (WCAG 2.1.1).
        body.select("pre, table").forEach(wide -> wide.attr("tabindex", "0"));
        Children.remove(body.select("p, div, section, figure").stream()
                .filter(element -> element.childNodeSize() == 0)
                .toList());
    }

    /**
     * The same text with the paths of its relative links written out, so that they lead to the same pages from feeds and
     * previews.
     *
     * @param folder the path of the page's folder
     */
    SafeHtml under(String folder) {
        List<Footnote> footnotes = body.footnotes().stream()
                .map(note -> new Footnote(under(folder, note.html()), note.references()))
                .toList();
        return new SafeHtml(new Body(under(folder, body.html()), body.contents(), footnotes), words);
    }

    private static String under(String folder, String html) {
        if (!RELATIVE_HREF.matcher(html).find()) {
            return html;
        }
        Document document = Allowlist.parse(html, SITE + folder);
        List<Element> links = document.body().select("a[href]").stream()
                .filter(link -> RELATIVE.matcher(link.attr("href")).matches())
                .toList();
        if (links.isEmpty()) {
            return html;
        }
        document.outputSettings().prettyPrint(false);
        for (Element link : links) {
            String url = link.absUrl("href");
            if (url.startsWith(BASE)) {
                link.attr("href", url.substring(SITE.length()));
            }
        }
        return document.body().html();
    }

    /**
     * Adjusts heading levels and adds anchors. The page's title is the only first-level heading. So the text's highest
     * level becomes the second, whatever level the author chose.
     */
    private static List<Heading> anchor(Element body) {
        List<Element> headings = List.copyOf(body.select("h1, h2, h3, h4, h5, h6"));
        int top = headings.stream().mapToInt(SafeHtml::level).min().orElse(2);
        Map<String, Integer> taken = new HashMap<>(OF_THE_PAGE);
        List<Heading> contents = new ArrayList<>();
        List<Element> empty = new ArrayList<>();
        for (Element heading : headings) {
            heading.tagName("h" + Math.min(6, level(heading) + 2 - top));
            String title = heading.text();
            if (title.isBlank()) {
                if (heading.select("img").isEmpty()) {
                    empty.add(heading);
                } else {
                    heading.tagName("p");
                }
                continue;
            }
            String id = unique(Slug.from(title).map(Slug::value).orElse("h" + title.hashCode()), taken);
            heading.attr("id", id);
            if (heading.nameIs("h2") && heading.closest("[" + Directives.BLOCK + "]") == null) {
                contents.add(new Heading(id, title));
            }
        }
        Children.remove(empty);
        return contents;
    }

    private static int level(Element heading) {
        return heading.tagName().charAt(1) - '0';
    }

    /**
     * The first unused id of {@code id}, {@code id-2}, {@code id-3} and so on.
     *
     * @param taken the used ids, each with the number to continue from; otherwise equal headings would take quadratic
     *     time
     */
    private static String unique(String id, Map<String, Integer> taken) {
        String free = id;
        int next = taken.getOrDefault(id, 1);
        while (taken.containsKey(free)) {
            free = id + "-" + ++next;
        }
        taken.put(id, next);
        taken.putIfAbsent(free, 1);
        return free;
    }

    /** Converts citations to links. Their ids contain an underscore, so they cannot clash with ids of headings. */
    private static void link(List<Element> bodies, int sources) {
        int[] times = new int[sources + 1];
        for (Element citation : marked(bodies, Citations.ATTRIBUTE)) {
            int source = number(citation, Citations.ATTRIBUTE, sources);
            if (source == 0) {
                continue;
            }
            int time = ++times[source];
            citation.empty()
                    .appendElement("a")
                    .attr("class", "citation")
                    .attr("id", time == 1 ? "cited_" + source : "cited_" + source + "_" + time)
                    .attr("href", "#source_" + source)
                    .attr("role", "doc-biblioref")
                    .text(Integer.toString(source));
        }
    }

    /** Converts references to notes to links, and returns how many each note has. */
    private static int[] refer(List<Element> bodies, int notes) {
        int[] times = new int[notes];
        for (Element reference : marked(bodies, Footnotes.ATTRIBUTE)) {
            int note = number(reference, Footnotes.ATTRIBUTE, notes);
            if (note == 0) {
                continue;
            }
            reference
                    .empty()
                    .appendElement("a")
                    .attr("class", "citation")
                    .attr("id", Footnote.anchor(note, ++times[note - 1]))
                    .attr("href", "#" + Footnote.anchor(note))
                    .attr("role", "doc-noteref")
                    .text("[" + note + "]");
        }
        return times;
    }

    private static List<Element> marked(List<Element> bodies, String attribute) {
        return bodies.stream()
                .flatMap(body -> body.select("sup[" + attribute + "]").stream())
                .toList();
    }

    /** Takes the number that marks an element; 0 if it is none up to the most. */
    private static int number(Element marked, String attribute, int most) {
        String text = marked.attr(attribute);
        marked.removeAttr(attribute);
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return number > most ? 0 : number;
    }
}
