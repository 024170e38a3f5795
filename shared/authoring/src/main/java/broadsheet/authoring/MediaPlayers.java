package broadsheet.authoring;

import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The recordings and films in a text. A document refers to one as to a picture. Like figures, players are inserted after sanitising,
 * so that a document cannot forge them.
 */
final class MediaPlayers {
    static final String POSTER = "data-poster";
    static final String CAPTIONS = "data-captions";

    private static final String PLAYERS = "audio, video";
    private static final String NAME = "data-name";
    private static final String TITLE = "title";

    /** The size of a film without a poster. With a size, nothing moves when a film loads. */
    private static final String WIDTH = "1280";

    private static final String HEIGHT = "720";

    /** The language in the name of captions: {@code film.de.vtt}. */
    private static final Pattern LANGUAGE = Pattern.compile(".*\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\\.vtt");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Set<String> OF_BLOCKS = Set.of("aside", "blockquote", "body", "details", "div", "section");

    private MediaPlayers() {}

    /**
     * What replaces an image element whose reference means a file: a player, or a link to something else. Empty if the article does not
     * have the file.
     */
    static Optional<Element> of(Element image, Illustrations illustrations) {
        String reference = image.attr("src").strip();
        Optional<MediaFile> file = illustrations.file(reference);
        // Looked for even if the file is not there: who collects the references of a document has no files yet.
        Optional<Picture> poster = Optional.of(image.attr(POSTER).strip())
                .filter(named -> !named.isEmpty())
                .flatMap(illustrations::find);
        List<Element> tracks = SPACES.splitAsStream(image.attr(CAPTIONS).strip())
                .filter(named -> !named.isEmpty())
                .flatMap(named -> illustrations.file(named).map(captions -> track(named, captions)).stream())
                .toList();
        return file.filter(found -> image.closest("a") == null).map(found -> switch (found.format()
                .use()) {
            case VIDEO -> film(player("video", found, image, tracks), poster);
            case AUDIO -> player("audio", found, image, tracks);
            case CAPTIONS, DOWNLOAD -> {
                String alt = image.attr("alt").strip();
                yield Downloads.link(found, reference).text(alt.isEmpty() ? Downloads.name(reference) : alt);
            }
        });
    }

    private static Element film(Element player, Optional<Picture> poster) {
        player.attr("playsinline", true).attr("width", WIDTH).attr("height", HEIGHT);
        poster.ifPresent(picture -> player.attr("poster", picture.path())
                .attr("width", Integer.toString(picture.width()))
                .attr("height", Integer.toString(picture.height()))
                .attr("preload", "none"));
        return player;
    }

    private static Element player(String tag, MediaFile file, Element image, List<Element> tracks) {
        String alt = image.attr("alt").strip();
        String title = image.attr(TITLE).strip();
        String name = Downloads.name(image.attr("src").strip());
        Element player = new Element(tag)
                .attr("controls", true)
                .attr("preload", "metadata")
                .attr("aria-label", alt.isEmpty() ? title.isEmpty() ? name : title : alt)
                .attr(TITLE, title.isEmpty() ? alt : title)
                .attr(NAME, name)
                .attr(Downloads.BYTES, Long.toString(file.bytes()));
        for (String attribute : List.of("data-width", "data-credit")) {
            if (image.hasAttr(attribute)) {
                player.attr(attribute, image.attr(attribute));
            }
        }
        player.appendElement("source")
                .attr("src", file.path())
                .attr("type", file.format().mediaType());
        return player.appendChildren(tracks);
    }

    private static Element track(String reference, MediaFile captions) {
        Element track = new Element("track").attr("kind", "captions").attr("src", captions.path());
        Matcher language = LANGUAGE.matcher(reference);
        return language.matches() ? track.attr("srclang", language.group(1)) : track;
    }

    /** Makes figures of the players that stand alone, after those of pictures. Within a line of text, a player becomes a link. */
    static void set(Element body, UnaryOperator<String> typography) {
        List<Element> alone = body.select("p:has(audio), p:has(video)").stream()
                .filter(paragraph -> paragraph.text().isBlank())
                .toList();
        for (Element paragraph : alone) {
            Children.remove(paragraph.select("br"));
        }
        Children.unwrap(alone);
        Map<Element, Boolean> wordless = new HashMap<>();
        for (Element player : body.select(PLAYERS)) {
            Element parent = player.parent();
            if (parent != null
                    && OF_BLOCKS.contains(parent.tagName())
                    && wordless.computeIfAbsent(parent, block -> block.ownText().isBlank())) {
                frame(player, typography);
            } else {
                Element link = link(player);
                String title = take(player, TITLE);
                player.replaceWith(title.isEmpty() ? link : link.text(title));
            }
        }
    }

    /** Below the player stands what saves its file, for readers who want to hear it elsewhere, and in print. */
    private static void frame(Element player, UnaryOperator<String> typography) {
        Element figure = new Element("figure").addClass("media");
        player.replaceWith(figure);
        Element link = link(player);
        String title = take(player, TITLE);
        figure.appendChild(player);
        figure.appendElement("p").appendChild(link);
        if (!title.isEmpty()) {
            figure.appendElement("figcaption").text(typography.apply(title));
        }
    }

    private static Element link(Element player) {
        Element source = player.child(0);
        String name = take(player, NAME);
        return Downloads.link(
                        new Element("a"), source.attr("src"), name, source.attr("type"), take(player, Downloads.BYTES))
                .text(name);
    }

    private static String take(Element element, String attribute) {
        String value = element.attr(attribute);
        element.removeAttr(attribute);
        return value;
    }
}
