package broadsheet.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;

/**
 * What a reader has to fetch for a page, compressed as the CDN would at worst (gzip -6), in bytes.
 *
 * @param page the page itself
 * @param styles its stylesheets
 * @param scripts its scripts
 */
record Weight(int page, int styles, int scripts) {
    /** What no page may weigh. */
    static final int MOST = 50_000;

    /** Weighs a page that was parsed with its address. */
    static Weight of(Publication publication, Document page) {
        return new Weight(
                fetched(publication, List.of(page.location())),
                fetched(publication, page.select("link[rel=stylesheet]").eachAttr("abs:href")),
                fetched(publication, page.select("script[src]").eachAttr("abs:src")));
    }

    int all() {
        return page + styles + scripts;
    }

    private static int fetched(Publication publication, List<String> urls) {
        return urls.stream()
                .mapToInt(url ->
                        compressed(publication.get(URI.create(url).getRawPath()).body()))
                .sum();
    }

    static int compressed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.size();
    }
}
