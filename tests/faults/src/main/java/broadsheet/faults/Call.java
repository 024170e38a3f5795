package broadsheet.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A call to AWS, identified by its content and not by its order, because functions make several calls concurrently.
 *
 * @param operation the operation's name, such as {@code PutItem}
 * @param about the keys in the request, without values that differ between runs
 * @param nth the number of this call among identical calls of one run, from 1
 */
record Call(String operation, String about, int nth) {
    private static final Pattern WRITES = Pattern.compile("(Put|Update|Delete|TransactWrite|BatchWrite|Send).*");
    private static final Pattern MADE_UP = Pattern.compile(
            "[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?|\\b[0-9]{10,13}\\b|\\b[0-9a-f]{64}\\b|\\b[A-Za-z0-9_-]{43}\\b");

    /** The call, as if no identical call preceded it. */
    static Call first(SdkRequest request) {
        return new Call(operation(request), MADE_UP.matcher(about(request)).replaceAll("*"), 1);
    }

    static String operation(SdkRequest request) {
        String type = request.getClass().getSimpleName();
        return type.substring(0, type.length() - "Request".length());
    }

    Call nth(int number) {
        return new Call(operation, about, number);
    }

    /** Whether the call changes data. */
    boolean writes() {
        return WRITES.matcher(operation).matches();
    }

    /** Whether AWS can process a part of the call. */
    boolean isBatch() {
        return List.of("BatchGetItem", "BatchWriteItem", "SendMessageBatch").contains(operation);
    }

    private static String about(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> key(get.key());
            case PutItemRequest put -> key(put.item());
            case UpdateItemRequest update -> key(update.key());
            case DeleteItemRequest delete -> key(delete.key());
            case QueryRequest query ->
                query.expressionAttributeValues().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(value -> value.getValue().s())
                        .collect(Collectors.joining(" "));
            case BatchGetItemRequest get ->
                get.requestItems().values().stream()
                        .flatMap(asked -> asked.keys().stream())
                        .map(Call::key)
                        .sorted()
                        .collect(Collectors.joining(" "));
            case BatchWriteItemRequest write ->
                write.requestItems().values().stream()
                        .flatMap(List::stream)
                        .map(Call::key)
                        .sorted()
                        .collect(Collectors.joining(" "));
            case TransactWriteItemsRequest write ->
                write.transactItems().stream().map(Call::key).sorted().collect(Collectors.joining(" "));
            default ->
                request.getValueForField("Key", Object.class)
                        .map(Object::toString)
                        .orElse("");
        };
    }

    private static String key(WriteRequest write) {
        return write.putRequest() != null
                ? "+" + key(write.putRequest().item())
                : "-" + key(write.deleteRequest().key());
    }

    private static String key(TransactWriteItem item) {
        return Optional.ofNullable(item.put())
                .map(put -> "+" + key(put.item()))
                .or(() -> Optional.ofNullable(item.update()).map(update -> "~" + key(update.key())))
                .or(() -> Optional.ofNullable(item.delete()).map(delete -> "-" + key(delete.key())))
                .orElseGet(() -> "?" + key(item.conditionCheck().key()));
    }

    private static String key(Map<String, AttributeValue> item) {
        return List.of("pk", "sk").stream()
                .map(name -> item.getOrDefault(name, AttributeValue.fromS("")).s())
                .collect(Collectors.joining("/"));
    }

    @Override
    public String toString() {
        return operation + " of " + about + (nth == 1 ? "" : ", the " + nth + "th");
    }
}
