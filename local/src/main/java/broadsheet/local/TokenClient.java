package broadsheet.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Gets bearer tokens from the local issuer. */
final class TokenClient {
    private TokenClient() {}

    /**
     * A bearer token for a particular person.
     *
     * @param person the claims to set: {@code sub} and {@code name}
     */
    static String token(URI issuer, String group, Map<String, String> person) {
        Map<String, String> form = new HashMap<>(person);
        form.put("grant_type", "client_credentials");
        form.put("client_id", group);
        form.put("client_secret", "any");
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields)))
                .build();
        return JsonMapper.shared()
                .readTree(answer(request))
                .path("access_token")
                .asString();
    }

    private static String answer(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + request.uri(), e);
        }
    }
}
