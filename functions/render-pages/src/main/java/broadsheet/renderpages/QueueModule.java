package broadsheet.renderpages;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.renderpages.TaskQueue.QueueUrl;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Provides the queue that the environment names in {@code TASKS_URL}. */
@Module(includes = AwsModule.class)
interface QueueModule {
    @Provides
    static QueueUrl url() {
        return new QueueUrl(System.getenv("TASKS_URL"));
    }

    @Provides
    @Singleton
    static SqsClient client(AwsClients clients) {
        return clients.make(SqsClient.builder());
    }
}
