package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;
import java.util.function.Supplier;

/**
 * A file that the bucket serves under one path.
 *
 * @param contentType the media type
 * @param cacheControl the cache lifetime in browsers and CloudFront (RFC 9111)
 * @param digest a fingerprint of the content and headers; pages with the same digest are equal
 * @param content supplies the bytes; called only if needed, because a social card is expensive to draw
 */
public record Page(String contentType, String cacheControl, String digest, Supplier<byte[]> content) {
    /** CloudFront revalidates pages every minute. It may serve stale pages for ten days if rendering or S3 fails. */
    static final String PAGE_ONE_MINUTE =
            "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=864000";

    /**
     * For pages with discussions or live updates. CloudFront revalidates them after five seconds, and serves a stale
     * page for at most thirty seconds more while it does.
     */
    static final String PAGE_FIVE_SECONDS =
            "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=864000";

    /**
     * For JSON that open pages poll. No reader waits for it, so CloudFront never serves it stale while it revalidates.
     */
    static final String JSON_FIVE_SECONDS = "public, max-age=0, s-maxage=5, stale-if-error=864000";

    /**
     * For social cards. Social networks fetch a card once and keep it, so CloudFront revalidates it before it responds.
     */
    static final String CARD_ONE_MINUTE = "public, max-age=0, s-maxage=60, stale-if-error=864000";

    /** For error pages, because the missing page may appear soon. */
    static final String ERROR_TEN_SECONDS = "public, max-age=0, s-maxage=10";

    /** For assets, whose paths contain their hash. */
    static final String FOREVER = "public, max-age=31536000, immutable";

    public Page {
        requireNonNull(contentType, "contentType is null");
        requireNonNull(cacheControl, "cacheControl is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(content, "content is null");
    }

    /** A page with its text in memory. */
    static Page of(String contentType, String cacheControl, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Page(
                contentType,
                cacheControl,
                Fingerprint.of(contentType + "\n" + cacheControl + "\n", bytes),
                () -> bytes);
    }

    /** A page that is drawn on demand, with the digest of its source. */
    static Page drawn(String contentType, String cacheControl, String digest, Supplier<byte[]> drawing) {
        return new Page(
                contentType, cacheControl, Fingerprint.of(contentType + "\n" + cacheControl + "\n" + digest), drawing);
    }

    /** A file that says by which rules the headers of pages were chosen. */
    public static Page ofRules(String rules) {
        return of("text/plain", ERROR_TEN_SECONDS, Fingerprint.of(rules));
    }

    /** The page's content. */
    public byte[] bytes() {
        return content.get();
    }

    /** Whether the content is text; otherwise it is an image or a font. */
    public boolean isText() {
        return !contentType.startsWith("image/") && !contentType.startsWith("font/");
    }

    /** The content of a text page. */
    public String text() {
        return new String(bytes(), UTF_8);
    }
}
