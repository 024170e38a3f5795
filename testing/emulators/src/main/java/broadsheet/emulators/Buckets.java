package broadsheet.emulators;

import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/** Creates buckets for tests. */
public final class Buckets {
    private Buckets() {}

    /** Creates a bucket with a unique name, and returns the name. */
    public static String create(S3Client s3) {
        String name = "bucket-" + UUID.randomUUID();
        s3.createBucket(bucket -> bucket.bucket(name));
        return name;
    }
}
