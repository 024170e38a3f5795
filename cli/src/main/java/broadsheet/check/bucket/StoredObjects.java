package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.bucket.Bucket.Stored;
import broadsheet.pages.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects in the bucket, including those that Broadsheet did not write. */
final class StoredObjects {
    private final S3Client client;
    private final String name;

    @Inject
    StoredObjects(S3Client client, BucketName name) {
        this.client = client;
        this.name = name.value();
    }

    /**
     * An object in a listing of the bucket.
     *
     * @param path the path at which the CDN serves it
     * @param modified when it was last written
     */
    record Listed(String path, Instant modified) {}

    /** Passes all objects whose path has the given prefix to the consumer, in the order of their keys. */
    void list(String beginning, Consumer<Listed> consumer) {
        client.listObjectsV2Paginator(list -> list.bucket(name).prefix(beginning.substring(1)))
                .contents()
                .forEach(object -> consumer.accept(new Listed(Bucket.path(object.key()), object.lastModified())));
    }

    /** An object with its content. */
    record Content(ResponseBytes<GetObjectResponse> object) {
        /** The object's state, for conditional writes. */
        Stored state() {
            return Stored.of(object.response().eTag(), object.response().metadata());
        }

        /**
         * Whether this is a page's content, media type and cache lifetime. Social cards skip the content: their pixels
         * compress differently between machines, and their digest covers the drawn text.
         */
        boolean is(Page page) {
            return mediaType(page.contentType())
                            .equals(mediaType(String.valueOf(object.response().contentType())))
                    && page.cacheControl().equals(object.response().cacheControl())
                    && (!page.isText() || object.asUtf8String().equals(page.text()));
        }
    }

    /** Reads the object at a path; empty if there is none. */
    Optional<Content> read(String path) {
        try {
            return Optional.of(
                    new Content(client.getObjectAsBytes(get -> get.bucket(name).key(Bucket.key(path)))));
        } catch (NoSuchKeyException nothing) {
            return Optional.empty();
        }
    }

    /** Strips the parameters of a media type, because ministack drops those of XML types. */
    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return parameters < 0 ? contentType : contentType.substring(0, parameters);
    }
}
