package broadsheet.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with its own event, or as the query's {@code answer} asks. */
public final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JsonMapper.shared().readTree(input);
        String wanted = event.path("queryStringParameters").path("answer").asString("");
        if (wanted.equals("exception")) {
            throw new IOException("as asked");
        }
        if (wanted.equals("never")) {
            pause();
        }
        output.write(answer(wanted, event).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String wanted, JsonNode event) {
        return switch (wanted) {
            case "plain" -> "{\"hello\": \"world\"}";
            case "nonsense" -> "no JSON";
            case "binary" ->
                "{\"statusCode\": 200, \"body\": \"AP8=\", \"isBase64Encoded\": true,"
                        + " \"headers\": {\"content-type\": \"application/octet-stream\"}}";
            case "cookies" ->
                "{\"statusCode\": 204, \"cookies\": [\"a=1; HttpOnly\", \"b=2\"]," + " \"headers\": {\"x-number\": 7}}";
            case "moved" -> "{\"statusCode\": 301, \"cookies\": [\"a=1\"], \"headers\": {\"location\": \"/new\"}}";
            case "long" ->
                "{\"statusCode\": 200, \"body\": \"" + "long text ".repeat(1_000)
                        + "\", \"headers\": {\"content-type\": \"text/html\"}}";
            case "environment" ->
                JsonMapper.shared()
                        .createObjectNode()
                        .put(
                                "table",
                                Optional.ofNullable(System.getenv("TABLE_NAME")).orElse(""))
                        .toString();
            default -> {
                ObjectNode answer = JsonMapper.shared().createObjectNode().put("statusCode", 200);
                yield answer.put("body", event.toString()).toString();
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
