package broadsheet.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends each message of a key and a number to its queue again with one less; what has come to zero goes into the table.
 */
public final class Countdown implements RequestStreamHandler {
    private final DynamoDbClient dynamo = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final SqsClient sqs = SqsClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final String table = Objects.requireNonNull(System.getenv("TABLE_NAME"));
    private final String work = Objects.requireNonNull(System.getenv("WORK_URL"));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        for (JsonNode message : JsonMapper.shared().readTree(input).path("Records")) {
            String[] words = message.path("body").asString().split(" ", -1);
            int number = Integer.parseInt(words[1]);
            if (number > 0) {
                sqs.sendMessage(send -> send.queueUrl(work).messageBody(words[0] + " " + (number - 1)));
            } else {
                Map<String, AttributeValue> item = Map.of(
                        "pk", AttributeValue.fromS(words[0]),
                        "sk", AttributeValue.fromS("HEAD"),
                        "text", AttributeValue.fromS("zero"));
                dynamo.putItem(put -> put.tableName(table).item(item));
            }
        }
        JsonMapper.shared().writeValue(output, Map.of());
    }
}
