package broadsheet.aws;

import javax.inject.Inject;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Makes the clients of AWS, which share one way to it and are all told how often to try. */
public final class AwsClients {
    private final SdkHttpClient http;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    /** Makes clients that call so. */
    @Inject
    public AwsClients(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
        this.http = http;
        this.region = region;
        this.credentials = credentials;
    }

    /** The client of a builder, which says what is particular to it. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(B builder) {
        return builder.httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(AwsModule.ATTEMPTS)
                                .build()))
                .build();
    }
}
