package broadsheet.signin;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A browser that visits the function, and the issuer in between. */
final class Visitor implements AutoCloseable {
    private final SignIn function;
    private final TestContext context = new TestContext();
    private final HttpClient http = HttpClient.newHttpClient();
    final Map<String, String> cookies = new TreeMap<>();
    final Map<String, String> headers = new HashMap<>(Map.of("accept", "text/html,*/*;q=0.8"));

    Visitor(SignIn function) {
        this.function = function;
    }

    List<String> log() {
        return context.log();
    }

    Answer send(String route, Map<String, String> query) {
        String event = Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("routeKey", route);
            Json.object(json, "queryStringParameters", members -> query.forEach(members::writeStringProperty));
            Json.object(json, "headers", members -> headers.forEach(members::writeStringProperty));
            Json.array(
                    json,
                    "cookies",
                    cookies.entrySet(),
                    (array, one) -> array.writeString(one.getKey() + "=" + one.getValue()));
            json.writeEndObject();
        });
        Answer answer = Events.send(function, event, context);
        keep(answer);
        return answer;
    }

    Answer start(String returnTo) {
        return send("GET /api/session/start", Map.of("return", returnTo));
    }

    /** Goes where the answer leads, and lets the issuer lead back: gives what it adds to the callback's address. */
    Map<String, String> authorize(String address) {
        try {
            HttpResponse<Void> response = http.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
            return query(response.headers().firstValue("location").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer callback(Map<String, String> query) {
        return send("GET /api/session/callback", query);
    }

    /** Signs in from a page; gives the answer to the callback. */
    Answer signIn(String returnTo) {
        return callback(authorize(location(start(returnTo))));
    }

    Answer whoAmI() {
        return send("GET /api/session", Map.of());
    }

    static String location(Answer answer) {
        return String.valueOf(answer.header("location"));
    }

    static Map<String, String> query(String address) {
        Map<String, String> query = new HashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private void keep(Answer answer) {
        for (Object header : Events.at(answer.json(), "cookies") instanceof List<?> list ? list : List.of()) {
            String[] parts = String.valueOf(header).split("; ", 2);
            String[] pair = parts[0].split("=", 2);
            if (parts[1].endsWith("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
