package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.bucket.BoundedParallel;
import broadsheet.bucket.Bucket;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.Address;
import broadsheet.pages.Page;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.RenderContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All pages of a bucket, held against what rendering everything afresh from an archive gives. */
final class WholeBucket {
    private final SeededSite archive;
    private final PagesBucket bucket;

    /** Rendering afresh gives more pages than this; fewer would mean that the comparison looks at an empty site. */
    private final int fewest;

    /** What the pages that were asked for before hold, by their digest: cards are dear to draw. */
    private final Map<String, String> drawn = new HashMap<>();

    WholeBucket(SeededSite archive, PagesBucket bucket, int fewest) {
        this.archive = archive;
        this.bucket = bucket;
        this.fewest = fewest;
    }

    void assertIsWhatRenderingAfreshGives(String after) {
        Map<String, Page> wanted = fromScratch();
        Map<String, String> etags = bucket.etags();
        etags.keySet().removeIf(key -> key.startsWith("assets/"));
        Map<String, String> missing = new TreeMap<>();
        Map<String, String> stored = new TreeMap<>();
        wanted.forEach((key, page) -> {
            if (!etag(page).equals(etags.remove(key))) {
                missing.put(key, told(page.bytes(), key));
            }
        });
        // What is left should not be there.
        etags.keySet().forEach(key -> stored.put(key, told(bucket.get(key).asByteArray(), key)));
        Set<String> keys = bucket.keys();
        missing.keySet().stream()
                .filter(keys::contains)
                .forEach(key -> stored.put(key, told(bucket.get(key).asByteArray(), key)));
        assertEquals(missing, stored, () -> after + " there should be, or be otherwise, " + missing.keySet());
    }

    private Map<String, Page> fromScratch() {
        Map<String, Page> pages = new TreeMap<>();
        // Of no page in particular: each question is asked of the table itself, and once.
        RenderContext look = archive.pages().context(Set.of());
        BoundedParallel<Address, Optional<Rendered>> all = BoundedParallel.each(
                archive.enumerator().addresses(), address -> archive.pages().render(address, look));
        assertEquals(Map.of(), all.failures());
        all.results().forEach((address, page) -> page.ifPresent(rendered -> pages.put(key(address), rendered.page())));
        assertTrue(pages.keySet().stream().anyMatch(key -> key.startsWith("cards/")), pages.keySet()::toString);
        assertTrue(pages.keySet().stream().anyMatch(key -> key.startsWith("live/")), pages.keySet()::toString);
        assertTrue(pages.size() > fewest, pages.keySet()::toString);
        return pages;
    }

    private static String key(Address address) {
        return Bucket.key(address.path());
    }

    /** As S3 makes it of what is put at once. */
    private String etag(Page page) {
        return drawn.computeIfAbsent(page.digest(), digest -> "\"" + md5(page.bytes()) + "\"");
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has MD5", impossible);
        }
    }

    private static String told(byte[] bytes, String key) {
        return key.endsWith(".png") ? "a picture" : new String(bytes, UTF_8);
    }
}
