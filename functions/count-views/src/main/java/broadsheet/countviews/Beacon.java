package broadsheet.countviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Slug;
import broadsheet.http.OriginSecrets;
import java.net.URLDecoder;
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
                : slug(parts[2]).map(slug -> new Beacon(parts[1], slug, parts.length > 3 ? parts[3].strip() : ""));
    }

    /**
     * AWS does not say whether API Gateway decodes a path parameter that it maps into a message. No slug has a percent
     * sign, so both spellings have one meaning.
     */
    private static Optional<Slug> slug(String parameter) {
        try {
            return Slug.parse(URLDecoder.decode(parameter, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
