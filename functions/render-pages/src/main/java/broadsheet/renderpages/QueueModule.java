package broadsheet.renderpages;

import broadsheet.renderpages.TaskQueue.QueueUrl;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue that the environment names, in {@code TASKS_URL}. */
@Module
interface QueueModule {
    @Provides
    static QueueUrl url() {
        return new QueueUrl(System.getenv("TASKS_URL"));
    }

    @Provides
    @Singleton
    static SqsClient client() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(System.getenv("AWS_REGION")))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .build();
    }
}
