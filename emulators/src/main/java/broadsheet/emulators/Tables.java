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

/** Tables for tests: keys {@code pk} and {@code sk}, on demand. */
public final class Tables {
    private Tables() {}

    /**
     * Makes a table with a name of its own, and gives the name. It has no stream: dynoxide's take the longer for each record
     * the more they hold, and nobody reads this one.
     */
    public static String create(DynamoDbClient dynamo) {
        String name = "table-" + UUID.randomUUID();
        create(dynamo, name, table -> {});
        return name;
    }

    /** Makes a table of a name, with a stream of new and old images. */
    public static void create(DynamoDbClient dynamo, String name) {
        create(
                dynamo,
                name,
                table -> table.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    private static void create(DynamoDbClient dynamo, String name, Consumer<CreateTableRequest.Builder> more) {
        dynamo.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(text("pk"), text("sk")))
                .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)))
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
