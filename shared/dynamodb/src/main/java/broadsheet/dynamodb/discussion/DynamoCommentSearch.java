package broadsheet.dynamodb.discussion;

import static java.util.Comparator.comparing;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSearch;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.RecentCommentKey;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Searches comments in the cheapest source: an article's comments, a reader's index entries, or the pointers of the
 * last days. Each source yields candidates from a given position on, newest first. The search then matches the
 * comments themselves.
 */
public final class DynamoCommentSearch implements CommentSearch {
    /** The most items of one read. */
    private static final int BATCH_SIZE = 100;

    private final Table table;

    @Inject
    DynamoCommentSearch(Table table) {
        this.table = table;
    }

    /** A comment that may match; its item is empty if the comment was deleted. */
    private record Candidate(RecentCommentKey at, Optional<Item> item) {}

    /** Yields up to {@code size} candidates after a position; fewer only at the end. */
    private interface Source {
        List<Candidate> next(Optional<RecentCommentKey> after, int size);
    }

    @Override
    public Page find(Wanted wanted, int limit, Optional<String> cursor, Instant now) {
        Optional<RecentCommentKey> at = cursor.map(
                        text -> Cursor.read(text, sk -> Keys.recentCommentOf(sk).isPresent()))
                .flatMap(Keys::recentCommentOf);
        Source source = source(wanted, now);
        int batchSize = wanted.isSelective() ? BATCH_SIZE : Math.min(BATCH_SIZE, limit + 1);
        List<Item> found = new ArrayList<>();
        int looked = 0;
        while (looked < LOOKED_AT) {
            int size = Math.min(batchSize, LOOKED_AT - looked);
            List<Candidate> some = source.next(at, size);
            for (Candidate each : some) {
                Optional<Item> match = each.item().filter(item -> isWanted(wanted, item));
                if (match.isPresent() && found.size() == limit) {
                    return page(found, at);
                }
                match.ifPresent(found::add);
                at = Optional.of(each.at());
            }
            looked += some.size();
            if (some.size() < size) {
                return page(found, Optional.empty());
            }
        }
        return page(found, at);
    }

    private static boolean isWanted(Wanted wanted, Item item) {
        return CommentItems.isPublished(item) && wanted.matches(comment(item), author(item));
    }

    private Source source(Wanted wanted, Instant now) {
        if (wanted.article().isPresent()) {
            ArticleId article = wanted.article().get();
            return (after, size) -> ofArticle(article, after, size);
        }
        List<RecentCommentKey> indexEntry =
                wanted.author().map(this::indexEntry).orElse(List.of());
        return indexEntry.isEmpty()
                ? (after, size) -> follow(lately(after, size, now))
                : (after, size) -> follow(indexEntry.stream()
                        .filter(recentComment -> after.isEmpty()
                                || Slug.ORDER.compare(
                                                Keys.recentComment(recentComment), Keys.recentComment(after.get()))
                                        < 0)
                        .limit(size)
                        .toList());
    }

    private List<Candidate> ofArticle(ArticleId article, Optional<RecentCommentKey> after, int size) {
        int newest = after.map(RecentCommentKey::number).orElse(Keys.MOST_COMMENTS + 1) - 1;
        return read(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.comments(article), Keys.comment(0), Keys.comment(newest)),
                        size)
                .stream()
                .map(item -> new Candidate(
                        new RecentCommentKey(item.instant("posted"), article, CommentItems.number(item)),
                        Optional.of(item)))
                .toList();
    }

    /** Pointers to a reader's published comments, from the reader data index. */
    private List<RecentCommentKey> indexEntry(String reader) {
        return read("pk = :pk AND begins_with(sk, :a)", List.of(Keys.reader(reader), Keys.COMMENT), Integer.MAX_VALUE)
                .stream()
                .flatMap(item -> ReaderDataIndex.of(item.string("sk")).stream()
                        .filter(ReaderDataIndex.OfComment.class::isInstance)
                        .map(ReaderDataIndex.OfComment.class::cast)
                        .map(to -> new RecentCommentKey(item.instant("posted"), to.article(), to.number())))
                .sorted(comparing(Keys::recentComment, Slug.ORDER).reversed())
                .toList();
    }

    private List<RecentCommentKey> lately(Optional<RecentCommentKey> after, int size, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate oldest = today.minusDays(LATELY.toDays());
        List<RecentCommentKey> found = new ArrayList<>();
        LocalDate day = after.map(RecentCommentKey::day)
                .filter(from -> from.isBefore(today))
                .orElse(today);
        while (found.size() < size && !day.isBefore(oldest)) {
            LocalDate current = day;
            Optional<RecentCommentKey> behind =
                    after.filter(recentComment -> recentComment.day().equals(current));
            String partition = Keys.recent(day);
            int left = size - found.size();
            List<Item> items = behind.isPresent()
                    ? read("pk = :pk AND sk < :a", List.of(partition, Keys.recentComment(behind.get())), left)
                    : read("pk = :pk", List.of(partition), left);
            items.forEach(item -> Keys.recentCommentOf(item.string("sk")).ifPresent(found::add));
            day = day.minusDays(1);
        }
        return found;
    }

    private List<Candidate> follow(List<RecentCommentKey> recentComments) {
        Map<Item, Item> items = table.getAll(
                recentComments.stream().map(DynamoCommentSearch::key).toList());
        return recentComments.stream()
                .map(recentComment -> new Candidate(recentComment, Optional.ofNullable(items.get(key(recentComment)))))
                .toList();
    }

    private static Item key(RecentCommentKey recentComment) {
        return Item.keyed(Keys.comments(recentComment.article()), Keys.comment(recentComment.number()));
    }

    /** Reads a range in descending order. */
    private List<Item> read(String condition, List<String> values, int most) {
        List<Item> found = new ArrayList<>();
        Map<String, AttributeValue> start = Map.of();
        do {
            Map<String, AttributeValue> next = start;
            var response = table.query(condition, values, query -> {
                query.scanIndexForward(false).limit(most - found.size());
                if (!next.isEmpty()) {
                    query.exclusiveStartKey(next);
                }
            });
            response.items().forEach(item -> found.add(Item.of(item)));
            start = response.lastEvaluatedKey();
        } while (!start.isEmpty() && found.size() < most);
        return found;
    }

    private Page page(List<Item> found, Optional<RecentCommentKey> next) {
        Set<String> blocked = blocked(found);
        return new Page(
                found.stream()
                        .map(item -> new Found(comment(item), author(item), blocked.contains(author(item))))
                        .toList(),
                next.map(Keys::recentComment).map(Cursor::of));
    }

    private Set<String> blocked(List<Item> found) {
        Map<String, Item> authors = found.stream()
                .filter(item -> item.flag("signedIn"))
                .map(DynamoCommentSearch::author)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> Item.keyed(Keys.reader(id), Keys.BLOCKED)));
        Set<Item> blocks = table.getAll(List.copyOf(authors.values())).keySet();
        Set<String> blocked = new HashSet<>();
        authors.forEach((id, key) -> {
            if (blocks.contains(key)) {
                blocked.add(id);
            }
        });
        return blocked;
    }

    private static String author(Item item) {
        return CommentItems.author(item).id();
    }

    private static Comment comment(Item item) {
        return CommentItems.comment(Keys.commentedOf(item.string("pk")).orElseThrow(), item);
    }
}
