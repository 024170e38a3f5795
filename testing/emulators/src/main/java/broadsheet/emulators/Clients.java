package broadsheet.emulators;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Creates AWS clients for emulators. */
public final class Clients {
    private Clients() {}

    /** Builds a client for an endpoint, in us-east-1. It sends the same signature with each request. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(URI endpoint, B builder) {
        var configuration = builder.overrideConfiguration().toBuilder().addExecutionInterceptor(new BufferedBody());
        FixedSignature.headers(builder instanceof S3ClientBuilder ? "s3" : "dynamodb")
                .forEach(configuration::putHeader);
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration.build())
                .build();
    }
}
