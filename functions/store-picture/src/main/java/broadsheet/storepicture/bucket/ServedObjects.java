package broadsheet.storepicture.bucket;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The objects of the bucket that the CDN serves, by their URL paths.
 *
 * @param client the S3 client
 * @param bucket the bucket's name
 */
record ServedObjects(S3Client client, String bucket) {
    /** The content at an address never changes, because the address contains a hash. */
    static final String FOR_GOOD = "public, max-age=31536000, immutable";

    /** The key of the object at a path. */
    static String key(String path) {
        return path.substring(1);
    }

    /** The bytes at a path; empty if there is no object. */
    Optional<byte[]> find(String path) {
        try {
            return Optional.of(client.getObjectAsBytes(get -> get.bucket(bucket).key(key(path)))
                    .asByteArray());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /** Writes an object. */
    void put(String path, String type, byte[] bytes) {
        client.putObject(
                put -> put.bucket(bucket).key(key(path)).contentType(type).cacheControl(FOR_GOOD),
                RequestBody.fromBytes(bytes));
    }
}
