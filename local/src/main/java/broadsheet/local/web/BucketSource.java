package broadsheet.local.web;

import broadsheet.local.web.Response.Header;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Serves a bucket's objects. The key is the request's path, percent-decoded once, without the leading slash. */
final class BucketSource implements Source {
    private static final Pattern RANGE = Pattern.compile("bytes=(?:\\d{1,18}-\\d{0,18}|-\\d{1,18})");

    private final S3Client s3;
    private final String bucket;

    BucketSource(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Response answer(Request request) {
        if (request.method().equals("OPTIONS")) {
            return Response.text(403, "CORS is not enabled for this bucket");
        }
        String key;
        try {
            key = Percent.decodePath(request.path().substring(1));
        } catch (IllegalArgumentException e) {
            return Response.text(400, "Bad request");
        }
        // The emulator stores objects as files, so it fails on a key that is no valid file name.
        if (key.isEmpty() || key.indexOf(0) >= 0) {
            return missing();
        }
        try {
            Optional<String> range = range(request);
            var object = s3.getObjectAsBytes(get -> {
                get.bucket(bucket).key(key);
                range.ifPresent(get::range);
                // A file that changed since the viewer got a part of it is sent as a whole.
                range.flatMap(part -> request.header("if-range")).ifPresent(get::ifMatch);
            });
            return unchanged(request, object.response())
                    ? new Response(304, validators(object.response()), SdkBytes.fromUtf8String(""))
                    : found(object);
        } catch (NoSuchKeyException e) {
            return missing();
        } catch (S3Exception refused) {
            return switch (refused.statusCode()) {
                case 412 -> answer(request.with(Map.of("range", "")));
                case 416 -> beyond(key);
                default -> throw refused;
            };
        }
    }

    /** The range of bytes that a request asks for. S3 sends the whole file for several ranges, and for what is no range. */
    private static Optional<String> range(Request request) {
        return request.header("range").filter(value -> RANGE.matcher(value).matches());
    }

    private Response beyond(String key) {
        long length = s3.headObject(head -> head.bucket(bucket).key(key)).contentLength();
        return Response.text(416, "The requested range is not satisfiable").with("content-range", "bytes */" + length);
    }

    private static Response found(ResponseBytes<GetObjectResponse> object) {
        GetObjectResponse metadata = object.response();
        List<Header> headers = new ArrayList<>();
        add(headers, "content-type", metadata.contentType());
        add(headers, "content-encoding", metadata.contentEncoding());
        add(headers, "content-language", metadata.contentLanguage());
        add(headers, "content-disposition", metadata.contentDisposition());
        add(headers, "accept-ranges", "bytes");
        add(headers, "content-range", metadata.contentRange());
        headers.addAll(validators(metadata));
        return new Response(
                metadata.contentRange() == null ? 200 : 206,
                headers,
                SdkBytes.fromByteArrayUnsafe(object.asByteArrayUnsafe()));
    }

    private static List<Header> validators(GetObjectResponse metadata) {
        List<Header> headers = new ArrayList<>();
        add(headers, "cache-control", metadata.cacheControl());
        add(headers, "etag", metadata.eTag());
        add(
                headers,
                "last-modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.ofInstant(metadata.lastModified(), ZoneOffset.UTC)));
        return headers;
    }

    /** Ignores the difference between weak and strong ETags, because the edge weakens an ETag when it compresses. */
    private static boolean unchanged(Request request, GetObjectResponse metadata) {
        Optional<String> known = request.header("if-none-match");
        return known.isPresent()
                && List.of(known.get().replace("W/", "").split("\\s*,\\s*", -1)).stream()
                        .anyMatch(tag -> tag.equals("*") || tag.equals(metadata.eTag()));
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }

    private static Response missing() {
        return Response.text(404, "Not found");
    }
}
