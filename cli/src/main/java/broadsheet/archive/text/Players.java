package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Converts elements of HTML that play a recording or a film, or show another page. */
final class Players {
    /** Selects them. */
    static final String ELEMENTS = "iframe, embed, object, video, audio";

    private final Set<String> hosts;
    private final BiConsumer<Note.Kind, String> notes;

    /**
     * @param hosts the archive's own
     * @param notes receives what was converted, or left out because it has no address
     */
    Players(Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        this.hosts = hosts;
        this.notes = notes;
    }

    /** What a player plays, as Markdown: a recording or a film of the archive, or a link. */
    Optional<String> markdown(Element player) {
        return url(player)
                .map(url -> EmbedLinks.player(url, player.attr("title"), hosts))
                .map(markdown -> markdown.startsWith("!") ? markdown + attributes(player) : markdown);
    }

    /** The picture that a film shows before it plays, and its captions. */
    private static String attributes(Element player) {
        String attributes = Stream.of(
                        attribute("poster", Stream.of(player.attr("poster"))),
                        attribute("captions", player.select("track").stream().map(track -> track.attr("src"))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return attributes.isEmpty() ? "" : "{" + attributes + "}";
    }

    private static Optional<String> attribute(String name, Stream<String> references) {
        String value = references
                .map(reference -> reference.strip().replaceAll("\\s", "%20").replaceAll("[\"{}]", ""))
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.joining(" "));
        return value.isEmpty() ? Optional.empty() : Optional.of(name + "=\"" + value + "\"");
    }

    /** Makes the captions of films and recordings their titles, unless a caption has links. */
    static void takeCaptions(Element body) {
        for (Element figure : body.select("figure:has(figcaption)")) {
            Elements players = figure.select("video, audio");
            Elements captions = figure.select("figcaption:not(:has(a[href]))");
            if (players.size() == 1
                    && captions.size() == 1
                    && captions.hasText()
                    && figure.select("img, " + HtmlFootnotes.MARK).isEmpty()) {
                players.attr("title", captions.text());
                captions.remove();
            }
        }
    }

    /** Replaces the players in an element by links, where Markdown cannot be. */
    void link(Element element) {
        element.select(ELEMENTS).stream()
                .filter(player -> !player.parents().is(ELEMENTS))
                .forEach(player -> url(player)
                        .ifPresentOrElse(
                                url -> player.replaceWith(new Element("a")
                                        .attr("href", EmbedLinks.target(url))
                                        .text(EmbedLinks.label(url, player.attr("title")))),
                                player::remove));
    }

    private Optional<String> url(Element player) {
        String name = "<" + player.normalName() + ">";
        Optional<String> url = Optional.of(player.attr("src"))
                .filter(source -> !source.isBlank())
                .or(() -> Optional.ofNullable(player.selectFirst("source[src], embed[src]"))
                        .map(source -> source.attr("src")))
                .or(() -> Optional.of(player.attr("data")))
                .filter(source -> !source.isBlank());
        url.ifPresentOrElse(
                address -> notes.accept(Note.Kind.CONVERTED, name + " " + address),
                () -> notes.accept(Note.Kind.LEFT_OUT, name));
        return url;
    }
}
