package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Keeps blocks without a form in Markdown as HTML: tables, lists of definitions, details. */
final class KeptHtml {
    private static final Set<String> ATTRIBUTES =
            Set.of("href", "src", "alt", "title", "colspan", "rowspan", "scope", "align");

    /** What may hold the mark of a footnote, or a script: elements at whose tags CommonMark takes up HTML again. */
    private static final String CELLS = Stream.of("td", "th", "dd", "dt", "li", "p", "caption", "summary")
            .map(name -> name + ":has(script, " + HtmlFootnotes.MARK + ")")
            .collect(Collectors.joining(", "));

    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");

    private final Function<Element, String> markdown;
    private final Players players;
    private final BiConsumer<Note.Kind, String> notes;

    /**
     * @param markdown converts what is in an element
     * @param players replaces players by links
     * @param notes receives what was left out
     */
    KeptHtml(Function<Element, String> markdown, Players players, BiConsumer<Note.Kind, String> notes) {
        this.markdown = markdown;
        this.players = players;
        this.notes = notes;
    }

    /** The block with no attributes but those of tables' cells. Blank lines would end it. */
    Node of(Element element) {
        players.link(element);
        element.select("details > script").wrap("<p></p>");
        List<String> cells = cellsOfMarkdown(element);
        for (Element one : element.getAllElements()) {
            List.copyOf(one.attributes().asList()).stream()
                    .map(Attribute::getKey)
                    .filter(name -> !ATTRIBUTES.contains(name))
                    .forEach(one::removeAttr);
        }
        String html = outer(element).replaceAll("\\n\\s*\\n", "\n");
        return HtmlMarkdown.raw(PLACE.matcher(html)
                .replaceAll(found ->
                        Matcher.quoteReplacement("\n\n" + cells.get(Integer.parseInt(found.group(1))) + "\n\n")));
    }

    /** Cells with marks of footnotes or with scripts are Markdown between blank lines: in HTML, nothing reads a mark or names a script. */
    private List<String> cellsOfMarkdown(Element element) {
        List<String> cells = new ArrayList<>();
        for (Element cell : element.select(CELLS)) {
            boolean isInnermost = cell.select(CELLS).size() == 1;
            if (isInnermost) {
                cells.add(markdown.apply(cell));
                cell.empty().appendText("\uE000" + (cells.size() - 1) + "\uE001");
            }
        }
        for (Element mark : element.select(HtmlFootnotes.MARK)) {
            String number = mark.attr(HtmlFootnotes.NAME);
            notes.accept(Note.Kind.TO_CHECK, "note %s is marked within <%s>".formatted(number, element.normalName()));
            mark.replaceWith(new TextNode("[" + number + "]"));
        }
        return cells;
    }

    private static String outer(Element element) {
        Optional.ofNullable(element.ownerDocument())
                .ifPresent(document -> document.outputSettings().prettyPrint(false));
        return element.outerHtml();
    }
}
