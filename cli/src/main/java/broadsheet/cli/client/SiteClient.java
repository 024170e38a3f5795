package broadsheet.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a site, as a reader and as an editor. Follows no redirect. Threads may share one. */
public final class SiteClient implements AutoCloseable {
    /** API Gateway gives up after 30 seconds. */
    public static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;
    private final String token;

    /** Makes a client of the target's site. */
    public SiteClient(Target target) {
        address = target.address();
        token = target.token();
    }

    /**
     * An answer.
     *
     * @param location where a redirect leads; else empty
     */
    public record Reply(int status, String body, String location) {
        /** The body as JSON; missing if the status is not 200, or the body is no JSON. */
        public JsonNode json() {
            return status == 200 ? parse(body.getBytes(UTF_8)) : MissingNode.getInstance();
        }
    }

    /** Reads JSON; what is none is missing. */
    public static JsonNode parse(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            // A gateway or a proxy in between answers with pages of its own.
            return MissingNode.getInstance();
        }
    }

    /** What a refused call says of the token. */
    public static String denied(int status) {
        return status == 403
                ? "403: the token is not an editor's"
                : "401: the token is not accepted: it has expired, or is another site's";
    }

    /** Gets a page as a reader. */
    public Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Calls the API as the editor. */
    public Reply asEditor(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.noBody())
                .header("authorization", "Bearer " + token));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(TIMEOUT)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                    BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("location").orElse(""));
        } catch (IOException e) {
            throw new CommandFailure(
                    "Nothing answers at " + address + " (" + e + "): is the address right, and the site up?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
