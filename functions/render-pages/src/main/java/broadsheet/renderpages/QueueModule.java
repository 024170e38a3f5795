package broadsheet.renderpages;

import broadsheet.aws.AwsModule;
import broadsheet.renderpages.TaskQueue.QueueUrl;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the environment names, in {@code TASKS_URL}. */
@Module(includes = AwsModule.class)
interface QueueModule {
    @Provides
    static QueueUrl url() {
        return new QueueUrl(System.getenv("TASKS_URL"));
    }

    @Provides
    @Singleton
    static SqsClient client(
            SdkHttpClient http,
            Region region,
            AwsCredentialsProvider credentials,
            ClientOverrideConfiguration attempts) {
        return SqsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(attempts)
                .build();
    }
}
