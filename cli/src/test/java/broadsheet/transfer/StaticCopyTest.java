package broadsheet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.check.CompleteSite;
import broadsheet.fixtures.SeededSite;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports a static copy of a site with something of every kind, and reads it through a plain file server. */
@Tag("slow")
final class StaticCopyTest {
    private final CompleteSite site = new CompleteSite();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @TempDir
    private Path dir;

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    private String export() {
        var said = new StringWriter();
        int status = Export.run(
                SeededSite.CLOCK,
                new PrintWriter(said),
                new PrintWriter(said),
                dir.resolve("copy").toString(),
                "--static");
        assertEquals(0, status, said.toString());
        return said.toString();
    }

    @Test
    void recordingsAndDownloadsAreFilesAndPagesAreFolders() throws IOException {
        export();
        Path copy = dir.resolve("copy");
        try (Stream<Path> paths = Files.walk(copy.resolve("images"))) {
            List<String> files = paths.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
            assertTrue(files.contains("file.mp3"), files::toString);
            assertFalse(files.contains("index.html"), files::toString);
        }
        assertTrue(Files.isRegularFile(copy.resolve("articles/" + CompleteSite.TIDES + "/index.html")));
    }

    @Test
    void plainFileServerAnswersEveryLinkInsideTheCopy() throws IOException, InterruptedException {
        export();
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                dir.resolve("copy").toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            URI home = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            Map<URI, HttpResponse<String>> answers = new HashMap<>();
            List<String> broken = new ArrayList<>();
            Deque<URI> waiting = new ArrayDeque<>(List.of(home));
            while (!waiting.isEmpty()) {
                URI page = waiting.pop();
                for (URI link : links(get(page, answers), page)) {
                    URI to = withoutFragment(link);
                    boolean isNew = !answers.containsKey(to);
                    HttpResponse<String> answer = get(to, answers);
                    if (answer.statusCode() != 200 || !hasFragment(answer, link)) {
                        broken.add(page.getPath() + " -> " + link);
                    } else if (isNew) {
                        waiting.add(to);
                    }
                }
            }
            assertEquals(List.of(), broken);
            assertTrue(
                    answers.containsKey(home.resolve("/articles/" + CompleteSite.TIDES)), answers.keySet()::toString);
            assertTrue(answers.containsKey(home.resolve("/live/flood")), answers.keySet()::toString);
            assertTrue(answers.size() > 40, () -> answers.size() + " links");
        } finally {
            server.stop(0);
        }
    }

    private HttpResponse<String> get(URI uri, Map<URI, HttpResponse<String>> answers)
            throws IOException, InterruptedException {
        HttpResponse<String> known = answers.get(uri);
        if (known != null) {
            return known;
        }
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        answers.put(uri, answer);
        return answer;
    }

    private static boolean isHtml(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
    }

    private static List<URI> links(HttpResponse<String> answer, URI page) {
        if (!isHtml(answer)) {
            return List.of();
        }
        Document document = Jsoup.parse(answer.body(), page.toString());
        List<URI> links = new ArrayList<>();
        for (Element element : document.select("a[href], link[href], img[src], source[src], script[src]")) {
            String link = element.hasAttr("href") ? element.absUrl("href") : element.absUrl("src");
            if (element.is("link[rel=canonical]") || !link.startsWith("http")) {
                continue;
            }
            URI uri = URI.create(link);
            if (page.getAuthority().equals(uri.getAuthority())) {
                links.add(uri);
            }
        }
        return links;
    }

    private static URI withoutFragment(URI link) {
        return URI.create(link.toString().replaceFirst("#.*", ""));
    }

    private static boolean hasFragment(HttpResponse<String> answer, URI link) {
        return link.getFragment() == null
                || !isHtml(answer)
                || Jsoup.parse(answer.body()).getElementById(link.getFragment()) != null;
    }

    @Test
    void copyHasNoScriptNoFormOfTheApiAndNoDesk() throws IOException {
        export();
        Path copy = dir.resolve("copy");
        try (var files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = copy.relativize(file).toString();
                assertFalse(name.endsWith(".js") || name.startsWith("desk/") || name.startsWith("data/"), name);
                if (name.endsWith(".html")) {
                    String html = Files.readString(file);
                    assertFalse(html.contains("\"/api/") || html.contains("<script src"), name);
                }
            }
        }
        String article = Files.readString(copy.resolve("articles/" + CompleteSite.TIDES + "/index.html"));
        assertTrue(article.contains("The first."), article);
        assertTrue(article.contains("application/ld+json"), article);
    }

    @Test
    void oldPathsAreInListsForServersAndLeadThereWithoutOne() throws IOException {
        export();
        Path copy = dir.resolve("copy");
        String to = "/articles/" + CompleteSite.TIDES;
        String netlify = Files.readString(copy.resolve("_redirects"));
        assertTrue(netlify.contains("/2016/04/08/tides/  " + to + "  301\n"), netlify);
        assertTrue(netlify.contains("/ p=123  /tags/tides/  301\n"), netlify);
        String nginx = Files.readString(copy.resolve("redirects.nginx.map"));
        assertTrue(nginx.contains("\"/2016/04/08/tides/\" \"" + to + "\";\n"), nginx);
        String marked = Files.readString(copy.resolve(".broadsheet-static"));
        assertTrue(marked.contains("map_hash_bucket_size 4096;"), marked);
        String page = Files.readString(copy.resolve("2016/04/08/tides/index.html"));
        assertTrue(page.contains("content=\"0; url=" + to + "\""), page);
    }

    @Test
    void secondRunDeletesPagesThatAreGone() throws IOException {
        export();
        Path stale = dir.resolve("copy/articles/gone/index.html");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "text");
        Path hidden = Files.writeString(dir.resolve("copy/.htaccess"), "text");
        Path repository = Files.createDirectories(dir.resolve("copy/.git/refs"));
        Files.writeString(dir.resolve("copy/.git/HEAD"), "text");
        export();
        assertFalse(Files.exists(stale.getParent()));
        assertTrue(Files.exists(hidden) && Files.exists(repository));
        assertTrue(Files.exists(dir.resolve("copy/.git/HEAD")));
        assertTrue(Files.exists(dir.resolve("copy/404.html")));
    }
}
