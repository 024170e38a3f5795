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
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void eachDecisionIsRecordedOnceWithTheArticleAndTheNumber() {
        String id = debate.hold(ANN, "One");
        debate.approve(id);
        debate.approve(id);
        debate.moderation.restore(id, MAX, NOW.plusSeconds(1));
        debate.moderation.restore(id, MAX, NOW.plusSeconds(2));
        debate.moderation.reject(id, MOLLY, NOW.plusSeconds(3));
        debate.moderation.reject(id, MOLLY, NOW.plusSeconds(4));
        assertEquals(
                List.of(
                        "comment-rejected an-article by Molly",
                        "decision-undone an-article by Max",
                        "comment-approved an-article#1 by Molly"),
                records());
    }

    @Test
    void removalsAndDismissalsAreRecordedAndThoseOfAuthorsAreNot() {
        debate.publish(ANN, "One");
        debate.publish(BEN, "Two");
        debate.publish(BEN, "Three");
        debate.reports.report(ARTICLE, 3, ANN, "rude", NOW);
        debate.moderation.remove(ARTICLE, 1, MOLLY, NOW.plusSeconds(1));
        debate.moderation.remove(ARTICLE, 1, MOLLY, NOW.plusSeconds(2));
        debate.moderation.removeOwn(ARTICLE, 2, BEN.id());
        debate.reported.dismiss(ARTICLE, 3, 1, MAX, NOW.plusSeconds(3));
        debate.reported.dismiss(ARTICLE, 3, 1, MAX, NOW.plusSeconds(4));
        assertEquals(
                List.of("reports-dismissed an-article#3 by Max", "comment-removed an-article#1 by Molly"), records());
    }

    @Test
    void blocksAndVouchesAreRecordedWhenTheyChangeSomethingAndNameNoReader() {
        debate.moderation.block(ANN.id(), MOLLY, NOW.plusSeconds(1));
        debate.moderation.block(ANN.id(), MAX, NOW.plusSeconds(2));
        debate.moderation.unblock(ANN.id(), MAX, NOW.plusSeconds(3));
        debate.moderation.unblock(ANN.id(), MAX, NOW.plusSeconds(4));
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW.plusSeconds(5));
        debate.moderation.verify(ANN.id(), "Ann", MOLLY, NOW.plusSeconds(6));
        debate.moderation.verify(ANN.id(), "Ann B.", MOLLY, NOW.plusSeconds(7));
        debate.moderation.unverify(ANN.id(), MAX, NOW.plusSeconds(8));
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
                debate.items().stream()
                        .filter(item -> item.string("pk").startsWith("AUDIT"))
                        .map(item -> item.attributes().toString())
                        .filter(text -> text.contains("ann") || text.contains("Ann"))
                        .count());
    }

    private List<String> records() {
        return new DynamoAuditTrail(debate.table)
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
