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
import java.util.function.Supplier;

/**
 * A client of Broadsheet's HTTP API with an editor's token. Every call is idempotent, so the client retries it.
 */
final class Api {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final String MARKDOWN = "text/markdown; charset=utf-8";

    private final Attempts attempts;
    private final String address;
    private final Supplier<String> tokens;
    private final Optional<String> section;

    /**
     * Creates a client.
     *
     * @param address the site, without a trailing slash
     * @param tokens gives each call its token
     * @param section the section of articles that name none
     */
    Api(Attempts attempts, String address, Supplier<String> tokens, Optional<String> section) {
        this.attempts = attempts;
        this.address = address;
        this.tokens = tokens;
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
        try {
            return answered("PUT", "/api/site?url=" + encoded(address), "application/yaml", Files.readAllBytes(yaml));
        } catch (IOException e) {
            return new Outcome.Unsent("cannot be read: " + e.getMessage());
        }
    }

    /** Publishes an article or a static page, or begins a draft. */
    Outcome publish(Folder.Article article, byte[] document) throws InterruptedException {
        return switch (article.kind()) {
            case ARTICLE -> publishArticle(article, document);
            case PAGE -> answered("PUT", "/api/pages/" + article.slug().encoded(), MARKDOWN, document);
            case DRAFT -> begin(article, document);
        };
    }

    private Outcome publishArticle(Folder.Article article, byte[] document) throws InterruptedException {
        String query = article.date().map(date -> "&date=" + date).orElse("")
                + section.map(name -> "&section=" + encoded(name)).orElse("");
        return answered(
                "PUT", "/api/articles/" + article.slug().encoded() + query.replaceFirst("&", "?"), MARKDOWN, document);
    }

    /** Whether an earlier run began the draft of a document, and it is still one. */
    boolean hasDraft(Folder.Article article) throws InterruptedException, Failed {
        return call("GET", "/api/drafts/" + id(article), "text/plain", new byte[0])
                        .status()
                == 200;
    }

    private static String id(Folder.Article draft) {
        return DraftIds.of(draft.name(), draft.slug());
    }

    private Outcome begin(Folder.Article article, byte[] document) throws InterruptedException {
        try {
            Reply reply = call("POST", "/api/drafts?id=" + id(article), MARKDOWN, document);
            return switch (reply.status()) {
                case 201 -> new Outcome.StoredAsDraft(true);
                // An earlier run began it. It was published or deleted since.
                case 409 -> new Outcome.StoredAsDraft(false);
                default -> Answer.read(reply.status(), reply.body());
            };
        } catch (Failed e) {
            return e.outcome();
        }
    }

    /**
     * The document with which the article at an address began; empty if nothing is there.
     *
     * @throws Failed if the API rejects the token or does not answer
     */
    Optional<byte[]> firstDocument(Slug slug) throws InterruptedException, Failed {
        return document(slug, 1);
    }

    /** The document of a revision; empty if there is none. */
    Optional<byte[]> document(Slug slug, int revision) throws InterruptedException, Failed {
        return documentAt("/api/articles/" + slug.encoded() + "/revisions/" + revision);
    }

    /** The document of the static page at an address; empty if nothing is there. */
    Optional<byte[]> page(Slug slug) throws InterruptedException, Failed {
        return documentAt("/api/pages/" + slug.encoded());
    }

    private Optional<byte[]> documentAt(String address) throws InterruptedException, Failed {
        Reply reply = call("GET", address, "text/plain", new byte[0]);
        return reply.status() == 200
                ? Optional.of(SiteClient.parse(reply.body())
                        .path("document")
                        .asString("")
                        .getBytes(UTF_8))
                : Optional.empty();
    }

    /**
     * An article's newest revision.
     *
     * @param number its number
     * @param withdrawn whether it is a withdrawal
     */
    record Newest(int number, boolean withdrawn) {}

    /** The newest revision of the article at an address; empty if nothing is there. */
    Optional<Newest> newest(Slug slug) throws InterruptedException, Failed {
        Reply reply = call("GET", "/api/articles/" + slug.encoded() + "/revisions?limit=1", "text/plain", new byte[0]);
        return reply.status() == 200
                ? SiteClient.parse(reply.body())
                        .path("revisions")
                        .valueStream()
                        .findFirst()
                        .map(revision -> new Newest(
                                revision.path("revision").asInt(0),
                                revision.path("withdrawn").asBoolean(false)))
                : Optional.empty();
    }

    /**
     * Sends redirects, of which nothing is stored if one has an error.
     *
     * @param csv at most a thousand rows below their header
     */
    Reply redirects(String csv) throws InterruptedException, Failed {
        return call("PUT", "/api/redirects", "text/csv", csv.getBytes(UTF_8));
    }

    /** The site's settings as they were sent; empty if it has none. */
    Optional<byte[]> settings() throws InterruptedException, Failed {
        Reply reply = call("GET", "/api/site", "text/plain", new byte[0]);
        return reply.status() == 200 ? Optional.of(reply.body()) : Optional.empty();
    }

    /**
     * Announces a picture before its upload.
     *
     * @return the response, of any status but 401 and 403
     * @throws Failed if the API rejects the token or does not answer
     */
    Reply announce(Slug article, PictureName name, String announcement) throws InterruptedException, Failed {
        String path = encoded(name.value()).replace("%2F", "/");
        return call(
                "PUT",
                "/api/articles/" + article.encoded() + "/pictures/" + path,
                "application/json",
                announcement.getBytes(UTF_8));
    }

    private Outcome answered(String method, String target, String type, byte[] body) throws InterruptedException {
        try {
            Reply reply = call(method, target, type, body);
            return Answer.read(reply.status(), reply.body());
        } catch (Failed e) {
            return e.outcome();
        }
    }

    private Reply call(String method, String target, String type, byte[] body) throws InterruptedException, Failed {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + target))
                // HttpClient offers an upgrade to HTTP/2 in clear text, which confuses some servers when a body
                // follows.
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(SiteClient.TIMEOUT)
                .header("content-type", type)
                // A background task by RFC 9218, section 4.1: what editors publish meanwhile is rendered first.
                .header("priority", "u=7")
                .header("authorization", "Bearer " + tokens.get())
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try {
            Reply reply = attempts.send(request, PASSING);
            Optional<String> denied = SiteClient.denied(reply.status());
            if (denied.isPresent()) {
                throw new Failed(new Outcome.Aborted(denied.get()));
            }
            return reply;
        } catch (Unanswered e) {
            throw new Failed(
                    e.nobodyThere()
                            ? new Outcome.Aborted("nothing answers at " + address)
                            : new Outcome.Unsent(e.reason()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
