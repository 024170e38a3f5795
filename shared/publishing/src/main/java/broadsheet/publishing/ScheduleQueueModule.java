package broadsheet.publishing;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.publishing.ScheduleQueue.QueueUrl;
import dagger.Module;
import dagger.Provides;
import javax.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Provides the queue that the environment names in {@code SCHEDULES_URL}. */
@Module(includes = AwsModule.class)
public interface ScheduleQueueModule {
    /** The queue's URL. */
    @Provides
    static QueueUrl url() {
        return new QueueUrl(System.getenv("SCHEDULES_URL"));
    }

    /** The SQS client, one for each function instance. */
    @Provides
    @Singleton
    static SqsClient client(AwsClients clients) {
        return clients.make(SqsClient.builder());
    }
}
