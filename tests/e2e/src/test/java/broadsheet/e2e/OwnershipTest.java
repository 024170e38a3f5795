package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is one reader's own, called by somebody else. */
final class OwnershipTest {
    private final Publication publication = Publication.get();
    private final String me = UUID.randomUUID().toString();

    @Test
    void heldCommentBelongsOnlyToItsAuthor() {
        String slug = publishedArticle();
        String author = publication.token("readers", Map.of("sub", me, "name", "An Author"));
        String links = "See https://a.example/ https://b.example/ https://c.example/ https://d.example/";
        HttpResponse<String> posted = Comments.api(
                author, "POST", "/api/articles/" + slug + "/comments", Comments.json(Map.of("text", links)));
        assertEquals(202, posted.statusCode(), posted::body);
        String own = "/api/readers/me/held-comments/" + json(posted).path("id").asString();
        String other = publication.token("readers", Map.of("sub", me + "-other", "name", "Another"));
        String edit = Comments.json(Map.of("text", "Mine now", "version", 1));
        for (String token : List.of(other, publication.token())) {
            assertEquals(404, Comments.api(token, "GET", own, "").statusCode());
            assertEquals(404, Comments.api(token, "PUT", own, edit).statusCode());
            assertEquals(404, Comments.api(token, "DELETE", own, "").statusCode());
        }
        assertEquals(
                links, json(Comments.api(author, "GET", own, "")).path("text").asString());
        assertEquals(204, Comments.api(author, "DELETE", own, "").statusCode());
    }

    @Test
    void aCommentIsTakenBackByItsAuthorAndByNoOtherReader() {
        String slug = publishedArticle();
        String author = publication.token("readers", Map.of("sub", me, "name", "An Author"));
        String other = publication.token("readers", Map.of("sub", me + "-other", "name", "Another"));
        String comments = "/api/articles/" + slug + "/comments";
        HttpResponse<String> posted =
                Comments.api(author, "POST", comments, Comments.json(Map.of("text", "I was wrong.")));
        String comment = comments + "/" + json(posted).path("id").asString();
        assertEquals(403, Comments.api(other, "DELETE", comment, "").statusCode());
        assertEquals(204, Comments.api(author, "DELETE", comment, "").statusCode());
    }

    @Test
    void aRatingIsItsReadersAndNoOthers() {
        String slug = publishedArticle();
        String rating = "/api/articles/" + slug + "/rating";
        String one = publication.token("readers", Map.of("sub", me, "name", "One"));
        String other = publication.token("readers", Map.of("sub", me + "-other", "name", "Another"));
        assertEquals(200, Comments.api(one, "PUT", rating, "{\"stars\": 5}").statusCode());
        assertEquals(200, Comments.api(other, "DELETE", rating, "").statusCode());
        JsonNode mine = json(Comments.api(one, "GET", rating, ""));
        assertEquals(5, mine.path("stars").asInt());
        assertEquals(1, mine.path("count").asInt());
    }

    private String publishedArticle() {
        String slug = "acceptance-" + UUID.randomUUID();
        String document = "---\ntitle: Whose\nsection: science\ndate: 2020-02-02\n---\nWhat it says.\n";
        assertEquals(201, publication.publish(slug, document).statusCode());
        return slug;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
