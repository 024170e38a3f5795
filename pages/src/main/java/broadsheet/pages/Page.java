package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;

/**
 * Something to serve: what the bucket holds under one path.
 *
 * @param contentType its media type
 * @param cacheControl how long browsers and the CDN may keep it (RFC 9111)
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // Pages are compared by their digest.
public record Page(String contentType, String cacheControl, byte[] bytes) {
    /** Pages are seen again by the CDN each minute, and stay up for ten days if rendering or S3 fails. */
    static final String FRESH = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=864000";

    /** What is missing may be there in a moment. */
    static final String BRIEF = "public, max-age=0, s-maxage=10";

    /** What holds its own hash in its name never changes. */
    static final String FOREVER = "public, max-age=31536000, immutable";

    public Page {
        requireNonNull(contentType, "contentType is null");
        requireNonNull(cacheControl, "cacheControl is null");
        requireNonNull(bytes, "bytes is null");
    }

    /** The content of a page that is text. */
    public String text() {
        return new String(bytes, UTF_8);
    }

    /** A fingerprint of everything that is served. */
    public String digest() {
        return Fingerprint.of(contentType + "\n" + cacheControl + "\n", bytes);
    }
}
