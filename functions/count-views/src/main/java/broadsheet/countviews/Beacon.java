package broadsheet.countviews;

import broadsheet.article.Slug;
import broadsheet.http.OriginSecrets;
import java.util.Optional;

/**
 * A view that a page reports. API Gateway puts it into the queue without a function: template.yaml joins the CDN's
 * secret and these fields with spaces. Only the address is trustworthy; the client chooses the rest.
 *
 * @param address the client's IP address as the CDN reports it; it has no spaces, so no later field can replace it
 * @param article the article that was viewed
 * @param agent the browser's user agent; empty if it sent none
 */
record Beacon(String address, Slug article, String agent) {
    /** Parses a message's body; empty if the request bypassed the CDN or names no article. */
    static Optional<Beacon> of(String body, OriginSecrets secrets) {
        String[] parts = body.split(" ", 4);
        return parts.length < 3 || !secrets.accept(parts[0]) || parts[1].isEmpty()
                ? Optional.empty()
                : Slug.parse(parts[2])
                        .map(slug -> new Beacon(parts[1], slug, parts.length > 3 ? parts[3].strip() : ""));
    }
}
