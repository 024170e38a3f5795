package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.LiveUpdate;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LiveForProgramsTest {
    private static final Instant OPENED = Instant.parse("2025-02-01T09:00:00Z");
    private static final LiveUpdate FIRST = update(1, Optional.empty(), Optional.of(content("One <&>")));
    private static final LiveUpdate CORRECTED =
            update(2, Optional.of(OPENED.plusSeconds(600)), Optional.of(content("Two")));
    private static final LiveUpdate WITHDRAWN = update(3, Optional.of(OPENED.plusSeconds(700)), Optional.empty());
    private static final List<LiveUpdate> UPDATES = List.of(WITHDRAWN, CORRECTED, FIRST);

    @Test
    void aCoverageIsALiveBlogWithAPostingForEachUpdateThatStands() {
        JsonObject blog = blog(coverage(Optional.empty()));
        assertEquals("LiveBlogPosting", blog.getString("@type"));
        assertEquals("A <launch>", blog.getString("headline"));
        assertEquals("2025-02-01T09:00:00Z", blog.getString("coverageStartTime"));
        assertFalse(blog.containsKey("coverageEndTime"));
        JsonArray postings = blog.getJsonArray("liveBlogUpdate");
        assertEquals(2, postings.size());
        JsonObject corrected = postings.getJsonObject(0);
        assertEquals("BlogPosting", corrected.getString("@type"));
        assertEquals("Two", corrected.getString("headline"));
        assertEquals("2025-02-01T09:00:02Z", corrected.getString("datePublished"));
        assertEquals("2025-02-01T09:10:00Z", corrected.getString("dateModified"));
        assertEquals(
                "https://example.org/images/" + "a".repeat(64) + "/640.webp",
                corrected.getJsonArray("image").getJsonObject(0).getString("url"));
        assertEquals("Text & more.", corrected.getString("articleBody"));
        assertEquals("https://example.org/live/a-launch/updates/1#update-" + id(2), corrected.getString("url"));
    }

    @Test
    void onlyAClosedCoverageHasAnEnd() {
        JsonObject blog = blog(coverage(Optional.of(OPENED.plusSeconds(3600))));
        assertEquals("2025-02-01T10:00:00Z", blog.getString("coverageEndTime"));
    }

    @Test
    void theAtomFeedHasAnEntryForEachUpdateThatStands() {
        var feed = new LiveFeed(Samples.SITE, coverage(Optional.empty()), UPDATES);
        Document atom = Parsed.xml(feed.atom("/live/a-launch/feed.xml"), AtomSchema.schema());
        assertEquals(List.of("A <launch> – A <Site> & more", "Two", "One <&>"), Parsed.texts(atom, "title"));
        assertEquals(
                List.of("2025-02-01T09:10:00Z", "2025-02-01T09:10:00Z", "2025-02-01T09:00:01Z"),
                Parsed.texts(atom, "updated"));
    }

    @Test
    void jsonFeedOfClosedCoverageIsExpired() {
        JsonObject open = Parsed.json(
                new LiveFeed(Samples.SITE, coverage(Optional.empty()), UPDATES).json("/live/a-launch/feed.json"));
        assertFalse(open.getBoolean("expired"));
        assertEquals(2, open.getJsonArray("items").size());
        JsonObject closed = Parsed.json(
                new LiveFeed(Samples.SITE, coverage(Optional.of(OPENED)), UPDATES).json("/live/a-launch/feed.json"));
        assertEquals(true, closed.getBoolean("expired"));
    }

    private static JsonObject blog(Coverage coverage) {
        return Parsed.json(LiveBlog.of(Samples.SITE, coverage, UPDATES))
                .getJsonArray("@graph")
                .getJsonObject(0);
    }

    private static Coverage coverage(Optional<Instant> closed) {
        var metadata = new CoverageMetadata(
                "A <launch>", "A dek.", new Slug("science"), List.of(), closed.isPresent(), "It ended.");
        return new Coverage(new Slug("a-launch"), 1, metadata, OPENED, closed);
    }

    private static LiveUpdate update(int place, Optional<Instant> revised, Optional<UpdateContent> content) {
        return new LiveUpdate(id(place), place, place, 1, OPENED.plusSeconds(place), revised, content);
    }

    private static UpdateContent content(String headline) {
        return new UpdateContent(
                headline,
                List.of(new Label(new Slug("desk"), "Desk")),
                List.of(),
                Optional.empty(),
                false,
                Optional.of(new LeadPicture(
                        new Picture("a".repeat(64), 1200, 800, List.of(320, 640)), "A pier", "A. Photographer")),
                "<p>Text &amp; <em>more</em>.</p>");
    }

    private static UpdateId id(int place) {
        return new UpdateId("01JK0000000000000000%06d".formatted(place));
    }
}
