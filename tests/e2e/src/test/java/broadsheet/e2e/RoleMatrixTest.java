package broadsheet.e2e;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what: every operation of openapi.yaml, called by everybody. */
final class RoleMatrixTest {
    private static final String NOBODY = "nobody";
    private static final List<String> ROLES =
            List.of(NOBODY, "readers", "authors", "moderators", "editors", "administrators");

    /** Operations, and who may call them; a name in a path is of nothing that is there. Editors are moderators
     * too, and administrators are editors. */
    private static final String MATRIX = """
        GET /api/articles/{slug}                                      nobody readers authors moderators editors
        POST /api/articles                                            editors
        PUT /api/articles/{slug}                                      editors
        DELETE /api/articles/{slug}                                   editors
        GET /api/articles                                             nobody readers authors moderators editors
        GET /api/sections/{section}/articles                          nobody readers authors moderators editors
        GET /api/sections/{section}/kinds/{kind}/articles             nobody readers authors moderators editors
        GET /api/kinds/{kind}/articles                                nobody readers authors moderators editors
        GET /api/tags/{tag}/articles                                  nobody readers authors moderators editors
        GET /api/authors/{author}/articles                            nobody readers authors moderators editors
        GET /api/articles/{slug}/revisions                            editors
        GET /api/articles/{slug}/revisions/{revision}                 editors
        PUT /api/articles/{slug}/pictures/{name}                      authors editors
        GET /api/articles/{slug}/chart                                editors
        GET /api/site                                                 editors
        PUT /api/site                                                 administrators
        GET /api/audit                                                administrators
        GET /api/site/revisions                                       editors
        GET /api/site/revisions/{revision}                            editors
        GET /api/drafts                                               authors editors
        POST /api/drafts                                              authors editors
        GET /api/drafts/{draft}                                       authors editors
        PUT /api/drafts/{draft}                                       authors editors
        DELETE /api/drafts/{draft}                                    authors editors
        PUT /api/drafts/{draft}/status                                authors editors
        PUT /api/drafts/{draft}/assignee                              authors editors
        POST /api/drafts/{draft}/notes                                authors editors
        GET /api/drafts/{draft}/versions                              authors editors
        GET /api/drafts/{draft}/versions/{version}                    authors editors
        GET /api/drafts/{draft}/preview                               authors editors
        GET /api/drafts/{draft}/pictures                              authors editors
        GET /api/drafts/{draft}/links                                 authors editors
        POST /api/drafts/{draft}/links                                authors editors
        DELETE /api/drafts/{draft}/links/{link}                       authors editors
        PUT /api/drafts/{draft}/presence                              authors editors
        DELETE /api/drafts/{draft}/presence                           authors editors
        GET /api/previews                                             nobody readers authors moderators editors
        POST /api/drafts/{draft}/publication                          editors
        GET /api/drafts/{draft}/schedule                              authors editors
        PUT /api/drafts/{draft}/schedule                              editors
        DELETE /api/drafts/{draft}/schedule                           editors
        PUT /api/articles/{slug}/withdrawal-schedule                  editors
        DELETE /api/articles/{slug}/withdrawal-schedule               editors
        GET /api/schedules                                            editors
        GET /api/redirects                                            editors
        PUT /api/redirects                                            editors
        GET /api/pages                                                editors
        GET /api/pages/{slug}                                         editors
        PUT /api/pages/{slug}                                         editors
        DELETE /api/pages/{slug}                                      editors
        POST /api/pages/{slug}/preview                                editors
        POST /api/site/preview                                        administrators
        POST /api/live/{coverage}/updates/{id}/preview                editors
        GET /api/lead                                                 editors
        PUT /api/lead                                                 editors
        DELETE /api/lead                                              editors
        POST /api/rendering                                           editors
        GET /api/rendering                                            editors
        DELETE /api/rendering                                         editors
        GET /api/live                                                 editors
        POST /api/live                                                editors
        GET /api/live/{coverage}                                      editors
        PUT /api/live/{coverage}                                      editors
        GET /api/live/{coverage}/updates/{id}                         editors
        PUT /api/live/{coverage}/updates/{id}                         editors
        DELETE /api/live/{coverage}/updates/{id}                      editors
        GET /api/articles/{slug}/comments                             nobody readers authors moderators editors
        POST /api/articles/{slug}/comments                            readers authors moderators editors
        POST /api/articles/{slug}/anonymous-comments                  nobody readers authors moderators editors
        PUT /api/articles/{slug}/comments/{number}                    readers authors moderators editors
        DELETE /api/articles/{slug}/comments/{number}                 readers authors moderators editors
        POST /api/articles/{slug}/comments/{number}/reports           readers authors moderators editors
        POST /api/articles/{slug}/comments/{number}/anonymous-reports nobody readers authors moderators editors
        GET /api/articles/{slug}/held-comments                        nobody readers authors moderators editors
        GET /api/articles/{slug}/held-comments/{id}                   nobody readers authors moderators editors
        PUT /api/articles/{slug}/held-comments/{id}                   nobody readers authors moderators editors
        DELETE /api/articles/{slug}/held-comments/{id}                nobody readers authors moderators editors
        GET /api/readers/me/comments                                  readers authors moderators editors
        GET /api/readers/me/held-comments                             readers authors moderators editors
        GET /api/readers/me/held-comments/{id}                        readers authors moderators editors
        PUT /api/readers/me/held-comments/{id}                        readers authors moderators editors
        DELETE /api/readers/me/held-comments/{id}                     readers authors moderators editors
        GET /api/held-comments                                        moderators editors
        GET /api/reported-comments                                    moderators editors
        POST /api/articles/{slug}/comments/{number}/dismissal         moderators editors
        GET /api/decided-comments                                     moderators editors
        POST /api/held-comments/{id}/approval                         moderators editors
        POST /api/held-comments/{id}/rejection                        moderators editors
        POST /api/held-comments/{id}/restoration                      moderators editors
        GET /api/comments                                             moderators editors
        GET /api/moderation                                           moderators editors
        GET /api/readers/{id}/record                                  moderators editors
        PUT /api/readers/{id}/block                                   moderators editors
        DELETE /api/readers/{id}/block                                moderators editors
        PUT /api/readers/{id}/verification                            editors
        DELETE /api/readers/{id}/verification                         editors
        POST /api/articles/{slug}/views                               nobody readers authors moderators editors
        GET /api/articles/{slug}/rating                               readers authors moderators editors
        PUT /api/articles/{slug}/rating                               readers authors moderators editors
        DELETE /api/articles/{slug}/rating                            readers authors moderators editors
        GET /api/articles/{slug}/anonymous-rating                     nobody readers authors moderators editors
        PUT /api/articles/{slug}/anonymous-rating                     nobody readers authors moderators editors
        POST /api/articles/{slug}/anonymous-rating                    nobody readers authors moderators editors
        DELETE /api/articles/{slug}/anonymous-rating                  nobody readers authors moderators editors
        GET /api/readers/me                                           readers authors moderators editors
        DELETE /api/readers/me                                        readers authors moderators editors
        GET /api/session                                              nobody readers authors moderators editors
        GET /api/session/start                                        nobody readers authors moderators editors
        GET /api/session/callback                                     nobody readers authors moderators editors
        POST /api/session/end                                         nobody readers authors moderators editors
        GET /api/session/ended                                        nobody readers authors moderators editors
        GET /api/session/renewal                                      nobody readers authors moderators editors
        POST /api/session/renewal                                     nobody readers authors moderators editors
        PUT /api/session/renewal                                      nobody readers authors moderators editors
        DELETE /api/session/renewal                                   nobody readers authors moderators editors
        """;

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String ULID = "01K5T3V2Q8ZC4J7M9X1B6N0RDE";

