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
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP client of one site, which calls it as a reader or as an editor. It follows no redirects. Thread-safe. */
public final class SiteClient implements AutoCloseable {
    /** The timeout of a request. It exceeds the 30 seconds after which API Gateway gives up. */
    public static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String address;
    private final Supplier<String> tokens;

    /** Creates a client of the target's site. */
    public SiteClient(Target target) {
        address = target.address();
        tokens = target.tokens();
    }

    /**
     * A response.
     *
     * @param location where a redirect leads; empty if there is none
     */
    public record Reply(int status, String body, String location) {
        /** Returns the body as JSON; a missing node if the status is not 200 or the body is not JSON. */
        public JsonNode json() {
            return status == 200 ? parse(body.getBytes(UTF_8)) : MissingNode.getInstance();
        }
    }

    /** Parses JSON; returns a missing node if the body is not JSON. */
    public static JsonNode parse(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            // A gateway or a proxy between client and site may answer with a page of its own.
            return MissingNode.getInstance();
        }
    }

    /** Explains a 401 or 403 response; empty for other statuses. */
    public static Optional<String> denied(int status) {
        return switch (status) {
            case 401 -> Optional.of("401: the token is not accepted: it has expired, or is another site's");
            case 403 -> Optional.of("403: the token is not an editor's");
            default -> Optional.empty();
        };
    }

    /** Gets a page as a reader, without a token. */
    public Reply get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Calls the API with the editor's token. */
    public Reply asEditor(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.noBody())
                .header("authorization", "Bearer " + tokens.get()));
    }

    /** Calls the API with the editor's token and a body. */
    public Reply asEditor(String method, String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofString(body))
                .header("content-type", contentType)
                .header("authorization", "Bearer " + tokens.get()));
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
