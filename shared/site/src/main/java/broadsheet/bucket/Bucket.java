package broadsheet.bucket;

import broadsheet.article.Slug;
import broadsheet.pages.Page;
import broadsheet.pages.Paths;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The S3 bucket that CloudFront reads. A page's key is its path without the leading slash, with its names in any script
 * as readers see them. The home page's key is {@code index.html}. Thread-safe.
 */
public final class Bucket {
    /**
     * The metadata key for the page's digest. S3's ETag depends on the encryption, so it does not identify the content.
     */
    private static final String DIGEST = "digest";

    private final S3Client client;
    private final String name;

    /** Creates a client of the bucket with this name. */
    @Inject
    public Bucket(S3Client client, BucketName name) {
        this.client = client;
        this.name = name.value();
    }

    /**
     * The bucket's name.
     *
     * @param value the name in S3
     */
    public record BucketName(String value) {}

    /**
     * The state of an object in the bucket.
     *
     * @param etag S3's ETag, which changes with the content
     * @param digest the digest of the page in the object
     */
    public record Stored(String etag, String digest) {
        /** The state of an object with this ETag and metadata. */
        public static Stored of(String etag, Map<String, String> metadata) {
            return new Stored(etag, metadata.getOrDefault(DIGEST, ""));
        }

        public boolean holds(Page page) {
            return digest.equals(page.digest());
        }
    }

    public Optional<Stored> find(String path) {
        return look(path).map(head -> Stored.of(head.eTag(), head.metadata()));
    }

    /** When the object at a path was last written; empty if there is none. */
    public Optional<Instant> modified(String path) {
        return look(path).map(HeadObjectResponse::lastModified);
    }

    /** When the objects whose path has this prefix were last written, by their paths. Its keys are Latin. */
    Map<String, Instant> modifiedUnder(String beginning) {
        return client.listObjectsV2Paginator(request -> request.bucket(name).prefix(key(beginning))).contents().stream()
                .collect(Collectors.toMap(object -> "/" + object.key(), S3Object::lastModified));
    }

    private Optional<HeadObjectResponse> look(String path) {
        try {
            return Optional.of(client.headObject(request -> request.bucket(name).key(key(path))));
        } catch (NoSuchKeyException nothing) {
            return Optional.empty();
        }
    }

    /**
     * Writes a page by a conditional write: the object at the path must still be the expected one, or still be absent.
     *
     * @return the new state; empty if the object has changed, in which case nothing was written
     */
    public Optional<Stored> put(String path, Page page, Optional<Stored> expected) {
        return unlessChanged(() -> client.putObject(
                        request -> {
                            request.bucket(name)
                                    .key(key(path))
                                    .contentType(page.contentType())
                                    .cacheControl(page.cacheControl())
                                    .metadata(Map.of(DIGEST, page.digest()));
                            expected.ifPresentOrElse(
                                    stored -> request.ifMatch(stored.etag()), () -> request.ifNoneMatch("*"));
                        },
                        RequestBody.fromBytes(page.bytes())))
                .map(put -> new Stored(put.eTag(), page.digest()));
    }

    /**
     * Deletes an object by a conditional write.
     *
     * @return false if the object has changed, in which case it was kept
     */
    boolean delete(String path, Stored expected) {
        return unlessChanged(() -> client.deleteObject(
                        request -> request.bucket(name).key(key(path)).ifMatch(expected.etag())))
                .isPresent();
    }

    /** Deletes all objects whose path has this prefix. Idempotent. */
    public void deleteAll(String beginning) {
        client.listObjectsV2Paginator(request -> request.bucket(name).prefix(key(beginning)))
                .contents()
                .forEach(object ->
                        client.deleteObject(request -> request.bucket(name).key(object.key())));
    }

    /**
     * The ETags of the objects with these keys. Each request lists up to a thousand keys from a wanted one on, so there
     * are never more requests than wanted keys.
     *
     * @param keys keys in {@link Slug#ORDER}
     */
    Map<String, String> etags(NavigableSet<String> keys) {
        Map<String, String> found = new HashMap<>();
        String next = keys.isEmpty() ? null : keys.first();
        while (next != null) {
            String after = before(next);
            ListObjectsV2Response page =
                    client.listObjectsV2(list -> list.bucket(name).startAfter(after));
            page.contents().stream()
                    .filter(object -> keys.contains(object.key()))
                    .forEach(object -> found.put(object.key(), object.eTag()));
            next = page.isTruncated() ? keys.higher(page.contents().getLast().key()) : null;
        }
        return found;
    }

    /** A text between a key and the keys before it: no name has the last character that Unicode has. */
    private static String before(String key) {
        int last = key.codePointBefore(key.length());
        return key.substring(0, key.length() - Character.charCount(last))
                + Character.toString(last - 1)
                + Character.toString(Character.MAX_CODE_POINT);
    }

    private static <R> Optional<R> unlessChanged(Supplier<R> write) {
        try {
            return Optional.of(write.get());
        } catch (AwsServiceException refused) {
            // 412: the condition failed. 409: another conditional write is in progress.
            if (refused.statusCode() == 412 || refused.statusCode() == 409 || isNoSuchKey(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * The SDK has no exception class for a conditional put or delete of a missing object. The error code distinguishes
     * it from a missing bucket, which is also a 404.
     */
    private static boolean isNoSuchKey(AwsServiceException refused) {
        return "NoSuchKey".equals(refused.awsErrorDetails().errorCode());
    }

    /**
     * The key of a path. CloudFront sends S3 the path as it is, percent-encoded, and S3 looks for the key that it encodes.
     */
    public static String key(String path) {
        return path.equals("/")
                ? "index.html"
                : Paths.decoded(path).orElse(path).substring(1);
    }

    /** The path of a key, as the inverse of {@link #key}. */
    public static String path(String key) {
        return key.equals("index.html") ? "/" : "/" + Paths.encoded(key);
    }
}
