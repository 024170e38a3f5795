package broadsheet.dynamodb.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.SubmissionResult;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.reader.DynamoReaders;
import broadsheet.dynamodb.reader.ReaderDataEntries;
import broadsheet.dynamodb.readership.DynamoRatings;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One article in a table of its own, with everything that can be done with its comments. */
public final class DiscussionFixture implements AutoCloseable {
    public static final Slug SLUG = new Slug("an-article");
    public static final ArticleId ARTICLE = Drafts.id("an-article");
    public static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    public static final int OFTEN = 1_000;
    public static final Commenter ANN = new Commenter("ann", "Ann", true);
    public static final Commenter BEN = new Commenter("ben", "Ben", true);
    static final Commenter NOBODY = new Commenter("anon-1", "", false);
    public static final Moderator MOLLY = new Moderator("molly", "Molly");
    public static final Moderator MAX = new Moderator("max", "Max");

    final DynamoDbClient client;
    final Table table;
    final DynamoDiscussion discussion;
    public final DynamoCommentSubmissions submissions;
    public final DynamoHeldComments waiting;
    public final DynamoModeration moderation;
    public final DynamoReports reports;
    final DynamoReportedComments reported;
    final DynamoDecidedComments decided;
    final DynamoAuthoredComments authored;
    public final DynamoRatings ratings;
    public final DynamoReaders readers;

    /** A fixture whose calls pass by some interceptors. */
    public DiscussionFixture(ExecutionInterceptor... interceptors) {
        client = Dynoxide.shared().client(interceptors);
        table = new Table(client, Tables.create(client), Consistency.STRONG);
        discussion = new DynamoDiscussion(table);
        submissions = new DynamoCommentSubmissions(table);
        waiting = new DynamoHeldComments(table);
        moderation = new DynamoModeration(table);
        reports = new DynamoReports(table);
        reported = new DynamoReportedComments(table);
        decided = new DynamoDecidedComments(table);
        authored = new DynamoAuthoredComments(table);
        ratings = new DynamoRatings(table);
        readers = new DynamoReaders(table, ratings);
        Drafts.publish(table, SLUG, Drafts.titled("A title"), NOW);
    }

    public static CommentSubmission submission(Commenter author, String text, String key) {
        return new CommentSubmission(ARTICLE, author, text(text), OptionalInt.empty(), key);
    }

    static CommentSubmission answer(Commenter author, int parent, String text, String key) {
        return new CommentSubmission(ARTICLE, author, text(text), OptionalInt.of(parent), key);
    }

    static CommentText text(String text) {
        return CommentText.of(text).orElseThrow();
    }

    /** Publishes a comment under a key of its own, and gives its number. */
    public int publish(Commenter author, String text) {
        return number(submissions.publish(submission(author, text, "key of " + text), OFTEN, NOW));
    }

    public int publishAnswer(Commenter author, int parent, String text) {
        return number(submissions.publish(answer(author, parent, text, "key of " + text), OFTEN, NOW));
    }

    /** Holds a comment under a key of its own, and gives its id. */
    public String hold(Commenter author, String text) {
        return id(hold(submission(author, text, "key of " + text)));
    }

    public SubmissionResult hold(CommentSubmission from) {
        return submissions.hold(from, Set.of(HoldReason.ANONYMOUS), new Limits(OFTEN, OFTEN), NOW);
    }

    public int approve(String id) {
        return done(moderation.approve(id, 1, MOLLY, NOW)).orElseThrow();
    }

    /** Three readers report a comment; gives the id that it waits under. */
    public String reportEnough(int number) {
        for (String reader : List.of("r1", "r2", "r3")) {
            reports.report(ARTICLE, number, new Commenter(reader, "Reader", true), "rude", NOW);
        }
        return held().stream()
                .filter(held -> held.number().equals(OptionalInt.of(number)))
                .map(Held::id)
                .findFirst()
                .orElseThrow();
    }

    static OptionalInt done(DecisionResult result) {
        return ((DecisionResult.Done) result).decision().number();
    }

    static String id(SubmissionResult posted) {
        return ((SubmissionResult.Waiting) posted).id();
    }

    static int number(SubmissionResult posted) {
        return ((SubmissionResult.Published) posted).number();
    }

    public List<Held> held() {
        return moderation.held(100, Optional.empty()).entries();
    }

    public Held held(String id) {
        return ((HeldCommentState.Waiting) waiting.find(id).orElseThrow()).held();
    }

    public List<Comment> comments() {
        return discussion.between(ARTICLE, 1, 999_999);
    }

    public Comment comment(int number) {
        return discussion.between(ARTICLE, number, number).getFirst();
    }

    public List<String> texts() {
        return comments().stream()
                .flatMap(comment -> comment.text().stream())
                .map(CommentText::value)
                .toList();
    }

    /** All that is in the table. */
    public List<Item> items() {
        return client.scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .map(Item::of)
                .toList();
    }

    /** The reader's index: the keys of what is kept about them. */
    public List<String> indexEntry(Commenter reader) {
        return table.query("pk = :pk", List.of(Keys.reader(reader.id())), query -> {}).items().stream()
                .map(item -> Item.of(item).string("sk"))
                .toList();
    }

    /** Everything that must be so at any time. */
    public void check(String hint) {
        List<Comment> comments = comments();
        var tally = discussion.tally(ARTICLE);
        long published = comments.stream()
                .filter(comment -> comment.state() == State.PUBLISHED)
                .count();
        assertEquals(published, tally.count(), hint);
        for (Comment comment : comments) {
            Item item = table.getNow(Keys.comments(ARTICLE), Keys.comment(comment.number()))
                    .orElseThrow();
            long answers = comments.stream()
                    .filter(other -> other.inReplyTo().equals(OptionalInt.of(comment.number())))
                    .count();
            assertEquals(answers, item.number("replies"), hint + ": answers of " + comment);
            assertEquals(true, comment.number() <= tally.last(), hint);
            if (comment.state() == State.HELD) {
                assertEquals(
                        OptionalInt.of(comment.number()),
                        held(item.string("held")).number(),
                        hint);
            }
        }
        assertEquals(decided(false), decided(true), hint + ": each decision is counted once");
        for (Held held : held()) {
            assertEquals(Optional.empty(), table.getNow(Keys.DECIDED, held.id()), hint + ": " + held);
            held.number()
                    .ifPresent(
                            number -> assertEquals(State.HELD, comment(number).state(), hint + ": " + held));
        }
        ReaderDataEntries.check(items(), hint);
        assertEquals(List.of(), namedByAddress(), hint + ": nothing decided says where its author wrote from");
    }

    /** What keeps the name of an address and needs it no more: comments, and what was decided. */
    private List<Item> namedByAddress() {
        return items().stream()
                .filter(item -> item.string("pk").equals(Keys.DECIDED)
                        || Keys.commentOf(item.string("sk")).isPresent())
                .filter(item -> item.attributes().toString().contains(NOBODY.id()))
                .toList();
    }

    /** The ids of what was decided: as the decisions have them, or their places in time. */
    private List<String> decided(boolean inTime) {
        return table.query("pk = :pk", List.of(Keys.DECIDED), query -> {}).items().stream()
                .map(item -> Item.of(item).string("sk"))
                .filter(sk -> Keys.isHeldId(sk) != inTime)
                .map(sk -> sk.substring(sk.lastIndexOf('#') + 1))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        client.deleteTable(delete -> delete.tableName(table.name()));
        client.close();
    }
}
