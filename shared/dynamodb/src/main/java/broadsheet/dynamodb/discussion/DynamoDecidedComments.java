package broadsheet.dynamodb.discussion;

import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DecidedComments;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** Lists decisions by the items that order them by time. */
public final class DynamoDecidedComments implements DecidedComments {
    /** The most items of one read. */
    private static final int BATCH_SIZE = 100;

    private final Table table;

    @Inject
    DynamoDecidedComments(Table table) {
        this.table = table;
    }

    @Override
    public Page list(Wanted wanted, int limit, Optional<String> cursor) {
        String before = cursor.map(
                        text -> Cursor.read(text, sk -> Keys.decidedIdOf(sk).isPresent()))
                .orElse(Keys.decidedUntilNow());
        List<Decided> found = new ArrayList<>();
        for (int looked = 0; looked < LOOKED_AT; looked += BATCH_SIZE) {
            List<Item> dated = before(before);
            for (Decided each : decided(dated, wanted)) {
                if (found.size() == limit) {
                    return new Page(found, Optional.of(Cursor.of(before)));
                }
                found.add(each);
                before = Keys.decidedAt(each.decision().at(), each.decision().id());
            }
            if (dated.size() < BATCH_SIZE) {
                return new Page(found, Optional.empty());
            }
            before = dated.getLast().string("sk");
        }
        return new Page(found, Optional.of(Cursor.of(before)));
    }

    private List<Item> before(String sk) {
        return table
                .query(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.DECIDED, Keys.AT, sk),
                        query -> query.scanIndexForward(false).limit(BATCH_SIZE + 1))
                .items()
                .stream()
                .map(Item::of)
                // BETWEEN includes the bound, which an earlier page or query returned.
                .filter(item -> !item.string("sk").equals(sk))
                .limit(BATCH_SIZE)
                .toList();
    }

    /** The decisions of these entries, without those that were undone since. */
    private List<Decided> decided(List<Item> dated, Wanted wanted) {
        List<Item> places = dated.stream()
                .filter(item -> wanted.matches(Act.valueOf(item.string("act"))))
                .toList();
        Map<String, Item> decisions = new HashMap<>();
        table.getAll(
                places.stream()
                        .map(item -> Item.keyed(
                                Keys.DECIDED,
                                Keys.decidedIdOf(item.string("sk")).orElseThrow()))
                        .toList(),
                item -> decisions.put(
                        CommentItems.dated(CommentItems.decision(item)).string("sk"), item));
        List<Item> there = places.stream()
                .flatMap(item -> Optional.ofNullable(decisions.get(item.string("sk"))).stream())
                // Skip decisions whose author has erased their data.
                .filter(item -> item.item("held").has("posted"))
                // The texts are read after this, and only of the decisions that are wanted.
                .filter(item -> wanted.matches(decided(item, Map.of())))
                .toList();
        Map<String, String> texts = texts(there);
        return there.stream().map(item -> decided(item, texts)).toList();
    }

    /** The texts of approved comments, by the ids under which they were held. */
    private Map<String, String> texts(List<Item> decisions) {
        Map<Item, String> ids = new HashMap<>();
        for (Item item : decisions) {
            Decision decision = CommentItems.decision(item);
            if (decision.act() == Act.APPROVED) {
                ids.put(
                        Item.keyed(
                                Keys.comments(decision.article()),
                                Keys.comment(decision.number().orElseThrow())),
                        decision.id());
            }
        }
        Map<String, String> texts = new HashMap<>();
        table.getAll(
                List.copyOf(ids.keySet()),
                comment -> Optional.ofNullable(ids.get(comment.key()))
                        .ifPresent(id -> comment.optional("text").ifPresent(text -> texts.put(id, text))));
        return texts;
    }

    private static Decided decided(Item item, Map<String, String> texts) {
        Decision decision = CommentItems.decision(item);
        Item held = item.item("held");
        Optional<String> text = held.optional("text").or(() -> Optional.ofNullable(texts.get(decision.id())));
        // A withdrawn comment's name is not kept.
        var author = held.has("name") ? CommentItems.author(held) : new Commenter(decision.author(), "", false);
        return new Decided(
                decision, author, held.instant("posted"), text.map(CommentText::new), held.optionalNumber("inReplyTo"));
    }
}
