package broadsheet.emulators;

import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets for tests. */
public final class Buckets {
    private Buckets() {}

    /** Makes a bucket with a name of its own, and gives the name. */
    public static String create(S3Client s3) {
        String name = "bucket-" + UUID.randomUUID();
        s3.createBucket(bucket -> bucket.bucket(name));
        return name;
    }
}
