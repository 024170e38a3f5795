package broadsheet.bucket;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.bucket.Bucket.BucketName;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket that the environment names, in {@code BUCKET_NAME}. */
@Module(includes = AwsModule.class)
public interface BucketModule {
    /** The bucket's name. */
    @Provides
    static BucketName name() {
        return new BucketName(System.getenv("BUCKET_NAME"));
    }

    /** The client, made once. Paths in the address serve S3 and its stand-ins alike. */
    @Provides
    @Singleton
    static S3Client client(AwsClients clients) {
        return clients.make(S3Client.builder().forcePathStyle(true));
    }
}
