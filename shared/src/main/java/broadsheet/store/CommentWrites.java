package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Discussion.Refused;
import broadsheet.discussion.Discussion.Why;
import broadsheet.discussion.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The writes that publish a comment and take one away, whoever decides it.
 *
 * @param table the table
 */
record CommentWrites(Table table) {
    private static final String NEW = "attribute_not_exists(pk)";

    Tally tally(Slug article) {
        return found(article).map(CommentItems::tally).orElse(Tally.NONE);
    }

    private Optional<Item> found(Slug article) {
        return table.getNow(Keys.tally(article), Keys.COMMENTS);
    }

    /** The writes by which a contribution becomes the comment of the next number after the tally. */
    List<Step> publishing(Contribution from, Tally before, Instant posted) {
        int number = before.last() + 1;
        if (from.inReplyTo().orElse(0) >= number) {
            throw new Refused(Why.NO_PARENT);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                table.putting(CommentItems.published(from, number, posted), put -> put.conditionExpression(NEW))));
        steps.add(counting(from.article(), before, new Tally(number, before.count() + 1)));
        steps.add(published(from.article()));
        if (from.inReplyTo().isPresent()) {
            steps.add(Step.orElse(
                    addingReply(from.article(), from.inReplyTo().getAsInt(), 1), () -> new Refused(Why.NO_PARENT)));
        }
        return steps;
    }

    /** The article is there to be commented on. */
    Step published(Slug article) {
        return Step.orElse(
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(table.name())
                                .key(Item.keyed(Keys.article(article), Keys.HEAD)
                                        .attributes())
                                .conditionExpression("attribute_exists(digest)"))
                        .build(),
                () -> new Refused(Why.NO_ARTICLE));
    }

    /** The tally as it was, replaced; whoever changed it meanwhile was quicker. */
    Step counting(Slug article, Tally before, Tally after) {
        Item item = CommentItems.tally(article, after);
        return Step.of(table.putting(
                item,
                put -> put.conditionExpression(before.last() == 0 ? NEW : "#number = :number AND #count = :count")
                        .expressionAttributeNames(
                                before.last() == 0 ? null : Map.of("#number", "number", "#count", "count"))
                        .expressionAttributeValues(
                                before.last() == 0
                                        ? null
                                        : Map.of(
                                                ":number", number(before.last()),
                                                ":count", number(before.count())))));
    }

    /** Counts an answer to a published comment, or takes one off. */
    TransactWriteItem addingReply(Slug article, int parent, int by) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(Item.keyed(Keys.comments(article), Keys.comment(parent))
                                .attributes())
                        .updateExpression("ADD replies :one")
                        .conditionExpression(by > 0 ? "#state = :published" : "attribute_exists(pk)")
                        .expressionAttributeNames(by > 0 ? Map.of("#state", "state") : null)
                        .expressionAttributeValues(
                                by > 0
                                        ? Map.of(
                                                ":one", number(by),
                                                ":published", AttributeValue.fromS(Comment.State.PUBLISHED.name()))
                                        : Map.of(":one", number(by))))
                .build();
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
