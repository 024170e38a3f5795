package broadsheet.storepicture.bucket;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Provides the buckets that the environment names: {@code BUCKET_NAME} for pages, {@code UPLOADS_BUCKET_NAME} for
 * uploads.
 */
@Module(includes = AwsModule.class)
public interface StorageModule {
    /** The pictures that pages show. */
    @Provides
    static Images images(S3Client client) {
        return new Images(client, System.getenv("BUCKET_NAME"));
    }

    /** The files that pages play and link to. */
    @Provides
    static MediaFiles files(S3Client client) {
        return new MediaFiles(client, System.getenv("BUCKET_NAME"));
    }

    /** The originals that clients have uploaded. */
    @Provides
    static Uploads uploads(S3Client client, S3Presigner presigner) {
        return new Uploads(client, presigner, System.getenv("UPLOADS_BUCKET_NAME"));
    }

    /** The S3 client, created once. Path-style addresses work with S3 and with its local replacements. */
    @Provides
    @Singleton
    static S3Client client(AwsClients clients) {
        return clients.make(S3Client.builder().forcePathStyle(true));
    }

    /** Presigns URLs with the same path-style addresses as the client's. */
    @Provides
    @Singleton
    static S3Presigner presigner(Region region, AwsCredentialsProvider credentials) {
        return S3Presigner.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
