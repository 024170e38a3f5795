package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jsoup.nodes.Element;

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
        return url(player).map(url -> EmbedLinks.player(url, player.attr("title"), hosts));
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
