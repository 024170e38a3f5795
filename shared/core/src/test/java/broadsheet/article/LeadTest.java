package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeadTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final int DAYS = 7;
    private static final Article OLD = article("old", false, Duration.ofDays(400));
    private static final Article FEATURED = article("featured", true, Duration.ofDays(3));
    private static final Article NEWEST = article("newest", false, Duration.ofHours(1));
    private static final List<Summary> ENTRIES = List.of(NEWEST.summary(), FEATURED.summary());

    @Test
    void choiceLeadsUntilItsEnd() {
        assertEquals("old CHOSEN", lead(chosen(Optional.of(NOW.plusSeconds(1))), NOW));
        assertEquals("featured FEATURED", lead(chosen(Optional.of(NOW)), NOW));
        assertEquals("old CHOSEN", lead(chosen(Optional.empty()), NOW.plus(Duration.ofDays(9_000))));
    }

    @Test
    void choiceOfAnArticleThatIsNotPublishedDoesNotCount() {
        Optional<LeadChoice> gone =
                Optional.of(new LeadChoice(article("gone", false, Duration.ZERO).id(), Optional.empty(), "Ada", NOW));
        assertEquals("featured FEATURED", lead(gone, NOW));
    }

    @Test
    void featuredArticleLeadsForSomeDaysAndThenTheNewest() {
        Instant end = FEATURED.published().plus(Duration.ofDays(DAYS));
        assertEquals("featured FEATURED", lead(Optional.empty(), end.minusSeconds(1)));
        assertEquals("newest NEWEST", lead(Optional.empty(), end));
        assertEquals(
                Optional.of(end), decide(Optional.empty(), NOW).orElseThrow().until());
    }

    @Test
    void nothingLeadsBeforeTheFirstPublication() {
        assertEquals(Optional.empty(), Lead.of(Optional.empty(), article -> Optional.empty(), List.of(), DAYS, NOW));
    }

    private static Optional<LeadChoice> chosen(Optional<Instant> until) {
        return Optional.of(new LeadChoice(OLD.id(), until, "Ada", NOW));
    }

    private static String lead(Optional<LeadChoice> choice, Instant now) {
        Lead lead = decide(choice, now).orElseThrow();
        return lead.article().slug() + " " + lead.reason();
    }

    private static Optional<Lead> decide(Optional<LeadChoice> choice, Instant now) {
        return Lead.of(choice, id -> Optional.of(OLD).filter(old -> old.id().equals(id)), ENTRIES, DAYS, now);
    }

    private static Article article(String slug, boolean featured, Duration age) {
        var front = new FrontMatter(
                slug,
                "",
                new Slug("science"),
                new Label(new Slug("analysis"), "Analysis"),
                featured,
                List.of(new Label(new Slug("desk"), "The Desk")),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        Instant published = NOW.minus(age);
        var id = new ArticleId("01JQRX000000000000000" + "%05d".formatted(Math.floorMod(slug.hashCode(), 90_000)));
        return new Article(id, new Slug(slug), 1, front, published, published, 480);
    }
}
