package broadsheet.countviews;

import broadsheet.article.Slug;
import broadsheet.http.OriginSecrets;
import java.util.Optional;

/**
 * What a page sends when somebody has seen it, as the API puts it into the queue without a function: template.yaml joins
 * the CDN's secret and these by spaces. All but the address is the client's own word.
 *
 * @param address where it came from, as the CDN says: it has no spaces, so that nothing behind it can pass for it
 * @param article the article that was seen
 * @param agent the browser's name for itself; empty if it has none
 */
record Beacon(String address, Slug article, String agent) {
    /** Reads a message's body; empty if it did not come by the CDN, or from no article's page. */
    static Optional<Beacon> of(String body, OriginSecrets secrets) {
        String[] parts = body.split(" ", 4);
        return parts.length < 3 || !secrets.accept(parts[0]) || parts[1].isEmpty()
                ? Optional.empty()
                : Slug.parse(parts[2])
                        .map(slug -> new Beacon(parts[1], slug, parts.length > 3 ? parts[3].strip() : ""));
    }
}
