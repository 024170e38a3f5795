package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MAX;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.audit.AuditRecord;
import broadsheet.audit.AuditTrail.Selection;
import broadsheet.dynamodb.audit.DynamoAuditTrail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each act of a moderator is recorded once, and no record names a reader. */
class ModerationRecordsTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eachDecisionIsRecordedOnceWithTheArticleAndTheNumber() {
        String id = fixture.hold(ANN, "One");
        fixture.approve(id);
        fixture.approve(id);
        fixture.moderation.restore(id, MAX, NOW.plusSeconds(1));
        fixture.moderation.restore(id, MAX, NOW.plusSeconds(2));
        fixture.moderation.reject(id, MOLLY, NOW.plusSeconds(3));
        fixture.moderation.reject(id, MOLLY, NOW.plusSeconds(4));
        assertEquals(
                List.of(
                        "comment-rejected an-article by Molly",
                        "decision-undone an-article by Max",
                        "comment-approved an-article#1 by Molly"),
                records());
    }

    @Test
    void removalsAndDismissalsAreRecordedAndThoseOfAuthorsAreNot() {
        fixture.publish(ANN, "One");
        fixture.publish(BEN, "Two");
        fixture.publish(BEN, "Three");
        fixture.reports.report(ARTICLE, 3, ANN, "rude", NOW);
        fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW.plusSeconds(1));
        fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW.plusSeconds(2));
        fixture.moderation.removeOwn(ARTICLE, 2, BEN.id());
        fixture.reported.dismiss(ARTICLE, 3, 1, MAX, NOW.plusSeconds(3));
        fixture.reported.dismiss(ARTICLE, 3, 1, MAX, NOW.plusSeconds(4));
        assertEquals(
                List.of("reports-dismissed an-article#3 by Max", "comment-removed an-article#1 by Molly"), records());
    }

    @Test
    void blocksAndVouchesAreRecordedOnChangeWithoutNamingReaders() {
        fixture.moderation.block(ANN.id(), MOLLY, NOW.plusSeconds(1));
        fixture.moderation.block(ANN.id(), MAX, NOW.plusSeconds(2));
        fixture.moderation.unblock(ANN.id(), MAX, NOW.plusSeconds(3));
        fixture.moderation.unblock(ANN.id(), MAX, NOW.plusSeconds(4));
        fixture.moderation.verify(ANN.id(), "Ann", MOLLY, NOW.plusSeconds(5));
        fixture.moderation.verify(ANN.id(), "Ann", MOLLY, NOW.plusSeconds(6));
        fixture.moderation.verify(ANN.id(), "Ann B.", MOLLY, NOW.plusSeconds(7));
        fixture.moderation.unverify(ANN.id(), MAX, NOW.plusSeconds(8));
        assertEquals(
                List.of(
                        "reader-unverified  by Max",
                        "reader-verified  by Molly",
                        "reader-verified  by Molly",
                        "reader-unblocked  by Max",
                        "reader-blocked  by Molly"),
                records());
        assertEquals(
                0,
                fixture.items().stream()
                        .filter(item -> item.string("pk").startsWith("AUDIT"))
                        .map(item -> item.attributes().toString())
                        .filter(text -> text.contains("ann") || text.contains("Ann"))
                        .count());
    }

    private List<String> records() {
        return new DynamoAuditTrail(fixture.table)
                        .list(
                                new Selection(
                                        NOW.minusSeconds(9), NOW.plusSeconds(9), Optional.empty(), Optional.empty()),
                                100,
                                Optional.empty())
                        .records()
                        .stream()
                        .filter(record -> !record.act().toString().startsWith("article"))
                        .map(ModerationRecordsTest::text)
                        .toList();
    }

    private static String text(AuditRecord audit) {
        return "%s %s by %s".formatted(audit.act(), audit.subject(), audit.by().name());
    }
}
