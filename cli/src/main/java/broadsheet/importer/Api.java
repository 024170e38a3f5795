package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.cli.client.SiteClient;
import broadsheet.importer.Attempts.Reply;
import broadsheet.importer.Attempts.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A client of Broadsheet's HTTP API with an editor's token. Every call is a PUT and therefore idempotent, so the client
 * retries it.
 */
final class Api {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final Attempts attempts;
    private final String address;
    private final String token;
    private final Optional<String> section;

    /**
     * Creates a client.
     *
     * @param address the site, without a trailing slash
     * @param section the section of articles that name none
     */
    Api(Attempts attempts, String address, String token, Optional<String> section) {
        this.attempts = attempts;
        this.address = address;
        this.token = token;
        this.section = section;
    }

    /** A call that failed, with the outcome for the file. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        Failed(Outcome outcome) {
            super(outcome.toString());
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** Publishes the site's settings. */
    Outcome publishSite(Path yaml) throws InterruptedException {
        return publish("/api/site?url=" + encoded(address), "application/yaml", yaml);
    }

    /** Publishes an article or a static page. */
    Outcome publish(Folder.Article article) throws InterruptedException {
        if (article.isPage()) {
            return publish("/api/pages/" + article.slug().encoded(), "text/markdown; charset=utf-8", article.path());
        }
        String query = article.date().map(date -> "&date=" + date).orElse("")
                + section.map(name -> "&section=" + encoded(name)).orElse("");
        return publish(
                "/api/articles/" + article.slug().encoded() + query.replaceFirst("&", "?"),
                "text/markdown; charset=utf-8",
                article.path());
    }

    /**
     * Announces a picture before its upload.
     *
     * @return the response, of any status but 401 and 403
     * @throws Failed if the API rejects the token or does not answer
     */
    Reply announce(Slug article, PictureName name, String announcement) throws InterruptedException, Failed {
        String path = encoded(name.value()).replace("%2F", "/");
        return put(
                "/api/articles/" + article.encoded() + "/pictures/" + path,
                "application/json",
                announcement.getBytes(UTF_8));
    }

    private Outcome publish(String target, String type, Path file) throws InterruptedException {
        try {
            Reply reply = put(target, type, Files.readAllBytes(file));
            return Answer.read(reply.status(), reply.body());
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        } catch (Failed e) {
            return e.outcome();
        }
    }

    private Reply put(String target, String type, byte[] body) throws InterruptedException, Failed {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + target))
                // HttpClient offers an upgrade to HTTP/2 in clear text, which confuses some servers when a body
                // follows.
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(SiteClient.TIMEOUT)
                .header("content-type", type)
                // A background task by RFC 9218, section 4.1: what editors publish meanwhile is rendered first.
                .header("priority", "u=7")
                .header("authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        try {
            Reply reply = attempts.send(request, PASSING);
            Optional<String> denied = SiteClient.denied(reply.status());
            if (denied.isPresent()) {
                throw new Failed(new Outcome.Hopeless(denied.get()));
            }
            return reply;
        } catch (Unanswered e) {
            throw new Failed(
                    e.nobodyThere()
                            ? new Outcome.Hopeless("nothing answers at " + address)
                            : new Outcome.Unsent(e.reason()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
