package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.Counts;
import broadsheet.discussion.Moderation.Decided;
import broadsheet.discussion.Moderation.History;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What moderators see of what waits, of what was decided, and of authors. */
final class ModerationQueueTest {
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void theOldestWaitsInFront() {
        for (int i = 0; i < 5; i++) {
            debate.submissions.hold(
                    DiscussionFixture.submission(NOBODY, "Text " + i, "k" + i),
                    Set.of(HoldReason.LINKS, HoldReason.ANONYMOUS),
                    new Limits(OFTEN, OFTEN),
                    NOW.plusSeconds(i));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = debate.moderation.held(2, cursor);
            page.entries().forEach(held -> seen.add(held.text().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("Text 0", "Text 1", "Text 2", "Text 3", "Text 4"), seen);
        assertEquals(
                List.of(HoldReason.ANONYMOUS, HoldReason.LINKS),
                debate.held().getFirst().reasons());
        assertThrows(ValidationException.class, () -> debate.moderation.held(2, Optional.of("SEVBRA")));
    }

    @Test
    void aModeratorSeesAnAuthorsRecord() {
        debate.publish(ANN, "One");
        debate.publish(ANN, "Two");
        debate.hold(ANN, "Three");
        debate.moderation.reject(debate.hold(ANN, "Four"), MOLLY, NOW);
        debate.moderation.block(ANN.id(), MOLLY, NOW);
        assertEquals(new History(2, 1, 1, true, Optional.empty()), debate.moderation.history(ANN.id()));
        assertEquals(new History(0, 0, 0, false, Optional.empty()), debate.moderation.history(BEN.id()));
    }

    @Test
    void verifiedNameStandsOnLaterCommentsUnderThatNameOnly() {
        debate.publish(known(ANN), "Before");
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        debate.publish(known(ANN), "Verified");
        debate.publish(known(new Commenter(ANN.id(), "Ann, Editor", true)), "Renamed");
        debate.publish(known(BEN), "Somebody else");
        debate.moderation.unverify(ANN.id(), MOLLY, NOW);
        debate.publish(known(ANN), "After");
        assertEquals(
                List.of("Verified"),
                debate.comments().stream()
                        .filter(Comment::verified)
                        .map(comment -> comment.text().orElseThrow().value())
                        .toList());
        debate.check("verified");
    }

    @Test
    void verifiedCommentKeepsItsBadgeThroughADecisionAndLosesItWithItsText() {
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        int number = debate.approve(debate.hold(known(ANN), "One"));
        assertTrue(debate.comment(number).verified());
        debate.publishAnswer(BEN, number, "Answer");
        String id = debate.reportEnough(number);
        assertFalse(debate.comment(number).verified());
        debate.approve(id);
        assertTrue(debate.comment(number).verified());
        debate.moderation.remove(ARTICLE, number, MOLLY, NOW);
        assertFalse(debate.comment(number).verified());
    }

    private Commenter known(Commenter reader) {
        return reader.knownAs(debate.submissions.known(reader).verifiedAs());
    }

    @Test
    void whatWaitsAndWhatWasDecidedWithinADayIsCounted() {
        assertEquals(
                new Counts(0, false, Optional.empty(), new Decided(0, 0, 0, false)), debate.moderation.counts(NOW));
        debate.approve(debate.hold(NOBODY, "One"));
        debate.approve(debate.hold(ANN, "Two"));
        String rejected = debate.hold(ANN, "Three");
        debate.moderation.reject(rejected, MOLLY, NOW.plusSeconds(60));
        debate.waiting.withdraw(debate.hold(BEN, "Four"), NOW);
        debate.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Five", "k5"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(7));
        debate.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Six", "k6"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(8));
        Optional<Instant> oldest = Optional.of(NOW.plusSeconds(7));
        Instant day = NOW.plus(1, ChronoUnit.DAYS);
        assertEquals(new Counts(2, false, oldest, new Decided(2, 1, 1, false)), debate.moderation.counts(day));
        assertEquals(
                new Counts(2, false, oldest, new Decided(0, 1, 0, false)),
                debate.moderation.counts(day.plusSeconds(1)));
        debate.moderation.restore(rejected, MOLLY, NOW.plusSeconds(120));
        Counts restored = debate.moderation.counts(day.plusSeconds(1));
        assertEquals(new Decided(0, 0, 0, false), restored.lastDay());
        assertEquals(3, restored.waiting());
    }

    @Test
    void aLongQueueIsCountedAsFarAsAThousand() {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = 0; i < Counts.MAX + 1; i++) {
            Item held = Item.keyed(Keys.HELD, "01JQRX%020d".formatted(i));
            writes.add(WriteRequest.builder()
                    .putRequest(put -> put.item(held.attributes()))
                    .build());
        }
        write(writes.subList(0, Counts.MAX));
        Counts exactly = debate.moderation.counts(NOW);
        assertEquals(Counts.MAX, exactly.waiting());
        assertFalse(exactly.more());
        write(writes.subList(Counts.MAX, Counts.MAX + 1));
        Counts more = debate.moderation.counts(NOW);
        assertEquals(Counts.MAX, more.waiting());
        assertTrue(more.more());
    }

    private void write(List<WriteRequest> writes) {
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> some = writes.subList(i, Math.min(writes.size(), i + 25));
            debate.client.batchWriteItem(batch -> batch.requestItems(Map.of(debate.table.name(), some)));
        }
    }
}
