package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.SLUG;
import static broadsheet.dynamodb.discussion.DiscussionFixture.answer;
import static broadsheet.dynamodb.discussion.DiscussionFixture.submission;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Network;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.discussion.SubmissionResult;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoDiscussionTest {
    private static final String KEY = "5f0c1d8e-3b1a-4a53-9d0e-6f1f0a3b5c7d";

    private static final Set<HoldReason> ANONYMOUS = Set.of(HoldReason.ANONYMOUS);

    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void commentsAreNumberedInTheOrderOfPublication() {
        assertEquals(new SubmissionResult.Published(1, NOW), publish(submission(ANN, "One", "k1"), NOW));
        assertEquals(new SubmissionResult.Published(2, NOW), publish(submission(ANN, "Two", "k2"), NOW));
        assertEquals(List.of("One", "Two"), fixture.texts());
        assertEquals(new Tally(2, 2), fixture.discussion.tally(ARTICLE));
    }

    @Test
    void aRetriedCommentIsStillOneCommentWithTheSameAnswer() {
        SubmissionResult first = publish(submission(ANN, "One", "k"), NOW);
        for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofHours(2), Duration.ofDays(2))) {
            assertEquals(first, publish(submission(ANN, "One", "k"), NOW.plus(later)));
        }
        assertEquals(new Tally(1, 1), fixture.discussion.tally(ARTICLE));
    }

    @Test
    void retryNextDayUnderAnotherNameIsTheSameSubmission() {
        SubmissionResult first = fixture.hold(submission(NOBODY, "One", KEY));
        var tomorrow = new Commenter("anon-2", "", false);
        assertEquals(
                first,
                fixture.submissions.hold(
                        submission(tomorrow, "One", KEY),
                        Set.of(HoldReason.LINKS),
                        new Limits(OFTEN, OFTEN),
                        NOW.plus(Duration.ofDays(1))));
        assertEquals(1, fixture.held().size());
    }

    @Test
    void aRetriedHeldCommentIsStillOneAlsoAfterItWasDecided() {
        SubmissionResult first = fixture.hold(submission(NOBODY, "One", "k"));
        assertEquals(first, fixture.hold(submission(NOBODY, "One", "k")));
        fixture.approve(DiscussionFixture.id(first));
        assertEquals(first, fixture.hold(submission(NOBODY, "One", "k")));
        assertEquals(List.of(), fixture.held());
        assertEquals(List.of("One"), fixture.texts());
    }

    @Test
    void idempotencyKeyIsScopedToItsAuthor() {
        fixture.hold(submission(NOBODY, "One", "1"));
        fixture.hold(submission(new Commenter("anon-2", "", false), "Two", "1"));
        assertEquals(2, fixture.held().size());
    }

    @Test
    void aKeyIsForOneComment() {
        publish(submission(ANN, "One", "k"), NOW);
        refused(Why.KEY_REUSED, submission(ANN, "Two", "k"), NOW);
        publish(submission(BEN, "Two", "k"), NOW);
        assertEquals(List.of("One", "Two"), fixture.texts());
    }

    @Test
    void readersAtOnceGetNumbersOfTheirOwnWithoutAGap() throws Exception {
        List<Callable<SubmissionResult>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Commenter reader = new Commenter("reader-" + i, "Reader", true);
            String text = "Text " + i;
            posts.add(() -> publish(submission(reader, text, "k"), NOW));
            posts.add(() -> publish(submission(reader, text, "k"), NOW));
        }
        Set<Integer> numbers = new TreeSet<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<SubmissionResult> post : threads.invokeAll(posts)) {
                numbers.add(DiscussionFixture.number(post.get()));
            }
        }
        assertEquals(IntStream.rangeClosed(1, 8).boxed().toList(), List.copyOf(numbers));
        assertEquals(new Tally(8, 8), fixture.discussion.tally(ARTICLE));
        assertEquals(8, Set.copyOf(fixture.texts()).size());
        fixture.check("at once");
    }

    @Test
    void invalidSubmissionIsRefusedWithoutWriting() {
        refused(Why.NO_COMMENT, answer(ANN, 1, "One", "k"), NOW);
        var elsewhere = new CommentSubmission(Drafts.id("no-article"), ANN, text("One"), OptionalInt.empty(), "k");
        refused(Why.NO_ARTICLE, elsewhere, NOW);
        publish(submission(ANN, "One", "k1"), NOW);
        refused(Why.SAME_TEXT, submission(ANN, "One", "k2"), NOW.plusSeconds(599));
        assertEquals(new Tally(1, 1), fixture.discussion.tally(ARTICLE));
        publish(submission(ANN, "One", "k2"), NOW.plusSeconds(600));
    }

    @Test
    void equalTextOfAnotherReaderIsAnotherComment() {
        publish(submission(ANN, "Well said", "k"), NOW);
        publish(submission(BEN, "Well said", "k"), NOW);
        assertEquals(2, fixture.comments().size());
    }

    @Test
    void readerIsRateLimitedPerHourWithRetryTime() {
        Instant late = NOW.plus(Duration.ofMinutes(45));
        for (int i = 0; i < 3; i++) {
            fixture.submissions.publish(submission(ANN, "Text " + i, "k" + i), 3, late);
        }
        Refused refused =
                assertThrows(Refused.class, () -> fixture.submissions.publish(submission(ANN, "More", "k"), 3, late));
        assertEquals(Why.TOO_OFTEN, refused.why());
        assertEquals(Optional.of(Duration.ofMinutes(15)), refused.retryAfter());
        fixture.submissions.publish(submission(ANN, "Text 1", "k1"), 3, late);
        fixture.submissions.publish(submission(BEN, "More", "k"), 3, late);
        fixture.submissions.publish(submission(ANN, "More", "k"), 3, NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void networkIsRateLimitedAcrossItsAddresses() {
        var limits = new Limits(3, OFTEN);
        for (int i = 0; i < 6; i++) {
            fixture.submissions.hold(stranger("address-" + i, "net", "Text " + i), ANONYMOUS, limits, NOW);
        }
        CommentSubmission next = stranger("another", "net", "One more");
        assertEquals(
                Why.TOO_OFTEN,
                assertThrows(Refused.class, () -> fixture.submissions.hold(next, ANONYMOUS, limits, NOW))
                        .why());
        fixture.submissions.hold(stranger("another", "other-net", "Elsewhere"), ANONYMOUS, limits, NOW);
        fixture.submissions.hold(next, ANONYMOUS, limits, NOW.plus(Duration.ofHours(1)));
        assertEquals(8, fixture.held().size());
    }

    @Test
    void floodFromManyNetworksIsLimitedWhileAccountsGoOn() {
        var limits = new Limits(OFTEN, 16);
        List<Integer> taken = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            try {
                fixture.submissions.hold(stranger("address-" + i, "net-" + i, "Text " + i), ANONYMOUS, limits, NOW);
                taken.add(i);
            } catch (Refused refused) {
                assertEquals(Why.TOO_MANY_WAIT, refused.why());
                assertEquals(Optional.of(Duration.ofHours(1)), refused.retryAfter());
            }
        }
        // A small limit is exact: the first comments are taken, and all of the limit.
        assertEquals(IntStream.rangeClosed(1, 16).boxed().toList(), taken);
        fixture.submissions.hold(submission(ANN, "With links", "k"), Set.of(HoldReason.LINKS), limits, NOW);
        assertEquals(17, fixture.held().size());
    }

    private static CommentSubmission stranger(String address, String network, String text) {
        var author = Commenter.anonymous("anon-" + address, "", List.of(new Network("anon-" + network, 2)));
        return submission(author, text, "key of " + text);
    }

    @Test
    void heldReplyNeedsAnExistingComment() {
        var answer = answer(NOBODY, 1, "Answer", "k");
        assertEquals(
                Why.NO_COMMENT,
                assertThrows(Refused.class, () -> fixture.hold(answer)).why());
        fixture.publish(ANN, "One");
        String id = DiscussionFixture.id(fixture.hold(answer));
        fixture.approve(id);
        assertEquals(OptionalInt.of(1), fixture.comment(2).inReplyTo());
        fixture.check("answered");
    }

    @Test
    void aBlockedReaderIsKnown() {
        assertEquals(false, fixture.submissions.known(ANN.id()).blocked());
        fixture.moderation.block(ANN.id(), DiscussionFixture.MOLLY, NOW);
        fixture.moderation.block(ANN.id(), DiscussionFixture.MAX, NOW);
        assertEquals(true, fixture.submissions.known(ANN.id()).blocked());
        assertEquals(false, fixture.submissions.known(BEN.id()).blocked());
        fixture.moderation.unblock(ANN.id(), MOLLY, NOW);
        assertEquals(false, fixture.submissions.known(ANN.id()).blocked());
    }

    @Test
    void aSlugSaysWhatCanBeDiscussedThere() {
        assertEquals(new DiscussionTarget.Published(ARTICLE, SLUG, Drafts.DATE, false), fixture.discussion.find(SLUG));
        assertEquals(new DiscussionTarget.Unknown(), fixture.discussion.find(new Slug("nothing")));
        var articles = new DynamoArticles(fixture.table);
        articles.publish(new Slug("renamed"), Drafts.formerly(SLUG), any -> true, Actor.unnamed("an-editor"), NOW);
        assertEquals(
                new DiscussionTarget.Published(ARTICLE, new Slug("renamed"), Drafts.DATE, false),
                fixture.discussion.find(SLUG));
        articles.withdraw(new Slug("renamed"), any -> true, Actor.unnamed("an-editor"), NOW);
        assertEquals(new DiscussionTarget.Withdrawn(), fixture.discussion.find(new Slug("renamed")));
        refused(Why.NO_ARTICLE, submission(ANN, "One", "k"), NOW);
    }

    @Test
    void aPageHasItsFiftyForGood() {
        for (int i = 1; i <= 52; i++) {
            fixture.publish(ANN, "Text " + i);
        }
        List<Integer> first = numbers(1);
        fixture.publish(ANN, "One more");
        assertEquals(IntStream.rangeClosed(1, 50).boxed().toList(), first);
        assertEquals(first, numbers(1));
        assertEquals(List.of(51, 52, 53), numbers(2));
        assertEquals(2, fixture.discussion.tally(ARTICLE).pages());
    }

    @Test
    void onlyCommentsOfSignedInReadersAreIndexedForTheReader() {
        fixture.publish(ANN, "One");
        String id = fixture.hold(ANN, "Two");
        fixture.hold(NOBODY, "Three");
        assertEquals(List.of("COMMENT#" + ARTICLE + "#000001", "HELD#" + id), fixture.indexEntry(ANN));
        assertEquals(List.of(), fixture.indexEntry(NOBODY));
    }

    private List<Integer> numbers(int page) {
        return fixture.discussion.between(ARTICLE, (page - 1) * Comment.PER_PAGE + 1, page * Comment.PER_PAGE).stream()
                .map(comment -> comment.number())
                .toList();
    }

    private SubmissionResult publish(CommentSubmission from, Instant now) {
        return fixture.submissions.publish(from, OFTEN, now);
    }

    private void refused(Why why, CommentSubmission submission, Instant now) {
        assertEquals(
                why, assertThrows(Refused.class, () -> publish(submission, now)).why());
    }
}
