package broadsheet.bench.warm;

import broadsheet.aws.AwsClients;
import broadsheet.aws.AwsModule;
import broadsheet.bench.warm.Heard.Asked;
import broadsheet.bucket.BucketModule;
import broadsheet.dynamodb.DynamoModule;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The baseline of warm calls: sends a function's recorded SDK requests again, one after the other, with clients
 * configured like the function's own.
 */
final class Bare {
    private final DynamoDbClient dynamo;
    private final S3Client s3;
    private final SqsClient sqs;

    Bare() {
        AwsClients clients = new AwsClients(AwsModule.http(), AwsModule.region(), AwsModule.credentials());
        this.dynamo = DynamoModule.client(clients);
        this.s3 = BucketModule.client(clients);
        this.sqs = clients.make(SqsClient.builder());
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    S3Client s3() {
        return s3;
    }

    /** Sends all requests, and reads the responses as far as the SDK does. */
    void send(List<Asked> requests) {
        for (Asked asked : requests) {
            try {
                send(asked);
            } catch (SdkServiceException refused) {
                // The function's request failed likewise, for example its read of a page that does not exist yet.
            }
        }
    }

    private void send(Asked asked) {
        switch (asked.request()) {
            case GetItemRequest get -> dynamo.getItem(get);
            case BatchGetItemRequest get -> dynamo.batchGetItem(get);
            case BatchWriteItemRequest write -> dynamo.batchWriteItem(write);
            case QueryRequest query -> dynamo.query(query);
            case PutItemRequest put -> dynamo.putItem(put);
            case UpdateItemRequest update -> dynamo.updateItem(update);
            case DeleteItemRequest delete -> dynamo.deleteItem(delete);
            // A new client request token: with the recorded one, DynamoDB would treat the transaction as a repetition.
            case TransactWriteItemsRequest write ->
                dynamo.transactWriteItems(
                        write.toBuilder().clientRequestToken(null).build());
            case GetObjectRequest get -> s3.getObjectAsBytes(get);
            case HeadObjectRequest head -> s3.headObject(head);
            case ListObjectsV2Request list -> s3.listObjectsV2(list);
            case DeleteObjectRequest delete -> s3.deleteObject(delete);
            case PutObjectRequest put -> s3.putObject(put, asked.body().orElseGet(RequestBody::empty));
            case SendMessageRequest send -> sqs.sendMessage(send);
            case SendMessageBatchRequest send -> sqs.sendMessageBatch(send);
            default -> throw new IllegalStateException("no floor for " + asked.operation());
        }
    }
}
