package broadsheet.dynamodb.site;

import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores the choice in an item of its own, so that choosing renders one page and not all. */
public final class DynamoLeadChoices implements LeadChoices {
    private static final String CHOSEN = "chosen";
    private static final String ARTICLE = "article";

    /** That there is no choice, or a damaged one. */
    private static final String NONE = "attribute_not_exists(#article)";

    private static final String UNCHANGED = "#chosen = :chosen";

    private final Table table;

    @Inject
    DynamoLeadChoices(Table table) {
        this.table = table;
    }

    /** Queries instead of getting, because every function that renders may query listings. */
    @Override
    public Optional<LeadChoice> current() {
        return table.queryFirst(1, "pk = :pk", List.of(ListingKeys.LEAD), query -> {}).stream()
                // A damaged choice must not keep the home page from being rendered.
                .filter(item -> item.has(ARTICLE))
                .findFirst()
                .map(DynamoLeadChoices::choice);
    }

    @Override
    public void choose(LeadChoice choice, AuditRecord audit) {
        ConditionalWrite.untilDone("the lead of the home page", () -> {
            Optional<Item> before = stored();
            if (before.filter(known -> isRepeat(known, choice)).isPresent()) {
                return Optional.of(true);
            }
            Item item = Item.keyed(ListingKeys.LEAD, Keys.CURRENT)
                    .with(ARTICLE, choice.article().value())
                    .with("until", choice.until().map(Instant::toString))
                    .with("by", choice.by())
                    .with(CHOSEN, choice.at().toString());
            return transact(
                    before.map(known -> table.putting(item, UNCHANGED, seen(known)))
                            .orElseGet(() -> table.putting(item, NONE, Item.empty())),
                    audit);
        });
    }

    @Override
    public void clear(Function<LeadChoice, AuditRecord> audit) {
        ConditionalWrite.untilDone("the lead of the home page", () -> {
            Optional<Item> before = stored();
            return before.isEmpty()
                    ? Optional.of(true)
                    : transact(
                            table.deleting(ListingKeys.LEAD, Keys.CURRENT, UNCHANGED, seen(before.get())),
                            audit.apply(choice(before.get())));
        });
    }

    private Optional<Item> stored() {
        return table.queryFirst(1, "pk = :pk", List.of(ListingKeys.LEAD), query -> query.consistentRead(true)).stream()
                .filter(item -> item.has(ARTICLE))
                .findFirst();
    }

    private Optional<Boolean> transact(TransactWriteItem write, AuditRecord audit) {
        String key = AuditKeys.lead(UUID.randomUUID().toString());
        return table.transact(List.of(write, AuditItems.recording(table, audit, key)))
                ? Optional.of(true)
                : Optional.empty();
    }

    private static Item seen(Item item) {
        return Item.empty().with(CHOSEN, item.string(CHOSEN));
    }

    private static boolean isRepeat(Item known, LeadChoice choice) {
        LeadChoice before = choice(known);
        return before.article().equals(choice.article())
                && before.until().equals(choice.until())
                && before.by().equals(choice.by());
    }

    private static LeadChoice choice(Item item) {
        return new LeadChoice(
                item.article(ARTICLE),
                item.optional("until").map(Instant::parse),
                item.string("by"),
                item.instant(CHOSEN));
    }
}
