package broadsheet.local.web;

import broadsheet.local.web.Response.Header;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Serves a bucket's objects. The key is the request's path, percent-decoded once, without the leading slash. */
final class BucketSource implements Source {
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
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return unchanged(request, object.response())
                    ? new Response(304, validators(object.response()), SdkBytes.fromUtf8String(""))
                    : found(object);
        } catch (NoSuchKeyException e) {
            return missing();
        }
    }

    private static Response found(ResponseBytes<GetObjectResponse> object) {
        GetObjectResponse metadata = object.response();
        List<Header> headers = new ArrayList<>();
        add(headers, "content-type", metadata.contentType());
        add(headers, "content-encoding", metadata.contentEncoding());
        add(headers, "content-language", metadata.contentLanguage());
        add(headers, "content-disposition", metadata.contentDisposition());
        headers.addAll(validators(metadata));
        return new Response(200, headers, SdkBytes.fromByteArrayUnsafe(object.asByteArrayUnsafe()));
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
