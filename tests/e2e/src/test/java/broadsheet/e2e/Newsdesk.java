package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An editor who covers something live, by the API.
 *
 * @param publication where
 * @param token who they are
 * @param coverage what they cover
 */
record Newsdesk(Publication publication, String token, String coverage) {
    /** The coverage that is always there. */
    static final String COVERED = "acceptance-covered";

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** An editor of a new coverage in a section, which is open. */
    static Newsdesk open(String section) {
        Publication publication = Publication.get();
        var desk = new Newsdesk(publication, publication.token(), "acceptance-" + UUID.randomUUID());
        desk.write(front(desk.title(), section, "") + "---\n");
        publication.await(desk.page(), answer -> answer.statusCode() == 200);
        publication.await(desk.fragment(), answer -> answer.statusCode() == 200);
        return desk;
    }

    /** A coverage of each kind, the same in every run: one that is open with more updates than its page shows, and one that is over. */
    static void cover(Publication publication) {
        var open = new Newsdesk(publication, publication.token(), COVERED);
        open.write(front("A day that is covered live", "ai-research", "  - What came of it\n") + "---\n");
        List<String> texts = texts();
        for (int i = 1; i <= 45; i++) {
            String more = switch (i) {
                case 3, 43 -> "pinned: true\n";
                case 20, 44 -> "correction: What this said first was wrong.\n";
                case 21, 42 -> """
                    author: Science Desk
                    sources:
                      - title: A study
                        publisher: A journal
                        url: https://example.org/
                    """;
                default -> "";
            };
            String document = update("What happened " + i, more) + texts.get(i % texts.size()) + "\n";
            assertTrue(open.put("0%025d".formatted(i), document).statusCode() < 300);
        }
        open.withdraw("0%025d".formatted(41));
        var over = new Newsdesk(publication, publication.token(), COVERED + "-before");
        String front = front("A day that was covered live", "science", "");
        over.write(front + "---\n");
        assertTrue(over.put("0%025d".formatted(99), update("It happened", "")).statusCode() < 300);
        over.write(front + "status: closed\nsummary: It ended well.\n---\n");
    }

    /** Paragraphs of a sample article: words made up at random would compress either too well or not at all. */
    private static List<String> texts() {
        try {
            Path article = Publication.ROOT.resolve("content/2025-03-11-protein-structure-after-alphafold.md");
            return Stream.of(Files.readString(article).split("\n\n", -1))
                    .filter(text -> text.matches("(?s)[A-Z].*") && !text.contains("[^"))
                    .map(text -> "\n" + text)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Another editor of the same coverage. */
    Newsdesk colleague() {
        String other = System.getProperty("site", "").isEmpty()
                ? publication.token("editors", Map.of("sub", "colleague", "name", "A colleague"))
                : token;
        return new Newsdesk(publication, other, coverage);
    }

    String title() {
        return "Coverage " + coverage;
    }

    String page() {
        return "/live/" + coverage;
    }

    String fragment() {
        return "/data/live/" + coverage + ".json";
    }

    /** The id of an update that has not been posted yet. */
    static String newId() {
        var id = new StringBuilder("0");
        UUID.randomUUID()
                .toString()
                .chars()
                .filter(each -> each != '-')
                .limit(25)
                .forEach(each -> id.append(DIGITS.charAt(Character.digit(each, 16))));
        return id.toString();
    }

    static String front(String title, String section, String more) {
        return "---\ntitle: \"%s\"\ndek: What it is about.\nsection: %s\nkey points:\n  - The first point\n%s"
                .formatted(title, section, more);
    }

    static String update(String headline, String more) {
        return "---\ntitle: \"%s\"\n%s---\nThe text of %s, which says *a little* more.\n"
                .formatted(headline, more, headline);
    }

    HttpResponse<String> write(String document, String... headers) {
        return done(call("PUT", "/api/live/" + coverage, document, headers));
    }

    /** Says that it is over. */
    void close(String section, String summary) {
        write(front(title(), section, "status: closed\nsummary: " + summary + "\n") + "---\n");
    }

    /** Posts an update; gives its id. */
    String post(String headline) {
        return post(headline, "");
    }

    String post(String headline, String more) {
        String id = newId();
        done(put(id, update(headline, more), "if-none-match", "*"));
        return id;
    }

    /** Posts some updates, one after the other; gives their ids, the oldest first. */
    List<String> post(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(post("Update number " + i));
        }
        return ids;
    }

    void correct(String id, String headline, String more) {
        done(put(id, update(headline, more)));
    }

    void withdraw(String id) {
        done(call("DELETE", updates(id), ""));
    }

    HttpResponse<String> put(String id, String document, String... headers) {
        return call("PUT", updates(id), document, headers);
    }

    /** Waits until readers could know of a change. */
    void await(String part) {
        publication.await(fragment(), answer -> answer.body().contains(part));
        publication.await(page(), answer -> answer.body().contains(part));
    }

    /** Waits until page and changes say how far it has come. */
    int awaitAll() {
        publication.settle();
        return JsonMapper.shared()
                .readTree(publication.get(fragment()).body())
                .path("sequence")
                .asInt();
    }

    private String updates(String id) {
        return "/api/live/" + coverage + "/updates/" + id;
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(publication.site().resolve(path))
                .header("authorization", "Bearer " + token)
                .header("content-type", "text/markdown; charset=utf-8")
                .method(method, BodyPublishers.ofString(body));
        return publication.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> done(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 300, answer::body);
        return answer;
    }
}
