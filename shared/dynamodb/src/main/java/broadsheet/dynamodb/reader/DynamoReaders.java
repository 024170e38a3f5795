package broadsheet.dynamodb.reader;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Readers;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.discussion.Decisions;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.Rater;
import broadsheet.readership.Ratings;
import broadsheet.readership.Stars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;

/** Reads and erases a reader's data, found through the reader data index. */
public final class DynamoReaders implements Readers {
    private final Table table;
    private final CommentWrites writes;
    private final Ratings ratings;
    private final Erasure erasure;

    @Inject
    public DynamoReaders(Table table, Ratings ratings) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.ratings = ratings;
        this.erasure = new Erasure(table, writes, new Decisions(table, writes), ratings);
    }

    @Override
    public Page kept(String reader, int limit, Optional<String> cursor) {
        String after = cursor.map(
                        text -> Cursor.read(text, sk -> ReaderDataIndex.of(sk).isPresent()))
                .orElse(Keys.BLOCKED);
        // Read one more than the limit, to know whether another page follows.
        List<Item> found = indexEntry(reader, after, limit + 1);
        List<Item> entries = found.subList(0, Math.min(limit, found.size()));
        List<Comment> comments = new ArrayList<>();
        List<Waited> held = new ArrayList<>();
        List<Reported> reports = new ArrayList<>();
        Map<ArticleId, Stars> rated = new LinkedHashMap<>();
        Optional<String> verifiedAs = Optional.empty();
        for (Item entry : entries) {
            switch (to(entry)) {
                case ReaderDataIndex.OfComment(var article, int number) ->
                    writes.comment(article, number)
                            .filter(item -> item.has("author") || item.has("held"))
                            .ifPresent(item -> comments.add(CommentItems.comment(article, item)));
                case ReaderDataIndex.OfHeld(String id) -> waited(id).ifPresent(held::add);
                case ReaderDataIndex.OfRating(var article) ->
                    ratings.of(article, Rater.signedIn(reader)).ifPresent(stars -> rated.put(article, stars));
                case ReaderDataIndex.OfByline byline -> verifiedAs = Optional.of(entry.string("name"));
                case ReaderDataIndex.OfReport(var article, int number) ->
                    table.getNow(ReportKeys.reports(article, number), ReportKeys.report(reader))
                            .ifPresent(item -> reports.add(new Reported(article, number, CommentItems.report(item))));
            }
        }
        return new Page(
                table.getNow(Keys.reader(reader), Keys.BLOCKED).isPresent(),
                verifiedAs,
                comments,
                held,
                reports,
                rated,
                addresses(comments, held, reports, rated.keySet()),
                found.size() > limit ? Optional.of(Cursor.of(entries.getLast().string("sk"))) : Optional.empty());
    }

    private Map<ArticleId, Slug> addresses(
            List<Comment> comments, List<Waited> held, List<Reported> reports, Set<ArticleId> rated) {
        return new DynamoArticles(table)
                .slugs(Stream.of(
                                comments.stream().map(Comment::article),
                                held.stream().map(Waited::article),
                                reports.stream().map(Reported::article),
                                rated.stream())
                        .flatMap(Function.identity())
                        .collect(Collectors.toSet()));
    }

    @Override
    public boolean erase(String reader, int most, Instant now) {
        int left = most;
        while (true) {
            List<Item> entries = indexEntry(reader, Keys.BLOCKED, Math.max(1, left));
            if (entries.isEmpty() || left <= 0) {
                return entries.isEmpty();
            }
            entries.forEach(entry -> erasure.erase(reader, to(entry), now));
            left -= entries.size();
        }
    }

    /** One page of index entries. A block's key sorts before all of them, so the query skips it. */
    private List<Item> indexEntry(String reader, String after, int limit) {
        return table
                .query(
                        "pk = :pk AND sk > :a",
                        List.of(Keys.reader(reader), after),
                        query -> query.limit(limit).consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    private static ReaderDataIndex to(Item entry) {
        return ReaderDataIndex.of(entry.string("sk"))
                .orElseThrow(() -> new IllegalStateException("nothing is known of " + entry.string("sk")));
    }

    private Optional<Waited> waited(String id) {
        Optional<Item> waiting = table.getNow(Keys.HELD, id);
        if (waiting.isPresent()) {
            return waiting.map(
                    item -> waited(id, item, item.optionalNumber("number"), Optional.empty(), Optional.empty()));
        }
        return table.getNow(Keys.DECIDED, id)
                .filter(item -> !item.string("author").isEmpty())
                .map(item -> waited(
                        id,
                        item.item("held"),
                        item.optionalNumber("number"),
                        Optional.of(Act.valueOf(item.string("act"))),
                        Optional.of(item.instant("at"))));
    }

    private static Waited waited(
            String id, Item item, OptionalInt number, Optional<Act> act, Optional<Instant> decided) {
        return new Waited(
                id,
                item.article("article"),
                item.instant("posted"),
                item.optional("name").orElse(""),
                item.optional("text").map(CommentText::new),
                item.optionalNumber("inReplyTo"),
                number,
                act,
                decided);
    }
}
