package broadsheet.bucket;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.bucket.Bucket.BucketName;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Provides the bucket that the environment variable {@code BUCKET_NAME} names. */
@Module(includes = AwsModule.class)
public interface BucketModule {
    /** The bucket's name. */
    @Provides
    static BucketName name() {
        return new BucketName(System.getenv("BUCKET_NAME"));
    }

    /** The S3 client. It uses path-style URLs, because S3 emulators support those too. */
    @Provides
    @Singleton
    static S3Client client(AwsClients clients) {
        return clients.make(S3Client.builder().forcePathStyle(true));
    }
}
