package broadsheet.local;

import broadsheet.local.template.Bucket;
import broadsheet.local.template.Queue;
import broadsheet.local.template.Table;
import broadsheet.local.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Creates those of the template's tables, buckets and queues that do not exist yet. */
final class Resources {
    private Resources() {}

    static void make(Template template, DynamoDbClient dynamo, S3Client s3, SqsClient sqs) {
        List<String> tables = dynamo.listTables().tableNames();
        for (Table table : template.tables()) {
            if (!tables.contains(table.name())) {
                make(table, dynamo);
            }
        }
        List<String> buckets =
                s3.listBuckets().buckets().stream().map(one -> one.name()).toList();
        for (Bucket bucket : template.buckets()) {
            if (!buckets.contains(bucket.name())) {
                s3.createBucket(create -> create.bucket(bucket.name()));
            }
        }
        make(template.queues(), sqs);
    }

    /** Creates the missing queues and applies the template's current settings to all queues. */
    static void make(List<Queue> queues, SqsClient sqs) {
        Map<Queue, String> urls = new LinkedHashMap<>();
        // Create all queues first, since a policy can refer only to an existing queue. CreateQueue leaves an existing
        // queue as it is.
        for (Queue queue : queues) {
            urls.put(
                    queue,
                    sqs.createQueue(create -> create.queueName(queue.name())).queueUrl());
        }
        urls.forEach((queue, url) ->
                sqs.setQueueAttributes(set -> set.queueUrl(url).attributesWithStrings(queue.attributes())));
    }

    /** The ARN of a table's current stream. */
    static String stream(Table table, DynamoDbClient dynamo) {
        return dynamo.describeTable(describe -> describe.tableName(table.name()))
                .table()
                .latestStreamArn();
    }

    private static void make(Table table, DynamoDbClient dynamo) {
        CreateTableRequest.Builder create = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(Resources::attribute)
                        .toList())
                .keySchema(table.keys().stream().map(key -> key(key, table)).toList());
        table.stream()
                .ifPresent(view -> create.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(view)));
        dynamo.createTable(create.build());
        dynamo.waiter().waitUntilTableExists(exists -> exists.tableName(table.name()));
        table.expiry()
                .ifPresent(attribute -> dynamo.updateTimeToLive(live -> live.tableName(table.name())
                        .timeToLiveSpecification(
                                expires -> expires.enabled(true).attributeName(attribute))));
    }

    private static AttributeDefinition attribute(Map.Entry<String, String> attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute.getKey())
                .attributeType(attribute.getValue())
                .build();
    }

    private static KeySchemaElement key(String attribute, Table table) {
        boolean first = table.keys().getFirst().equals(attribute);
        return KeySchemaElement.builder()
                .attributeName(attribute)
                .keyType(first ? KeyType.HASH : KeyType.RANGE)
                .build();
    }
}
