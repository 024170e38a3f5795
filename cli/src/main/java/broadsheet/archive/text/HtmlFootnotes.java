package broadsheet.archive.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The footnotes of an HTML text, as WordPress, Ghost, Substack and the usual renderers of Markdown write them: notes at the end, each with an
 * id, and links to them in the text.
 */
final class HtmlFootnotes {
    /** What stands for a mark in the text; its attribute is the note's name. */
    static final String MARK = "footnote-mark";

    static final String NAME = "name";

    private static final String NOTES =
            ".footnotes li[id], ol.wp-block-footnotes > li[id], [role=doc-endnotes] li[id], div.footnote";

    private static final Pattern BACK = Pattern.compile("[\\s\\u21A9\\u21B5\\u2191\\u2934\\u2190^\\uFE0E\\uFE0F]*");
    private static final Pattern BACK_CLASS = Pattern.compile("(?i)(?:back|reverse)");

    private final Element body;

    /** The links within the text, by what they lead to in lower case: a search for each note would take quadratic time. */
    private final Map<String, List<Element>> links;

    private HtmlFootnotes(Element body) {
        this.body = body;
        this.links = body.getElementsByAttribute("href").stream()
                .collect(Collectors.groupingBy(link -> link.attr("href").strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * Takes the notes out of a text, and puts marks where links lead to them. A note to which nothing leads stays.
     *
     * @return the notes in their order; their names are the numbers of their places, from one
     */
    static List<Element> take(Element body) {
        return new HtmlFootnotes(body).taken();
    }

    private List<Element> taken() {
        List<Element> notes = new ArrayList<>();
        for (Element note : body.select(NOTES)) {
            Optional<String> id = id(note);
            List<Element> links = id.map(name -> links(name, note)).orElse(List.of());
            if (!links.isEmpty()) {
                notes.add(content(note));
                links.forEach(link -> mark(link, notes.size()));
                remove(note);
            }
        }
        if (!notes.isEmpty()) {
            body.select("hr.footnotes-sep").remove();
        }
        return notes;
    }

    private static Optional<String> id(Element note) {
        Element named = note.normalName().equals("li") ? note : note.selectFirst("a.footnote-number[id]");
        return Optional.ofNullable(named).map(Element::id).filter(id -> !id.isEmpty());
    }

    private List<Element> links(String id, Element note) {
        return links.getOrDefault("#" + id.toLowerCase(Locale.ROOT), List.of()).stream()
                // Links of notes that were taken are no longer in the text.
                .filter(link -> link.parents().contains(body))
                .filter(link -> !link.parents().contains(note))
                .toList();
    }

    /** A note's text, without its number and the links back. */
    private static Element content(Element note) {
        Element content =
                Optional.ofNullable(note.selectFirst(".footnote-content")).orElse(note);
        content.select("a[href^=#]").stream()
                .filter(link -> BACK.matcher(link.text()).matches()
                        || BACK_CLASS.matcher(link.className()).find())
                .toList()
                .forEach(HtmlFootnotes::removeBack);
        return content;
    }

    /** A second link back has a number of its own. */
    private static void removeBack(Element link) {
        Element parent = link.parent();
        link.remove();
        if (parent != null && parent.normalName().equals("sup") && parent.text().isBlank()) {
            parent.remove();
        }
    }

    private static void mark(Element link, int number) {
        Element replaced = Optional.ofNullable(link.parent())
                .filter(parent -> parent.normalName().equals("sup"))
                .filter(parent -> parent.text().strip().equals(link.text().strip()))
                .orElse(link);
        Node next = replaced.nextSibling();
        // A parenthesis behind the mark would make a link of it.
        if (next instanceof TextNode text && text.getWholeText().startsWith("(")) {
            text.text(" " + text.getWholeText());
        }
        replaced.replaceWith(new Element(MARK).attr(NAME, String.valueOf(number)));
    }

    /** Removes a note, and the list and the section of which nothing else is left. */
    private void remove(Element note) {
        Element parent = note.parent();
        note.remove();
        while (parent != null
                && !parent.equals(body)
                && parent.text().isBlank()
                && parent.select("img, iframe").isEmpty()) {
            Element above = parent.parent();
            parent.remove();
            parent = above;
        }
    }
}
