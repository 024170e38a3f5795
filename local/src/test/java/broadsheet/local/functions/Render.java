package broadsheet.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the text of each change to an object; {@code poison} cannot be written, {@code venom}
 * cannot be borne, and {@code countdown 3} is left to the {@link Countdown}.
 */
public final class Render implements RequestStreamHandler {
    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final SqsClient sqs = SqsClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final String work = Objects.requireNonNull(System.getenv("WORK_URL"));
    private final String bucket = Objects.requireNonNull(System.getenv("BUCKET_NAME"));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode change : JsonMapper.shared().readTree(input).path("Records")) {
            JsonNode dynamodb = change.path("dynamodb");
            String key = dynamodb.path("Keys").path("pk").path("S").asString();
            String text = dynamodb.path("NewImage").path("text").path("S").asString();
            if (text.equals("venom")) {
                throw new IllegalArgumentException("venom");
            }
            if (text.equals("poison")) {
                failures.add(
                        Map.of("itemIdentifier", dynamodb.path("SequenceNumber").asString()));
                break;
            }
            if (text.startsWith("countdown ")) {
                String message = key + text.substring(text.indexOf(' '));
                sqs.sendMessage(send -> send.queueUrl(work).messageBody(message));
                continue;
            }
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType("text/html; charset=utf-8")
                            .cacheControl("public, max-age=0"),
                    RequestBody.fromString(text));
        }
        JsonMapper.shared().writeValue(output, Map.of("batchItemFailures", failures));
    }
}
