package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.Comment.State;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Invariant: a discussion's tally counts the published comments and the last number assigned. Each comment counts its
 * replies.
 */
record DiscussionInvariant(Table table, ArticleId article) implements Invariant {
    private static final String NUMBER = "number";
    private static final String COUNT = "count";
    private static final String REPLIES = "replies";

    @Override
    public String place() {
        return Keys.comments(article);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> tally = table.getNow(Keys.tally(article), Keys.COMMENTS);
        var counts = new Counts();
        new Rows(table).each(place(), Keys.COMMENT, "#sk, #state, #replies, #inReplyTo", counts::count);
        List<Finding> findings = new ArrayList<>();
        if (counts.last > 0 && table.getNow(Keys.article(article), Keys.HEAD).isEmpty()) {
            findings.add(Finding.manual(place(), "discusses no article", "publish the article again"));
        }
        tallied(tally, counts).ifPresent(findings::add);
        counts.answers.forEach((number, answers) -> {
            int told = counts.replies.getOrDefault(number, -1);
            if (told != answers) {
                findings.add(told < 0 ? unanswerable(number) : answered(number, told, answers));
            }
        });
        return findings;
    }

    private static final class Counts {
        private int last;
        private int published;

        /** Comment number to the number of comments that name it as their parent. */
        private final Map<Integer, Integer> answers = new HashMap<>();

        /** Comment number to the number of replies that the comment records. */
        private final Map<Integer, Integer> replies = new HashMap<>();

        private void count(Item comment) {
            int number = CommentItems.number(comment);
            last = Math.max(last, number);
            published += State.valueOf(comment.string("state")) == State.PUBLISHED ? 1 : 0;
            replies.put(number, comment.number(REPLIES));
            answers.putIfAbsent(number, 0);
            comment.optionalNumber("inReplyTo").ifPresent(parent -> answers.merge(parent, 1, Integer::sum));
        }
    }

    /** The tally's last number may exceed the last stored comment, because a comment may have been removed. */
    private Optional<Finding> tallied(Optional<Item> tally, Counts counts) {
        int number = tally.map(item -> item.optionalNumber(NUMBER).orElse(0)).orElse(0);
        int count = tally.map(item -> item.optionalNumber(COUNT).orElse(0)).orElse(0);
        boolean given = number >= counts.last;
        if (given && count == counts.published) {
            return Optional.empty();
        }
        AsRead same = AsRead.of(tally, NUMBER, COUNT);
        String pk = Keys.tally(article);
        Item right = Item.empty().with(NUMBER, Math.max(number, counts.last)).with(COUNT, counts.published);
        ConditionalWrite write = tally.isEmpty()
                ? same.putting(table, right.with("pk", pk).with("sk", Keys.COMMENTS))
                : same.updating(table, pk, Keys.COMMENTS, "SET #number = :number, #count = :count", right);
        return Optional.of(Finding.repairable(
                pk + " " + Keys.COMMENTS,
                given ? Surplus.of(count - counts.published) : "has not given the last number",
                () -> ConditionalWrite.make(table, List.of(write))));
    }

    private Finding answered(int number, int told, int answers) {
        AsRead same = new AsRead("#replies = :was_replies", Item.empty().with("was_replies", told));
        return Finding.repairable(
                place() + " " + Keys.comment(number),
                "of its answers " + Surplus.of(told - answers),
                () -> ConditionalWrite.make(
                        table,
                        List.of(same.updating(
                                table,
                                place(),
                                Keys.comment(number),
                                "SET #replies = :replies",
                                Item.empty().with(REPLIES, answers)))));
    }

    private Finding unanswerable(int number) {
        return Finding.manual(
                place() + " " + Keys.comment(number),
                "is missing, and has answers",
                "a backup has it; the answers are readable without");
    }
}
