package broadsheet.listsection;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 45 articles, in pages. */
final class PagingTest {
    private static final int ARTICLES = 45;
    private static final String DOCUMENT = Events.read("publish-article/201-article");
    /** Within a moment, by ids. */
    private static final List<String> NEWEST_FIRST = IntStream.rangeClosed(1, ARTICLES)
            .boxed()
            .sorted(comparing(PagingTest::minute)
                    .thenComparing(number -> ArticleIds.of(slug(number)).value())
                    .reversed())
            .map(PagingTest::slug)
            .toList();

    private final SeededSite archive = new SeededSite();
    private final ListSection function = new ListSection();

    @BeforeEach
    void publish() {
        archive.publishSite(Events.read("publish-article/200-site"));
        // Three to a minute: the order must hold within one moment, too.
        IntStream.rangeClosed(1, ARTICLES)
                .forEach(number -> publish(slug(number), "2026-03-10T09:%02d:00Z".formatted(minute(number))));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int limit : List.of(1, 7, 9, 44, 45, 46, 100)) {
            assertEquals(NEWEST_FIRST, readAll("200-all", limit), "pages of " + limit);
        }
    }

    @Test
    void everyListingIsPagedAlike() {
        for (String listing : List.of("200-section", "200-section-and-kind", "200-kind", "200-tag", "200-author")) {
            assertEquals(NEWEST_FIRST, readAll(listing, 20), listing);
        }
    }

    @Test
    void aPageHoldsTwentyUnlessItIsAskedForMore() {
        Answer first = Events.send(function, Events.read("list-section/200-all"));
        assertEquals(NEWEST_FIRST.subList(0, 20), first.at("articles.*.slug"));
        assertTrue(next(first).isPresent());
    }

    @Test
    void theLastPageNamesNoNext() {
        assertNull(page("200-all", ARTICLES + 1, Optional.empty()).at("next"));
    }

    @Test
    void changesBetweenPagesNeitherHideNorRepeatEntries() {
        Answer first = page("200-all", 20, Optional.empty());
        publish("another", "2026-03-11T09:00:00Z");
        archive.withdraw(NEWEST_FIRST.get(19));
        List<Object> rest = new ArrayList<>();
        for (Optional<String> cursor = next(first); cursor.isPresent(); ) {
            Answer page = page("200-all", 10, cursor);
            rest.addAll(slugs(page));
            cursor = next(page);
        }
        assertEquals(NEWEST_FIRST.subList(20, ARTICLES), rest);
    }

    private List<Object> readAll(String listing, int limit) {
        List<Object> slugs = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Answer page = page(listing, limit, cursor);
            assertTrue(slugs(page).size() <= limit);
            slugs.addAll(slugs(page));
            cursor = next(page);
        } while (cursor.isPresent());
        return slugs;
    }

    private Answer page(String listing, int limit, Optional<String> cursor) {
        String query = "\"queryStringParameters\": {\"limit\": \"" + limit + "\""
                + cursor.map(text -> ", \"cursor\": \"" + text + "\"").orElse("") + "},\n";
        String event = Events.read("list-section/" + listing);
        Answer answer = Events.send(function, event.replace("\"requestContext\"", query + "  \"requestContext\""));
        assertEquals(200, answer.status(), answer::json);
        return answer;
    }

    private static List<?> slugs(Answer page) {
        return page.at("articles.*.slug") instanceof List<?> slugs ? slugs : List.of();
    }

    private static Optional<String> next(Answer page) {
        return Optional.ofNullable((String) page.at("next"));
    }

    private void publish(String slug, String date) {
        archive.publish(DOCUMENT.replace("how-a-tide-table-knows", slug).replace("2026-03-10T09:00:00Z", date));
    }

    private static int minute(int number) {
        return (number - 1) / 3;
    }

    private static String slug(int number) {
        return "article-%02d".formatted(number);
    }
}
