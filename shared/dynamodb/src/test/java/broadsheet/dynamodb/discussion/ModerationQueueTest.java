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
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theOldestWaitsInFront() {
        for (int i = 0; i < 5; i++) {
            fixture.submissions.hold(
                    DiscussionFixture.submission(NOBODY, "Text " + i, "k" + i),
                    Set.of(HoldReason.LINKS, HoldReason.ANONYMOUS),
                    new Limits(OFTEN, OFTEN),
                    NOW.plusSeconds(i));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = fixture.moderation.held(2, cursor);
            page.entries().forEach(held -> seen.add(held.text().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("Text 0", "Text 1", "Text 2", "Text 3", "Text 4"), seen);
        assertEquals(
                List.of(HoldReason.ANONYMOUS, HoldReason.LINKS),
                fixture.held().getFirst().reasons());
        assertThrows(ValidationException.class, () -> fixture.moderation.held(2, Optional.of("SEVBRA")));
    }

    @Test
    void aModeratorSeesAnAuthorsRecord() {
        fixture.publish(ANN, "One");
        fixture.publish(ANN, "Two");
        fixture.hold(ANN, "Three");
        fixture.moderation.reject(fixture.hold(ANN, "Four"), MOLLY, NOW);
        fixture.moderation.block(ANN.id(), MOLLY, NOW);
        assertEquals(new History(2, 1, 1, true, Optional.empty()), fixture.moderation.history(ANN.id()));
        assertEquals(new History(0, 0, 0, false, Optional.empty()), fixture.moderation.history(BEN.id()));
    }

    @Test
    void verifiedNameStandsOnLaterCommentsUnderThatNameOnly() {
        fixture.publish(known(ANN), "Before");
        fixture.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        fixture.publish(known(ANN), "Verified");
        fixture.publish(known(new Commenter(ANN.id(), "Ann, Editor", true)), "Renamed");
        fixture.publish(known(BEN), "Somebody else");
        fixture.moderation.unverify(ANN.id(), MOLLY, NOW);
        fixture.publish(known(ANN), "After");
        assertEquals(
                List.of("Verified"),
                fixture.comments().stream()
                        .filter(Comment::verified)
                        .map(comment -> comment.text().orElseThrow().value())
                        .toList());
        fixture.check("verified");
    }

    @Test
    void badgeOutlastsApprovalAndIsRemovedWithTheText() {
        fixture.moderation.verify(ANN.id(), "Ann", MOLLY, NOW);
        int number = fixture.approve(fixture.hold(known(ANN), "One"));
        assertTrue(fixture.comment(number).verified());
        fixture.publishAnswer(BEN, number, "Answer");
        String id = fixture.reportEnough(number);
        assertFalse(fixture.comment(number).verified());
        fixture.approve(id);
        assertTrue(fixture.comment(number).verified());
        fixture.moderation.remove(ARTICLE, number, MOLLY, NOW);
        assertFalse(fixture.comment(number).verified());
    }

    private Commenter known(Commenter reader) {
        return reader.knownAs(fixture.submissions.known(reader.id()).verifiedAs());
    }

    @Test
    void heldCommentsAndDecisionsOfTheDayAreCounted() {
        assertEquals(
                new Counts(0, false, Optional.empty(), new Decided(0, 0, 0, false)), fixture.moderation.counts(NOW));
        fixture.approve(fixture.hold(NOBODY, "One"));
        fixture.approve(fixture.hold(ANN, "Two"));
        String rejected = fixture.hold(ANN, "Three");
        fixture.moderation.reject(rejected, MOLLY, NOW.plusSeconds(60));
        fixture.waiting.withdraw(fixture.hold(BEN, "Four"), NOW);
        fixture.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Five", "k5"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(7));
        fixture.submissions.hold(
                DiscussionFixture.submission(NOBODY, "Six", "k6"),
                Set.of(HoldReason.LINKS),
                new Limits(OFTEN, OFTEN),
                NOW.plusSeconds(8));
        Optional<Instant> oldest = Optional.of(NOW.plusSeconds(7));
        Instant day = NOW.plus(1, ChronoUnit.DAYS);
        assertEquals(new Counts(2, false, oldest, new Decided(2, 1, 1, false)), fixture.moderation.counts(day));
        assertEquals(
                new Counts(2, false, oldest, new Decided(0, 1, 0, false)),
                fixture.moderation.counts(day.plusSeconds(1)));
        fixture.moderation.restore(rejected, MOLLY, NOW.plusSeconds(120));
        Counts restored = fixture.moderation.counts(day.plusSeconds(1));
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
        Counts exactly = fixture.moderation.counts(NOW);
        assertEquals(Counts.MAX, exactly.waiting());
        assertFalse(exactly.more());
        write(writes.subList(Counts.MAX, Counts.MAX + 1));
        Counts more = fixture.moderation.counts(NOW);
        assertEquals(Counts.MAX, more.waiting());
        assertTrue(more.more());
    }

    private void write(List<WriteRequest> writes) {
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> some = writes.subList(i, Math.min(writes.size(), i + 25));
            fixture.client.batchWriteItem(batch -> batch.requestItems(Map.of(fixture.table.name(), some)));
        }
    }
}
