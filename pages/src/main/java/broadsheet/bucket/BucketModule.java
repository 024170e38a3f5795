package broadsheet.bucket;

import broadsheet.bucket.Bucket.BucketName;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket that the environment names, in {@code BUCKET_NAME}. */
@Module
public interface BucketModule {
    /** The bucket's name. */
    @Provides
    static BucketName name() {
        return new BucketName(System.getenv("BUCKET_NAME"));
    }

    /** The client, made once. Paths in the address serve S3 and its stand-ins alike. */
    @Provides
    @Singleton
    static S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(System.getenv("AWS_REGION")))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .forcePathStyle(true)
                .build();
    }
}
