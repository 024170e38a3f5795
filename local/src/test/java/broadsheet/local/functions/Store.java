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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the body of a request into the table, with a client that knows nothing but its environment.
 */
public final class Store implements RequestStreamHandler {
    private final DynamoDbClient dynamo = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final String table = Objects.requireNonNull(System.getenv("TABLE_NAME"));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        JsonNode event = JsonMapper.shared().readTree(input);
        String id = event.path("pathParameters").path("id").asString();
        Map<String, AttributeValue> item = Map.of(
                "pk", AttributeValue.fromS(id),
                "sk", AttributeValue.fromS("HEAD"),
                "text", AttributeValue.fromS(event.path("body").asString("")));
        dynamo.putItem(put -> put.tableName(table).item(item));
        JsonMapper.shared().writeValue(output, Map.of("statusCode", 204));
    }
}
