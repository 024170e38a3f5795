package broadsheet.local.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** Compresses responses with gzip as CloudFront does: certain media types, from 1,000 to 10,000,000 bytes. */
final class Compression {
    private static final int LEAST = 1_000;
    private static final int MOST = 10_000_000;

    // CloudFront's list. It does not contain Atom or JSON Feed.
    private static final Set<String> TYPES = Set.of(
            "application/javascript",
            "application/json",
            "application/rss+xml",
            "application/wasm",
            "application/x-javascript",
            "application/xhtml+xml",
            "application/xml",
            "font/otf",
            "font/ttf",
            "image/svg+xml",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/plain",
            "text/xml");

    private Compression() {}

    /** Returns the response compressed and with a weak ETag, or unchanged if CloudFront would not compress it. */
    static Response apply(Request request, Response response) {
        if (!accepts(request) || !fits(response)) {
            return response;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(response.body().asByteArrayUnsafe());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        Response compressed = response.withBody(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()))
                .with("content-encoding", "gzip")
                .with("vary", "Accept-Encoding");
        return compressed
                .header("etag")
                .filter(tag -> !tag.startsWith("W/"))
                .map(tag -> compressed.with("etag", "W/" + tag))
                .orElse(compressed);
    }

    private static boolean accepts(Request request) {
        String accepted = request.header("accept-encoding").orElse("");
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String plain = coding.replace(" ", "");
            if (plain.equals("gzip") || (plain.startsWith("gzip;") && !plain.endsWith(";q=0"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Response response) {
        String type =
                response.header("content-type").orElse("").split(";", 2)[0].strip();
        return response.status() != 206
                && response.header("content-encoding").isEmpty()
                && response.length() >= LEAST
                && response.length() <= MOST
                && TYPES.contains(type.toLowerCase(Locale.ROOT));
    }
}
