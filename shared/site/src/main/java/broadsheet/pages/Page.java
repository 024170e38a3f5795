package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;
import java.util.function.Supplier;

/**
 * Something to serve: what the bucket holds under one path.
 *
 * @param contentType its media type
 * @param cacheControl how long browsers and the CDN may keep it (RFC 9111)
 * @param digest a fingerprint of everything that is served; pages are compared by it
 * @param content makes its bytes; asked only when they are needed, since a picture is dear to draw
 */
public record Page(String contentType, String cacheControl, String digest, Supplier<byte[]> content) {
    /** Pages are seen again by the CDN each minute, and stay up for ten days if rendering or S3 fails. */
    static final String FRESH = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=864000";

    /** What readers talk under is seen again within seconds, and by then at the latest where nobody came meanwhile. */
    static final String LIVELY = "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=864000";

    /** What open pages ask for: nobody waits for it, so nobody is given an old one to go on with. */
    static final String TICKING = "public, max-age=0, s-maxage=5, stale-if-error=864000";

    /** What a network fetches once and keeps must not be an old one: the CDN asks before it answers. */
    static final String CURRENT = "public, max-age=0, s-maxage=60, stale-if-error=864000";

    /** What is missing may be there in a moment. */
    static final String BRIEF = "public, max-age=0, s-maxage=10";

    /** What holds its own hash in its name never changes. */
    static final String FOREVER = "public, max-age=31536000, immutable";

    public Page {
        requireNonNull(contentType, "contentType is null");
        requireNonNull(cacheControl, "cacheControl is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(content, "content is null");
    }

    /** A page that is at hand. */
    static Page of(String contentType, String cacheControl, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Page(
                contentType,
                cacheControl,
                Fingerprint.of(contentType + "\n" + cacheControl + "\n", bytes),
                () -> bytes);
    }

    /** A page that is drawn from what has this digest. */
    static Page drawn(String contentType, String cacheControl, String digest, Supplier<byte[]> drawing) {
        return new Page(
                contentType, cacheControl, Fingerprint.of(contentType + "\n" + cacheControl + "\n" + digest), drawing);
    }

    /** Its content. */
    public byte[] bytes() {
        return content.get();
    }

    /** Whether its content is text, else it is a picture. */
    public boolean isText() {
        return !contentType.startsWith("image/");
    }

    /** The content of a page that is text. */
    public String text() {
        return new String(bytes(), UTF_8);
    }
}
