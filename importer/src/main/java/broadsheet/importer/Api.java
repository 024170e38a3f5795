package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The HTTP API of a Broadsheet, as an editor uses it. Every call is a PUT, so it may be repeated until it is answered. */
final class Api {
    private static final int ATTEMPTS = 5;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    /** API Gateway gives up after 30 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http;
    private final String address;
    private final Optional<String> token;
    private final Optional<String> section;
    private final Duration firstPause;

    /**
     * @param address without a slash at its end
     * @param section for articles that name none
     * @param firstPause before the second attempt; each further one is about twice as long
     */
    Api(HttpClient http, String address, Optional<String> token, Optional<String> section, Duration firstPause) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.section = section;
        this.firstPause = firstPause;
    }

    /** Publishes the site's settings. */
    Outcome publishSite(Path yaml) throws InterruptedException {
        return put("/api/site?url=" + encoded(address), "application/yaml", yaml);
    }

    /** Publishes an article. */
    Outcome publish(Folder.Article article) throws InterruptedException {
        String query = article.date().map(date -> "&date=" + date).orElse("")
                + section.map(name -> "&section=" + encoded(name)).orElse("");
        return put(
                "/api/articles/" + article.slug() + query.replaceFirst("&", "?"),
                "text/markdown; charset=utf-8",
                article.path());
    }

    private Outcome put(String target, String type, Path file) throws InterruptedException {
        byte[] body;
        try {
            body = Files.readAllBytes(file);
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + target))
                // An offer of HTTP/2 in clear text, with a body behind it, confuses some servers.
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .header("content-type", type)
                .PUT(BodyPublishers.ofByteArray(body));
        token.ifPresent(value -> request.header("authorization", "Bearer " + value));
        for (int attempt = 1; ; attempt++) {
            String trouble;
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
                int status = answer.statusCode();
                if (status == 401 || status == 403) {
                    return new Outcome.Hopeless(denied(status));
                }
                if (!BUSY.contains(status)) {
                    return Answer.read(status, answer.body());
                }
                trouble = "the answer is " + status;
            } catch (ConnectException e) {
                if (attempt == ATTEMPTS) {
                    return new Outcome.Hopeless("nothing answers at " + address);
                }
                trouble = "no connection";
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (attempt == ATTEMPTS) {
                return new Outcome.Unsent(trouble + ", at the last of " + ATTEMPTS + " attempts");
            }
            Thread.sleep(pause(attempt));
        }
    }

    /** Random, so that senders which were turned away together do not come back together. */
    private Duration pause(int attempt) {
        long longest = firstPause.toMillis() << (attempt - 1);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    private String denied(int status) {
        if (status == 403) {
            return "403: the token is not an editor's";
        }
        return token.isPresent()
                ? "401: the token is not accepted: it has expired, or is another site's"
                : "401: a token is missing: give an editor's as TOKEN=...";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
