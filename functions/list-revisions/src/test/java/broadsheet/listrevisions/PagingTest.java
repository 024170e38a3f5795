package broadsheet.listrevisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.SeededSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 45 revisions of one article, in pages. */
final class PagingTest {
    private static final int REVISIONS = 45;
    private static final String DOCUMENT = Events.read("publish-article/201-article");
    private static final List<Integer> NEWEST_FIRST = IntStream.rangeClosed(1, REVISIONS)
            .mapToObj(number -> REVISIONS + 1 - number)
            .toList();

    private final SeededSite archive = new SeededSite();
    private final ListRevisions function = new ListRevisions();

    @BeforeEach
    void publish() {
        archive.publishSite(Events.read("publish-article/200-site"));
        IntStream.rangeClosed(1, REVISIONS).forEach(this::publish);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void pagesOfAnySizeFollowEachOtherWithoutGapOrRepetition() {
        for (int limit : List.of(1, 7, 9, 44, 45, 46, 100)) {
            assertEquals(NEWEST_FIRST, readAll(limit), "pages of " + limit);
        }
    }

    @Test
    void aPageHoldsTwentyUnlessItIsAskedForMore() {
        Answer first = Events.send(function, Events.read("list-revisions/200-all"));
        assertEquals(NEWEST_FIRST.subList(0, 20), first.at("revisions.*.revision"));
        assertTrue(next(first).isPresent());
    }

    @Test
    void theLastPageNamesNoNext() {
        assertNull(page(REVISIONS, Optional.empty()).at("next"));
    }

    @Test
    void publicationBetweenPagesNeitherHidesNorRepeatsEntries() {
        Answer first = page(20, Optional.empty());
        publish(REVISIONS + 1);
        archive.withdraw("how-a-tide-table-knows");
        assertEquals(NEWEST_FIRST.subList(20, REVISIONS), readOn(10, next(first)));
    }

    private List<Object> readAll(int limit) {
        Answer first = page(limit, Optional.empty());
        List<Object> numbers = new ArrayList<>(numbers(first));
        numbers.addAll(readOn(limit, next(first)));
        return numbers;
    }

    private List<Object> readOn(int limit, Optional<String> from) {
        List<Object> numbers = new ArrayList<>();
        for (Optional<String> cursor = from; cursor.isPresent(); ) {
            Answer page = page(limit, cursor);
            numbers.addAll(numbers(page));
            cursor = next(page);
        }
        return numbers;
    }

    private Answer page(int limit, Optional<String> cursor) {
        String query = "\"queryStringParameters\": {\"limit\": \"" + limit + "\""
                + cursor.map(text -> ", \"cursor\": \"" + text + "\"").orElse("") + "},\n";
        String event = Events.read("list-revisions/200-all");
        Answer answer = Events.send(function, event.replace("\"requestContext\"", query + "  \"requestContext\""));
        assertEquals(200, answer.status(), answer::json);
        assertTrue(numbers(answer).size() <= limit);
        return answer;
    }

    private static List<?> numbers(Answer page) {
        return page.at("revisions.*.revision") instanceof List<?> numbers ? numbers : List.of();
    }

    private static Optional<String> next(Answer page) {
        return Optional.ofNullable((String) page.at("next"));
    }

    private void publish(int number) {
        archive.publish(DOCUMENT.replace("title: How a tide", "title: " + number + " ways how a tide"));
    }
}
