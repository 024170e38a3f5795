package broadsheet.emulators;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Creates tables for tests, with on-demand capacity. */
public final class Tables {
    private Tables() {}

    /**
     * Creates a table with the keys {@code pk} and {@code sk} and a unique name, and returns the name. The table has
     * no stream, because no test reads it and dynoxide slows down as a stream grows.
     */
    public static String create(DynamoDbClient dynamo) {
        String name = "table-" + UUID.randomUUID();
        create(dynamo, name, List.of("pk", "sk"), table -> {});
        return name;
    }

    /** Creates a table with the given name, the keys {@code pk} and {@code sk}, and a stream of new and old images. */
    public static void create(DynamoDbClient dynamo, String name) {
        create(
                dynamo,
                name,
                List.of("pk", "sk"),
                table -> table.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    /** Creates a table with the given name, the keys {@code pk} and {@code sk}, and no stream, like the table of drafts. */
    public static void createDrafts(DynamoDbClient dynamo, String name) {
        create(dynamo, name, List.of("pk", "sk"), table -> {});
    }

    /** Creates a table with the given name and the key {@code pk} alone, like the table of the daily salts. */
    public static void createSalts(DynamoDbClient dynamo, String name) {
        create(dynamo, name, List.of("pk"), table -> {});
    }

    private static void create(
            DynamoDbClient dynamo, String name, List<String> keys, Consumer<CreateTableRequest.Builder> more) {
        dynamo.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(keys.stream().map(Tables::text).toList())
                .keySchema(keys.stream()
                        .map(attribute -> key(attribute, attribute.equals("pk") ? KeyType.HASH : KeyType.RANGE))
                        .toList())
                .applyMutation(more));
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
