package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.pages.Page;
import java.time.Instant;
import java.util.function.Consumer;
import javax.inject.Inject;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects in the bucket, whatever put them there. */
final class StoredObjects {
    private final S3Client client;
    private final String name;

    @Inject
    StoredObjects(S3Client client, BucketName name) {
        this.client = client;
        this.name = name.value();
    }

    /**
     * An object, as a list of the bucket has it.
     *
     * @param path where the CDN serves it
     * @param modified when it was put
     */
    record Listed(String path, Instant modified) {}

    /** Tells of all objects whose path begins so, in the order of their keys. */
    void list(String beginning, Consumer<Listed> consumer) {
        client.listObjectsV2Paginator(list -> list.bucket(name).prefix(beginning.substring(1)))
                .contents()
                .forEach(object -> consumer.accept(new Listed(path(object.key()), object.lastModified())));
    }

    /**
     * Whether an object is answered as the page says. A card is known by the digest of what is drawn: how its pixels are packed
     * differs between machines.
     */
    boolean hold(String path, Page page) {
        try {
            var object = client.getObjectAsBytes(get -> get.bucket(name).key(Bucket.key(path)));
            return mediaType(page.contentType())
                            .equals(mediaType(String.valueOf(object.response().contentType())))
                    && page.cacheControl().equals(object.response().cacheControl())
                    && (!page.isText() || object.asUtf8String().equals(page.text()));
        } catch (NoSuchKeyException nothing) {
            return false;
        }
    }

    /** Without its parameters, which ministack drops of what is XML. */
    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return parameters < 0 ? contentType : contentType.substring(0, parameters);
    }

    private static String path(String key) {
        return key.equals("index.html") ? "/" : "/" + key;
    }
}
