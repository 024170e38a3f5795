package broadsheet.bucket;

import broadsheet.pages.Page;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket that the CDN reads. A page's key is its path without the first slash, the home page's is index.html. */
public final class Bucket {
    /** Under this name an object's metadata tell what it holds, whatever ETag its encryption gives it. */
    private static final String DIGEST = "digest";

    private final S3Client client;
    private final String name;

    /** The bucket of that name. */
    @Inject
    public Bucket(S3Client client, BucketName name) {
        this.client = client;
        this.name = name.value();
    }

    /**
     * The bucket's name.
     *
     * @param value as S3 has it
     */
    public record BucketName(String value) {}

    /**
     * What stands under a path.
     *
     * @param etag changes with the content
     * @param digest the digest of the page that was put there
     */
    public record Stored(String etag, String digest) {
        public boolean holds(Page page) {
            return digest.equals(page.digest());
        }
    }

    public Optional<Stored> find(String path) {
        return look(path).map(head -> new Stored(head.eTag(), head.metadata().getOrDefault(DIGEST, "")));
    }

    /** When what stands under a path was put there. */
    public Optional<Instant> modified(String path) {
        return look(path).map(HeadObjectResponse::lastModified);
    }

    private Optional<HeadObjectResponse> look(String path) {
        try {
            return Optional.of(client.headObject(request -> request.bucket(name).key(key(path))));
        } catch (NoSuchKeyException nothing) {
            return Optional.empty();
        }
    }

    /**
     * Puts a page under a path, provided that still the same stands there.
     *
     * @return what stands there now; empty if something else stands there by now, and nothing was written
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
     * Takes away what stands under a path, provided that it is still the same.
     *
     * @return false if something else stands there by now; then it was left
     */
    boolean delete(String path, Stored expected) {
        return unlessChanged(() -> client.deleteObject(
                        request -> request.bucket(name).key(key(path)).ifMatch(expected.etag())))
                .isPresent();
    }

    /** Takes away all that stands under paths that begin so. Safe to repeat. */
    public void deleteAll(String beginning) {
        client.listObjectsV2Paginator(request -> request.bucket(name).prefix(key(beginning)))
                .contents()
                .forEach(object ->
                        client.deleteObject(request -> request.bucket(name).key(object.key())));
    }

    private static <R> Optional<R> unlessChanged(Supplier<R> write) {
        try {
            return Optional.of(write.get());
        } catch (AwsServiceException refused) {
            // 412: the condition failed; 409: another conditional write is under way.
            if (refused.statusCode() == 412 || refused.statusCode() == 409 || isNoSuchKey(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Put and delete know no exception of their own for a condition on what is not there; a missing bucket is a 404 too. */
    private static boolean isNoSuchKey(AwsServiceException refused) {
        return "NoSuchKey".equals(refused.awsErrorDetails().errorCode());
    }

    public static String key(String path) {
        return path.equals("/") ? "index.html" : path.substring(1);
    }
}
