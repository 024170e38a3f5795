package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A recording or a film of an article, for programs that fetch it by themselves, as podcast players do.
 *
 * @param path its URL path
 * @param mediaType its media type
 * @param bytes its size in bytes
 */
record Enclosure(String path, String mediaType, long bytes) {
    /** What {@code Downloads} writes. No document can have an attribute with a size, so none can forge it. */
    private static final Pattern LINK = Pattern.compile("<a href=\"(/images/[0-9a-f]{64}/file\\.[a-z0-9]+)\""
            + " download=\"[^\"]*\" type=\"((?:audio|video)/[a-z0-9]+)\" data-bytes=\"([0-9]+)\">");

    Enclosure {
        requireNonNull(path, "path is null");
        requireNonNull(mediaType, "mediaType is null");
    }

    /** The recordings and films in a text, in its order. */
    static List<Enclosure> in(String html) {
        return html.contains(" data-bytes=")
                ? LINK.matcher(html)
                        .results()
                        .map(link -> new Enclosure(link.group(1), link.group(2), Long.parseLong(link.group(3))))
                        .distinct()
                        .toList()
                : List.of();
    }
}
