package broadsheet.renderpages;

import broadsheet.emulators.Ministack;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bucket that the function writes, empty at first. It keeps versions, so that every write can be seen. */
final class PagesBucket implements AutoCloseable {
    private static final String NAME = System.getenv("BUCKET_NAME");

    private final S3Client client = Ministack.shared().s3();

    /** An empty bucket, which a function that is made from now on writes. */
    PagesBucket() {
        client.createBucket(bucket -> bucket.bucket(NAME));
        client.putBucketVersioning(bucket -> bucket.bucket(NAME)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        System.setProperty("aws.endpointUrlS3", Ministack.shared().endpoint().toString());
    }

    /** The keys of all objects, in order. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        client.listObjectsV2Paginator(list -> list.bucket(NAME)).contents().forEach(object -> keys.add(object.key()));
        return keys;
    }

    /** How many writes and deletions each key has seen. */
    Map<String, Integer> writes() {
        Map<String, Integer> writes = new TreeMap<>();
        for (var page : client.listObjectVersionsPaginator(list -> list.bucket(NAME))) {
            page.versions().forEach(version -> writes.merge(version.key(), 1, Integer::sum));
            page.deleteMarkers().forEach(deletion -> writes.merge(deletion.key(), 1, Integer::sum));
        }
        return writes;
    }

    ResponseBytes<GetObjectResponse> get(String key) {
        return client.getObjectAsBytes(object -> object.bucket(NAME).key(key));
    }

    String text(String key) {
        return get(key).asUtf8String();
    }

    /** Takes the bucket away with all that is in it; also what an outage would do. */
    void lose() {
        for (var page : client.listObjectVersionsPaginator(list -> list.bucket(NAME))) {
            page.versions().forEach(version -> delete(version.key(), version.versionId()));
            page.deleteMarkers().forEach(deletion -> delete(deletion.key(), deletion.versionId()));
        }
        client.deleteBucket(bucket -> bucket.bucket(NAME));
    }

    private void delete(String key, String version) {
        client.deleteObject(object -> object.bucket(NAME).key(key).versionId(version));
    }

    private boolean isThere() {
        return client.listBuckets().buckets().stream()
                .anyMatch(bucket -> bucket.name().equals(NAME));
    }

    @Override
    public void close() {
        if (isThere()) {
            lose();
        }
        client.close();
    }
}
