package broadsheet.keeppicture.bucket;

import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The buckets that the environment names: {@code BUCKET_NAME} of pages, {@code UPLOADS_BUCKET_NAME} of uploads. */
@Module
public interface StorageModule {
    /** The pictures that pages show. */
    @Provides
    static Images images(S3Client client) {
        return new Images(client, System.getenv("BUCKET_NAME"));
    }

    /** The originals that were just sent. */
    @Provides
    static Uploads uploads(S3Client client, S3Presigner presigner) {
        return new Uploads(client, presigner, System.getenv("UPLOADS_BUCKET_NAME"));
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

    /** Signs addresses as the client would call them. */
    @Provides
    @Singleton
    static S3Presigner presigner() {
        return S3Presigner.builder()
                .region(Region.of(System.getenv("AWS_REGION")))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
