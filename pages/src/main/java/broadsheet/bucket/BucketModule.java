package broadsheet.bucket;

import broadsheet.aws.AwsModule;
import broadsheet.bucket.Bucket.BucketName;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
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
    static S3Client client(
            SdkHttpClient http,
            Region region,
            AwsCredentialsProvider credentials,
            ClientOverrideConfiguration attempts) {
        return S3Client.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(attempts)
                .forcePathStyle(true)
                .build();
    }
}
