package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.submission;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Network;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a comment costs: two write units for each item of its transaction, as long as that has under a kilobyte, and what
 * the reads before it take. It is the same among five hundred comments.
 */
final class DiscussionCapacityTest {
    private static final String TEXT =
            "A comment of average length says what it has to say in two or three sentences. ".repeat(3);

    /** From an IPv4 address: an IPv6 one has a network more. */
    private static final Commenter STRANGER = Commenter.anonymous("anon-2", "", List.of(new Network("anon-2-net", 10)));

    private final Meter meter = new Meter();
    private final DiscussionFixture fixture = new DiscussionFixture(meter);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anInstantCommentTakes16WriteUnits() {
        // The comment, the tally, the author's index entry, the recent comments' key, the article's head, the key, the
        // text and the limit;
        // two items read.
        everywhere(16 + 2, text -> fixture.submissions.publish(submission(ANN, text, text), OFTEN, NOW));
    }

    @Test
    void anonymousCommentTakes14WriteUnits() {
        // The comment, the article's head, the key, the text, the limits of address and network, and of all without
        // an account; the key
        // read.
        everywhere(
                14 + 1,
                text -> fixture.submissions.hold(
                        submission(STRANGER, text, text), Set.of(HoldReason.ANONYMOUS), new Limits(OFTEN, OFTEN), NOW));
    }

    @Test
    void anApprovalTakes16WriteUnits() {
        // Out of the queue, the comment, the tally, the pointer, the article's head, the decision and its place in
        // time, and the record; two items read, and the article's head to name it.
        List<String> ids = new ArrayList<>();
        ids.add(fixture.hold(NOBODY, TEXT + "one"));
        ids.add(fixture.hold(NOBODY, TEXT + "two"));
        everywhere(16 + 2.5, text -> fixture.moderation.approve(ids.removeFirst(), 1, MOLLY, NOW));
    }

    @Test
    void aRetryIsOneRead() {
        fixture.publish(ANN, TEXT);
        assertEquals(1, meter.during(() -> fixture.publish(ANN, TEXT)));
    }

    @Test
    void erasingACommentTakes6WriteUnits() {
        // The comment, the tally and the index entry; the index read twice, in the end once more than there were
        // comments,
        // and
        // each comment once.
        fixture.publish(ANN, TEXT);
        assertEquals(6 + 1 + 2, meter.during(() -> fixture.readers.erase(ANN.id(), 1_000, NOW)), "of one");
        for (int i = 0; i < 20; i++) {
            fixture.publish(ANN, TEXT + i);
        }
        assertEquals(20 * (6 + 1) + 2, meter.during(() -> fixture.readers.erase(ANN.id(), 1_000, NOW)), "of twenty");
    }

    @Test
    void aCallErasesAsMuchAsItIsTo() {
        for (int i = 0; i < 20; i++) {
            fixture.publish(ANN, TEXT + i);
        }
        assertEquals(5 * (6 + 1) + 2, meter.during(() -> fixture.readers.erase(ANN.id(), 5, NOW)));
    }

    private void everywhere(double units, Consumer<String> act) {
        assertEquals(units, meter.during(() -> act.accept(TEXT + "three")), "among none");
        fill(500);
        assertEquals(units, meter.during(() -> act.accept(TEXT + "four")), "among 500");
    }

    private void fill(int number) {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = 2; i <= number; i++) {
            writes.add(put(CommentItems.published(ARTICLE, i, ANN, NOW, DiscussionFixture.text(TEXT))));
        }
        writes.add(put(Item.keyed(Keys.tally(ARTICLE), Keys.COMMENTS)
                .with("number", number)
                .with("count", number)));
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> some = writes.subList(i, Math.min(writes.size(), i + 25));
            fixture.client.batchWriteItem(batch -> batch.requestItems(Map.of(fixture.table.name(), some)));
        }
    }

    private static WriteRequest put(Item item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item.attributes()).build())
                .build();
    }
}
