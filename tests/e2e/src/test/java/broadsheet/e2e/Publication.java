package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.importer.Import;
import broadsheet.local.LocalSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The publication that is tested: the local system, started once for all tests, or whatever runs at {@code -Dsite=} with
 * an editor's token in {@code TOKEN}. Unless it is taken as it is, it holds the sample content, samples of what that does not have (every element,
 * next to nothing, a post as blogs have them), a coverage that is open and one that is closed, and what is in the folder that {@code CORPUS} names.
 */
final class Publication {
    static final Path ROOT = Path.of(System.getProperty("broadsheet.root", ""));

    /** What readers wait for at most; a page takes a fraction of a second. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** A CDN keeps a page for a minute, and may then give it once more while it asks for the new one. */
    private static final Duration TIMEOUT_WITH_A_CACHE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    /** What the tests wait for at most until all that they published is on all pages concerned. */
    private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI site;
    private final String token;
    private final Optional<LocalSystem> local;

    private Publication(URI site, String token, Optional<LocalSystem> local) {
        this.site = site;
        this.token = token;
        this.local = local;
    }

    static Publication get() {
        return WithSamples.INSTANCE;
    }

    /** The same, but of a site that has readers nothing is published to it. */
    static Publication asItIs() {
        return Shared.INSTANCE.local.isPresent() ? get() : Shared.INSTANCE;
    }

    URI site() {
        return site;
    }

    String token() {
        return token;
    }

    /** The token of a reader who is nothing else; where the local system is not tested, {@code READERS_TOKEN}. */
    String readersToken() {
        if (local.isPresent()) {
            return token("readers", Map.of("sub", "acceptance-reader", "name", "A Reader"));
        }
        String given = System.getenv("READERS_TOKEN");
        assumeTrue(given != null, "READERS_TOKEN has no token of a reader");
        return String.valueOf(given);
    }

    /** A token of another person; where the local system is not tested, nobody gives one. */
    String token(String group, Map<String, String> person) {
        assumeTrue(local.isPresent(), "another issuer gives no tokens like that");
        return local.orElseThrow().token(group, person);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> put(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", contentType)
                .header("authorization", "Bearer " + token);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> publish(String slug, String document, String... headers) {
        return put("/api/articles/" + slug, "text/markdown; charset=utf-8", document, headers);
    }

    HttpResponse<String> withdraw(String slug) {
        return send(HttpRequest.newBuilder(site.resolve("/api/articles/" + slug))
                .DELETE()
                .header("authorization", "Bearer " + token));
    }

    /** Sends a picture where the API says. */
    HttpResponse<String> upload(JsonNode invitation, byte[] picture) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(invitation.path("url").asString()))
                // S3 has no HTTP/2, and its emulator refuses who offers it.
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(picture));
        // The client says how long it is by itself.
        invitation.path("headers").properties().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asString()));
        return send(request);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks until the answer is as expected; the pages follow a publication after a moment. */
    HttpResponse<String> await(String path, Predicate<HttpResponse<String>> expected) {
        Instant began = Instant.now();
        Instant end = began.plus(local.isPresent() ? TIMEOUT : TIMEOUT_WITH_A_CACHE);
        HttpResponse<String> answer;
        do {
            answer = get(path);
            if (expected.test(answer)) {
                return answer;
            }
            LockSupport.parkNanos(pause(Duration.between(began, Instant.now())).toNanos());
        } while (Instant.now().isBefore(end));
        return fail(path + " did not become what was expected; it is " + answer.statusCode() + "\n" + answer.body());
    }

    /** Here a tenth of what was waited so far: renderers have only the processors that questions leave to them. */
    private Duration pause(Duration waited) {
        return local.isPresent() ? Duration.ofMillis(Math.clamp(waited.toMillis() / 10, 20, 200)) : BETWEEN_QUESTIONS;
    }

    /** Waits until the pages say what was published; elsewhere than here nobody can be asked, but by awaiting a page. */
    void settle() {
        local.ifPresent(system -> system.awaitDrained(TIME_TO_SETTLE));
    }

    /** The local system; a test that needs one is skipped elsewhere. */
    LocalSystem local() {
        assumeTrue(local.isPresent(), "only the local system gives its table and bucket");
        return local.orElseThrow();
    }

    /** Real posts, to be published beside the sample content; they are no part of the repository. */
    static Optional<Path> corpus() {
        return Optional.ofNullable(System.getenv("CORPUS"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    /** Runs the importer over a folder; gives what it printed. */
    String importFolder(Path folder, int exitStatus, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] arguments = Stream.concat(Stream.of(folder.toString(), "--url", site.toString()), Stream.of(more))
                .toArray(String[]::new);
        int status = Import.run(
                Duration.ofMillis(100), Map.of("TOKEN", token), new PrintWriter(out), new PrintWriter(err), arguments);
        assertEquals(exitStatus, status, () -> out + "\n" + err);
        return out.toString();
    }

    private static final class Shared {
        private static final Publication INSTANCE = start();

        private static Publication start() {
            String site = System.getProperty("site", "");
            if (!site.isEmpty()) {
                return new Publication(URI.create(site), String.valueOf(System.getenv("TOKEN")), Optional.empty());
            }
            LocalSystem system = LocalSystem.start(0, temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            return new Publication(system.site(), system.token("administrators"), Optional.of(system));
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("broadsheet-acceptance");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static final class WithSamples {
        private static final Publication INSTANCE = publish(Shared.INSTANCE);

        private static Publication publish(Publication publication) {
            if (Boolean.getBoolean("asItIs")) {
                throw new IllegalStateException("nothing may be published to " + publication.site());
            }
            Runnable content = () -> publication.importFolder(ROOT.resolve("content"), 0);
            publication.local.ifPresentOrElse(system -> ConvertedPictures.publishOnce(system, content), content);
            publication.importFolder(ROOT.resolve("tests/e2e/src/test/samples"), 0);
            publication.importFolder(ROOT.resolve("tests/e2e/src/test/blog"), 0, "--section", "technology");
            Newsdesk.cover(publication);
            corpus().ifPresent(folder -> publication.importFolder(folder, 0, "--section", "technology"));
            return publication;
        }
    }
}
