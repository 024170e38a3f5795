package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftLink;
import broadsheet.draft.DraftLinks;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import broadsheet.draft.LinkTokens;
import broadsheet.draft.SharedDrafts;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.discussion.DynamoSigningKey;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Stores links to drafts in the table of drafts. A link is made on the condition that its draft's head is as it was
 * read, so no deleted draft gets one, and two that are made at once both count. Thread-safe.
 */
@Singleton
public final class DynamoDraftLinks implements DraftLinks, SharedDrafts {
    /** That no other call has counted this opening: the condition also makes a repeated update count once. */
    private static final String FIRST_IN_INTERVAL =
            "attribute_exists(pk) AND (attribute_not_exists(#lastOpened) OR #lastOpened <= :before)";

    private static final String COUNT = "SET #opened = #opened + :one, #lastOpened = :now";

    private final Table table;
    private final DraftHeads heads;
    private final DynamoSigningKey key;

    @Inject
    public DynamoDraftLinks(DraftsTable drafts) {
        this.table = drafts.table();
        this.heads = new DraftHeads(table);
        this.key = new DynamoSigningKey(table, Keys.LINKS);
    }

    @Override
    public DraftLink make(DraftId draft, DraftId id, String label, int days, DraftPermissions who, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        var link = new DraftLink(
                id, draft, label, who.user(), moment, moment.plus(Period.ofDays(days)), 0, Optional.empty());
        return ConditionalWrite.untilDone("the draft " + draft, () -> {
            Item head = heads.require(draft);
            WorkingDraft of = DraftItems.draft(head);
            who.requireSees(of);
            Optional<Item> found = table.getNow(DraftKeys.link(id), Keys.CURRENT);
            if (found.isPresent()) {
                return Optional.of(found.filter(item -> !LinkItems.isRevoked(item))
                        .map(LinkItems::link)
                        .filter(same -> isRepeat(same, link))
                        .orElseThrow(() -> new DraftRefusal(Why.ID_TAKEN)));
            }
            if (working(draft, moment) >= DraftLink.MOST) {
                throw new DraftRefusal(Why.TOO_MANY_LINKS);
            }
            var put = Stream.of(
                    table.putting(LinkItems.link(link), Table.NEW, Item.empty()), table.putting(LinkItems.entry(link)));
            return heads.write(head, head, of, of, put) ? Optional.of(link) : Optional.empty();
        });
    }

    private static boolean isRepeat(DraftLink known, DraftLink link) {
        return known.draft().equals(link.draft())
                && known.label().equals(link.label())
                && known.by().id().equals(link.by().id());
    }

    private long working(DraftId draft, Instant now) {
        return entries(draft).stream()
                .filter(entry -> now.isBefore(entry.instant(LinkItems.EXPIRES)))
                .count();
    }

    private List<Item> entries(DraftId draft) {
        return table.queryAll(
                "pk = :pk AND begins_with(sk, :a)",
                List.of(DraftKeys.draft(draft), DraftKeys.LINK),
                query -> query.consistentRead(true));
    }

    @Override
    public List<DraftLink> of(DraftId draft) {
        List<Item> keys = entries(draft).stream()
                .map(entry -> Item.keyed(entry.string("sk"), Keys.CURRENT))
                .toList();
        return table.getAll(keys).values().stream()
                .filter(item -> !LinkItems.isRevoked(item))
                .map(LinkItems::link)
                .sorted(Comparator.comparing(DraftLink::made)
                        .thenComparing(link -> link.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public void revoke(DraftId draft, DraftId link) {
        String pk = DraftKeys.link(link);
        ConditionalWrite.untilDone("the link " + link, () -> {
            Optional<Item> found = table.getNow(pk, Keys.CURRENT)
                    .filter(item -> !LinkItems.isRevoked(item))
                    .filter(item -> item.string("draft").equals(draft.value()));
            boolean done = found.isEmpty()
                    || table.transact(List.of(
                            table.updating(
                                    pk,
                                    Keys.CURRENT,
                                    "SET #revoked = :revoked",
                                    "attribute_exists(pk)",
                                    Item.empty().with(LinkItems.REVOKED, true)),
                            table.deleting(DraftKeys.draft(draft), pk)));
            return done ? Optional.of(true) : Optional.empty();
        });
    }

    @Override
    public String token(DraftLink link) {
        return new LinkTokens(key.bytes()).of(link.id());
    }

    @Override
    public Optional<DraftLink> find(String token, Instant now) {
        if (!LinkTokens.isFormed(token)) {
            return Optional.empty();
        }
        return key.existing()
                .flatMap(secret -> new LinkTokens(secret).read(token))
                .flatMap(id -> table.getNow(DraftKeys.link(id), Keys.CURRENT))
                .filter(item -> !LinkItems.isRevoked(item))
                .map(LinkItems::link)
                .filter(link -> link.worksAt(now));
    }

    @Override
    public void opened(DraftLink link, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        Instant before = moment.minus(DraftLink.INTERVAL);
        if (link.lastOpened().filter(last -> last.isAfter(before)).isPresent()) {
            return;
        }
        Item values = Item.empty().with("one", 1).with("now", moment.toString()).with("before", before.toString());
        try {
            table.client()
                    .updateItem(update -> update.tableName(table.name())
                            .key(Item.keyed(DraftKeys.link(link.id()), Keys.CURRENT)
                                    .attributes())
                            .updateExpression(COUNT)
                            .conditionExpression(FIRST_IN_INTERVAL)
                            .expressionAttributeNames(Expressions.names(COUNT, FIRST_IN_INTERVAL))
                            .expressionAttributeValues(Expressions.values(values)));
        } catch (ConditionalCheckFailedException counted) {
            // Another call has counted it, or the link is deleted.
        }
    }
}
