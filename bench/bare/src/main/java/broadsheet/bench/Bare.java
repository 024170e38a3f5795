package broadsheet.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A benchmark function: one {@code GetItem} with an SDK client configured as AWS's guides recommend for Lambda, and
 * streaming JSON.
 */
public final class Bare implements RequestStreamHandler {
    private final JsonFactory json = new JsonFactory();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .build();

    /** Called by the Lambda runtime, once per cold start. */
    public Bare() {}

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        String slug = slug(event);
        Map<String, AttributeValue> item = client.getItem(request ->
                        request.tableName(System.getenv("TABLE_NAME")).key(Map.of("id", AttributeValue.fromS(slug))))
                .item();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), answer)) {
            generator.writeStartObject();
            generator.writeNumberProperty("statusCode", item.isEmpty() ? 404 : 200);
            generator.writeName("body");
            generator.writeStartObject();
            item.forEach((name, value) -> generator.writeStringProperty(name, value.s()));
            generator.writeEndObject();
            generator.writeEndObject();
        }
    }

    private String slug(InputStream event) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), event)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("slug")) {
                    return parser.nextStringValue();
                }
            }
        }
        throw new IllegalArgumentException("the event has no slug");
    }
}
