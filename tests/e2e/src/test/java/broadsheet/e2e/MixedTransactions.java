package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of each kind that writes items of several kinds in one transaction, all of them under one article, and each of
 * them undone. AWS does not say whether the keys of all items of a transaction are compared with a policy's statement, or
 * those of the items that the statement's action writes: only a deployed site shows it.
 *
 * @param article the slug of an article that no reader finds
 * @param section one of the site's
 */
record MixedTransactions(Publication site, String article, String section) {
    private static final String LOOK_AT = """
        %s: answered %d.
        If the log of the function says that it is not authorized to perform dynamodb:..., look at dynamodb:LeadingKeys in
        its policy in template.yaml. This call writes items of several kinds in one transaction. If AWS compares the keys
        of all of them with each statement, then each statement of the function has to list all of these keys.
        %s\
        """;

    /** The coverage that may be opened, and stays, closed; none by default, since readers see it. */
    private static final Optional<String> COVERAGE =
            Optional.ofNullable(System.getenv("COVERAGE")).filter(name -> !name.isEmpty());

    void all() {
        keepAPicture();
        holdAndTakeBack();
        approveAndRemove();
        reject();
        postAndRemove();
        rateAndTakeBack("anonymous-rating");
        rateAndTakeBack("rating");
        COVERAGE.ifPresent(this::cover);
        // An account that was made for this test alone (ops/stacks/editors.py); nothing of a person is erased.
        if (site.token().equals(System.getenv("TEMPORARY"))) {
            expect(204, "DELETE", "/api/readers/me", "", "erasing a reader");
        }
    }

    /** The article, its listings, and the order to remove its pictures. */
    void takeDown() {
        expect(200, "DELETE", "/api/articles/" + article + "?reason=A%20smoke%20test", "", "taking an article down");
    }

    private void keepAPicture() {
        byte[] picture = read("events/store-picture/harbour.jpg");
        String path = "/api/articles/" + article + "/pictures/harbour.jpg";
        String announced = json(Map.of("sha256", sha256(picture), "bytes", picture.length, "type", "image/jpeg"));
        HttpResponse<String> answer = call("PUT", path, announced);
        if (answer.statusCode() == 202) {
            HttpResponse<String> taken = site.upload(tree(answer).path("upload"), picture);
            assertEquals(200, taken.statusCode(), "the picture's bytes were not taken by S3");
            answer = call("PUT", path, announced);
        }
        check(201, answer, "keeping a picture");
    }

    private void holdAndTakeBack() {
        HttpResponse<String> held = anonymousComment("to be taken back");
        if (held.statusCode() == 202) {
            HttpRequest.Builder back = request("/api/articles/" + article + "/held-comments/" + id(held))
                    .header("cookie", cookie(held))
                    .DELETE();
            check(204, site.send(back), "taking back a comment that waits");
        }
    }

    private void approveAndRemove() {
        HttpResponse<String> held = anonymousComment("to be approved");
        if (held.statusCode() == 202) {
            String approval = "/api/held-comments/" + id(held) + "/approval";
            expect(200, "POST", approval, "{\"version\": 1}", "approving a comment");
            remove(published("to be approved"));
        }
    }

    private void reject() {
        HttpResponse<String> held = anonymousComment("to be rejected");
        if (held.statusCode() == 202) {
            expect(200, "POST", "/api/held-comments/" + id(held) + "/rejection", "", "rejecting a comment");
        }
    }

    private void postAndRemove() {
        String text = json(Map.of("text", "A comment of a smoke test, to be removed"));
        HttpResponse<String> posted = call("POST", "/api/articles/" + article + "/comments", text);
        if (isOpen(posted)) {
            check(201, posted, "posting a comment");
            remove(id(posted));
        }
    }

    /** The number of the comment, as soon as the API reads it. */
    private String published(String purpose) {
        String comments = "/api/articles/" + article + "/comments";
        return tree(site.await(comments, answer -> answer.body().contains(purpose)))
                .at("/comments/0/id")
                .asString();
    }

    private void remove(String number) {
        expect(204, "DELETE", "/api/articles/" + article + "/comments/" + number, "", "removing a comment");
    }

    private void rateAndTakeBack(String resource) {
        String path = "/api/articles/" + article + "/" + resource;
        HttpRequest.Builder rating = resource.startsWith("anonymous") ? request(path) : signedIn(path);
        HttpResponse<String> rated = site.send(rating.copy()
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString("{\"stars\": 4}")));
        check(200, rated, "rating");
        rated.headers().firstValue("set-cookie").ifPresent(any -> rating.header("cookie", cookie(rated)));
        check(200, site.send(rating.DELETE()), "taking a rating back");
    }

    private void cover(String coverage) {
        var desk = new Newsdesk(site, site.token(), coverage);
        String front = Newsdesk.front("Smoke test", section, "");
        HttpResponse<String> opened = desk.write(front + "status: open\n---\n");
        check(opened.statusCode() == 201 ? 201 : 200, opened, "opening a coverage");
        desk.withdraw(desk.post("An update of a smoke test"));
        check(200, desk.write(front + "status: closed\nsummary: It was a test.\n---\n"), "closing a coverage");
    }

    private HttpResponse<String> anonymousComment(String purpose) {
        String text = json(Map.of("text", "A comment of a smoke test, " + purpose, "name", "Smoke test"));
        HttpResponse<String> posted = site.send(request("/api/articles/" + article + "/anonymous-comments")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(text)));
        if (isOpen(posted)) {
            check(202, posted, "holding a comment");
        }
        return posted;
    }

    /** Where discussions close after some days, that of an old article is closed. */
    private static boolean isOpen(HttpResponse<String> answer) {
        return answer.statusCode() != 409 || !answer.body().contains("closed");
    }

    private HttpResponse<String> expect(int status, String method, String path, String body, String what) {
        HttpResponse<String> answer = call(method, path, body);
        check(status, answer, what);
        return answer;
    }

    private static void check(int status, HttpResponse<String> answer, String what) {
        assertEquals(status, answer.statusCode(), () -> LOOK_AT.formatted(what, answer.statusCode(), answer.body()));
    }

    private HttpResponse<String> call(String method, String path, String body) {
        HttpRequest.Builder request = signedIn(path).method(method, BodyPublishers.ofString(body));
        return site.send(body.isEmpty() ? request : request.header("content-type", "application/json"));
    }

    private HttpRequest.Builder signedIn(String path) {
        return request(path).header("authorization", "Bearer " + site.token());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.site().resolve(path));
    }

    private static String id(HttpResponse<String> answer) {
        return tree(answer).path("id").asString();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";", -1)[0];
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String json(Map<String, Object> values) {
        return JsonMapper.shared().writeValueAsString(values);
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Publication.ROOT.resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
