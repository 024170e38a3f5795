package broadsheet.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * A benchmark function that reads one item as tutorials show: event classes, data binding, and the enhanced client
 * with its defaults.
 */
public final class Tutorial implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ObjectMapper mapper = new ObjectMapper();
    private final DynamoDbTable<ArticleBean> articles =
            DynamoDbEnhancedClient.create().table(System.getenv("TABLE_NAME"), TableSchema.fromBean(ArticleBean.class));

    /** Called by the Lambda runtime, once per cold start. */
    public Tutorial() {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String slug = event.getPathParameters().get("slug");
        ArticleBean article =
                articles.getItem(Key.builder().partitionValue(slug).build());
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(article == null ? 404 : 200)
                    .withHeaders(Map.of("content-type", "application/json"))
                    .withBody(mapper.writeValueAsString(article))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
