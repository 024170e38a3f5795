package broadsheet.aws;

import javax.inject.Inject;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Creates AWS SDK clients that share one HTTP client, region, credentials and retry strategy. */
public final class AwsClients {
    private final SdkHttpClient http;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    /** Creates a factory whose clients use this HTTP client, region and credentials. */
    @Inject
    public AwsClients(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
        this.http = http;
        this.region = region;
        this.credentials = credentials;
    }

    /** Builds a client. The caller sets on the builder only the options specific to its service. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(B builder) {
        return builder.httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration -> configuration
                        .addExecutionInterceptor(new BufferedBody())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(AwsModule.ATTEMPTS)
                                .build()))
                .build();
    }
}
