package broadsheet.countviews;

import broadsheet.article.Slug;
import java.util.Optional;

/**
 * What a page sends when somebody has seen it, as the API puts it into the queue without a function: template.yaml joins
 * these by spaces. All but the address is the client's own word.
 *
 * @param address where it came from, as the CDN says: it has no spaces, so that nothing behind it can pass for it
 * @param article the article that was seen
 * @param agent the browser's name for itself; empty if it has none
 */
record Beacon(String address, Slug article, String agent) {
    /** Reads a message's body; empty if it did not come by the CDN, or from no article's page. */
    static Optional<Beacon> of(String body) {
        String[] parts = body.split(" ", 3);
        return parts.length < 2 || parts[0].isEmpty()
                ? Optional.empty()
                : Slug.parse(parts[1])
                        .map(slug -> new Beacon(parts[0], slug, parts.length > 2 ? parts[2].strip() : ""));
    }
}