    private final Publication publication = Publication.get();
    private final String me = UUID.randomUUID().toString();
    private final Map<String, String> tokens = new HashMap<>();

    private record Operation(String method, String path, Set<String> allowed) {
        static Operation of(String line) {
            List<String> words = List.of(line.trim().split(" +", -1));
            Set<String> allowed = new HashSet<>(words.subList(2, words.size()));
            if (allowed.contains("editors")) {
                allowed.add("administrators");
            }
            return new Operation(words.get(0), words.get(1), allowed);
        }

        String name() {
            return method + " " + path;
        }
    }

    private static Stream<Operation> operations() {
        return MATRIX.lines().map(Operation::of);
    }

    @Test
    void theMatrixIsOfEveryOperation() throws IOException {
        Set<String> described = new HashSet<>();
        String path = "";
        for (String line : Files.readAllLines(Publication.ROOT.resolve("openapi.yaml"))) {
            if (line.matches("  /\\S+:")) {
                path = line.strip().replace(":", "");
            } else if (line.matches("    (get|put|post|delete|patch):") && !path.isEmpty()) {
                described.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            } else if (line.matches("\\S.*")) {
                path = "";
            }
        }
        assertEquals(described, operations().map(Operation::name).collect(toSet()));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleHasExactlyItsPermissions() {
        return operations()
                .flatMap(operation -> ROLES.stream()
                        .map(role -> dynamicTest(role + " " + operation.name(), () -> {
                            int status = call(token(role), operation.method(), address(operation.path()), "{}")
                                    .statusCode();
                            if (operation.allowed().contains(role)) {
                                assertTrue(status < 500 && status != 401 && status != 403, () -> "answered " + status);
                            } else {
                                assertEquals(role.equals(NOBODY) ? 401 : 403, status);
                            }
                        })));
    }

    /** Views go into a queue, and no function looks at them before they are counted. */
    @TestFactory
    Stream<DynamicTest> noWriteIsTakenFromPageOfAnotherSite() {
        return operations()
                .filter(operation ->
                        !operation.method().equals("GET") && !operation.path().endsWith("/views"))
                .flatMap(operation -> Stream.of("sec-fetch-site: cross-site", "origin: https://elsewhere.example")
                        .map(header -> dynamicTest(operation.name() + ", " + header, () -> {
                            String[] said = header.split(": ", 2);
                            HttpRequest.Builder request = HttpRequest.newBuilder(
                                            publication.site().resolve(address(operation.path())))
                                    .header("content-type", "application/json")
                                    .header("authorization", "Bearer " + token("administrators"))
                                    .header(said[0], said[1])
                                    .method(operation.method(), BodyPublishers.ofString("{}"));
                            HttpResponse<String> answer = publication.send(request);
                            assertEquals(403, answer.statusCode());
                            assertEquals(
                                    "This was sent by another site.",
                                    json(answer).path("detail").asString());
                        })));
    }

    private String token(String role) {
        return tokens.computeIfAbsent(
                role,
                given -> given.equals(NOBODY)
                        ? ""
                        : publication.token(given, Map.of("sub", me + "-" + given, "name", given)));
    }

    private static String address(String path) {
        return PLACE.matcher(path).replaceAll(place -> switch (place.group(1)) {
            case "id" -> path.startsWith("/api/readers/{") ? "nobody-is-this" : ULID;
            case "draft", "link" -> ULID;
            case "number", "revision", "version" -> "1";
            case "name" -> "nothing.jpg";
            default -> "nothing-is-here";
        });
    }

    private HttpResponse<String> call(String token, String method, String path, String body) {
        var request = HttpRequest.newBuilder(publication.site().resolve(path))
                .header("content-type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return publication.send(token.isEmpty() ? request : request.header("authorization", "Bearer " + token));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
