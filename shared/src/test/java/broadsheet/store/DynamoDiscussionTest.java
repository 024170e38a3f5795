package broadsheet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Discussion.Refused;
import broadsheet.discussion.Discussion.Why;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.Decision;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDiscussionTest {
    private static final Slug ARTICLE = new Slug("an-article");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final Commenter ANN = new Commenter("ann", "Ann", true);
    private static final Commenter NOBODY = new Commenter("anon-1", "", false);

    private final Dynoxide dynoxide = Dynoxide.inMemory();
    private final DynamoDbClient client = dynoxide.client();
    private final Table table = new Table(client, "articles", Consistency.STRONG);
    private final DynamoDiscussion discussion = new DynamoDiscussion(table);
    private final DynamoModeration moderation = new DynamoModeration(table);

    @BeforeEach
    void publishTheArticle() {
        Tables.create(client, "articles");
        new DynamoArticles(table).publish(ARTICLE, Drafts.titled("A title"), any -> true, "an-editor", NOW);
    }

    @AfterEach
    void close() {
        client.close();
        dynoxide.close();
    }

    @Test
    void commentsAreNumberedInTheOrderOfPublication() {
        assertEquals(new Posted.Published(1, NOW), discussion.publish(from(ANN, "One", "k1"), NOW));
        assertEquals(new Posted.Published(2, NOW), discussion.publish(from(ANN, "Two", "k2"), NOW));
        assertEquals(List.of("One", "Two"), texts());
        assertEquals(new Tally(2, 2), discussion.tally(ARTICLE));
    }

    @Test
    void aRetriedCommentIsStillOneCommentWithTheSameAnswer() {
        Posted first = discussion.publish(from(ANN, "One", "k"), NOW);
        assertEquals(first, discussion.publish(from(ANN, "One", "k"), NOW.plusSeconds(1)));
        assertEquals(first, discussion.publish(from(ANN, "One", "k"), NOW.plus(Duration.ofDays(2))));
        assertEquals(new Tally(1, 1), discussion.tally(ARTICLE));
    }

    @Test
    void aRetriedHeldCommentIsStillOneAlsoAfterItWasDecided() {
        Posted first = hold("One", "k");
        assertEquals(first, hold("One", "k"));
        assertEquals(1, moderation.held(10, Optional.empty()).entries().size());
        moderation.approve(id(first), "mod", NOW);
        assertEquals(first, hold("One", "k"));
        assertEquals(0, moderation.held(10, Optional.empty()).entries().size());
        assertEquals(List.of("One"), texts());
    }

    @Test
    void readersAtOnceGetNumbersOfTheirOwn() throws Exception {
        List<Callable<Posted>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Commenter reader = new Commenter("reader-" + i, "Reader", true);
            String text = "Text " + i;
            posts.add(() -> discussion.publish(from(reader, text, "k"), NOW));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Posted> post : threads.invokeAll(posts)) {
                post.get();
            }
        }
        assertEquals(new Tally(8, 8), discussion.tally(ARTICLE));
        assertEquals(8, Set.copyOf(texts()).size());
    }

    @Test
    void whatIsApprovedIsPublishedAndWaitsNoMore() {
        String id = id(hold("One", "k"));
        Decision decision = moderation.approve(id, "mod", NOW).orElseThrow();
        assertEquals(new Decision(ARTICLE, OptionalInt.of(1), "mod", NOW), decision);
        assertEquals(List.of("One"), texts());
        assertEquals(List.of(), moderation.held(10, Optional.empty()).entries());
    }

    @Test
    void theSecondModeratorIsToldWhatTheFirstDecided() {
        String id = id(hold("One", "k"));
        Decision first = moderation.reject(id, "first", NOW).orElseThrow();
        assertEquals(Optional.of(first), moderation.approve(id, "second", NOW.plusSeconds(1)));
        assertEquals(Optional.of(first), moderation.reject(id, "first", NOW.plusSeconds(2)));
        assertEquals(List.of(), texts());
        assertEquals(Optional.empty(), moderation.approve("01JQRX0000000000000000000", "mod", NOW));
    }

    @Test
    void moderatorsAtOncePublishOnce() throws Exception {
        String id = id(hold("One", "k"));
        List<Callable<Optional<Decision>>> decisions = List.of(
                () -> moderation.approve(id, "first", NOW),
                () -> moderation.approve(id, "second", NOW),
                () -> moderation.reject(id, "third", NOW));
        List<Optional<Decision>> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Optional<Decision>> decision : threads.invokeAll(decisions)) {
                told.add(decision.get());
            }
        }
        assertEquals(1, Set.copyOf(told).size());
        assertEquals(told.getFirst().orElseThrow().isApproval() ? 1 : 0, texts().size());
    }

    @Test
    void aRemovedCommentVanishesUnlessItWasAnswered() {
        discussion.publish(from(ANN, "One", "k1"), NOW);
        discussion.publish(answering(1, "Two", "k2"), NOW);
        assertTrue(moderation.remove(ARTICLE, 1, State.REMOVED_BY_MODERATOR));
        assertTrue(moderation.remove(ARTICLE, 1, State.REMOVED_BY_AUTHOR));
        List<Comment> left = discussion.between(ARTICLE, 1, 10);
        assertEquals(State.REMOVED_BY_MODERATOR, left.getFirst().state());
        assertEquals("", left.getFirst().name());
        assertEquals(new Tally(2, 1), discussion.tally(ARTICLE));
        assertTrue(moderation.remove(ARTICLE, 2, State.REMOVED_BY_AUTHOR));
        assertTrue(moderation.remove(ARTICLE, 2, State.REMOVED_BY_AUTHOR));
        assertEquals(1, discussion.between(ARTICLE, 1, 10).size());
        assertEquals(new Tally(2, 0), discussion.tally(ARTICLE));
        assertFalse(moderation.remove(ARTICLE, 3, State.REMOVED_BY_AUTHOR));
        assertEquals(new Posted.Published(3, NOW), discussion.publish(from(ANN, "Three", "k3"), NOW));
    }

    @Test
    void whatCannotBeTakenIsRefusedAndNothingIsWritten() {
        refused(Why.NO_PARENT, answering(1, "One", "k"), NOW);
        var elsewhere = new Contribution(new Slug("no-article"), ANN, text("One"), OptionalInt.empty(), "k");
        refused(Why.NO_ARTICLE, elsewhere, NOW);
        discussion.publish(from(ANN, "One", "k1"), NOW);
        refused(Why.SAME_TEXT, from(ANN, "One", "k2"), NOW.plusSeconds(599));
        assertEquals(new Tally(1, 1), discussion.tally(ARTICLE));
        discussion.publish(from(ANN, "One", "k2"), NOW.plusSeconds(600));
    }

    @Test
    void aReaderWritesTenTimesAnHour() {
        for (int i = 0; i < 10; i++) {
            discussion.publish(from(ANN, "Text " + i, "k" + i), NOW);
        }
        refused(Why.TOO_OFTEN, from(ANN, "More", "k"), NOW);
        discussion.publish(from(ANN, "Text 3", "k3"), NOW);
        discussion.publish(from(ANN, "More", "k"), NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void theOldestWaitsInFront() {
        for (int i = 0; i < 5; i++) {
            discussion.hold(
                    new Contribution(
                            ARTICLE,
                            new Commenter("anon-" + i, "", false),
                            text("Text " + i),
                            OptionalInt.empty(),
                            "k"),
                    Set.of(HoldReason.ANONYMOUS, HoldReason.LINKS),
                    NOW.plusSeconds(i));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = moderation.held(2, cursor);
            page.entries().forEach(held -> seen.add(held.text().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("Text 0", "Text 1", "Text 2", "Text 3", "Text 4"), seen);
        assertEquals(
                List.of(HoldReason.ANONYMOUS, HoldReason.LINKS),
                moderation.held(1, Optional.empty()).entries().getFirst().reasons());
    }

    @Test
    void whateverHappensTheTallyIsThatOfTheComments() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            Commenter reader = new Commenter("reader-" + i / 5, "Reader", true);
            int known = Math.max(1, discussion.tally(ARTICLE).last());
            String text = "Text " + random.nextInt(40);
            String key = "k" + random.nextInt(3);
            try {
                switch (random.nextInt(6)) {
                    case 0, 1 -> discussion.publish(from(reader, text, key), NOW);
                    case 2 ->
                        discussion.publish(
                                new Contribution(
                                        ARTICLE, reader, text(text), OptionalInt.of(1 + random.nextInt(known)), key),
                                NOW);
                    case 3 -> discussion.hold(from(reader, text, key), Set.of(HoldReason.LINKS), NOW);
                    case 4 -> moderation.remove(ARTICLE, 1 + random.nextInt(known), State.REMOVED_BY_AUTHOR);
                    default -> {
                        var waiting = moderation.held(10, Optional.empty()).entries();
                        if (!waiting.isEmpty()) {
                            String id = waiting.getFirst().id();
                            Optional<Decision> decision = random.nextBoolean()
                                    ? moderation.approve(id, "mod", NOW)
                                    : moderation.reject(id, "mod", NOW);
                            assertEquals(decision, moderation.approve(id, "other", NOW), "seed " + seed);
                        }
                    }
                }
            } catch (Refused refusal) {
                // A random sequence meets these too; nothing was written.
            }
            Tally tally = discussion.tally(ARTICLE);
            List<Comment> there = discussion.between(ARTICLE, 1, 1_000);
            long published = there.stream()
                    .filter(comment -> comment.state() == State.PUBLISHED)
                    .count();
            assertEquals(published, tally.count(), "seed " + seed);
            assertTrue(there.stream().allMatch(comment -> comment.number() <= tally.last()), "seed " + seed);
        }
    }

    private void refused(Why why, Contribution contribution, Instant now) {
        assertEquals(
                why,
                assertThrows(Refused.class, () -> discussion.publish(contribution, now))
                        .why());
    }

    private Posted hold(String text, String key) {
        return discussion.hold(from(NOBODY, text, key), Set.of(HoldReason.ANONYMOUS), NOW);
    }

    private static String id(Posted posted) {
        return ((Posted.Waiting) posted).id();
    }

    private List<String> texts() {
        return discussion.between(ARTICLE, 1, 100).stream()
                .flatMap(comment -> comment.text().stream())
                .map(CommentText::value)
                .toList();
    }

    private static Contribution from(Commenter author, String text, String key) {
        return new Contribution(ARTICLE, author, text(text), OptionalInt.empty(), key);
    }

    private static Contribution answering(int number, String text, String key) {
        return new Contribution(ARTICLE, ANN, text(text), OptionalInt.of(number), key);
    }

    private static CommentText text(String text) {
        return CommentText.of(text).orElseThrow();
    }
}
