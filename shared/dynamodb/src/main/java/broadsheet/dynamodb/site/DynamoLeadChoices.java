package broadsheet.dynamodb.site;

import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Stores the choice in an item of its own, so that choosing renders one page and not all. */
public final class DynamoLeadChoices implements LeadChoices {
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
                .filter(item -> item.has("article"))
                .findFirst()
                .map(DynamoLeadChoices::choice);
    }

    @Override
    public void choose(LeadChoice choice) {
        Item item = Item.keyed(ListingKeys.LEAD, Keys.CURRENT)
                .with("article", choice.article().value())
                .with("until", choice.until().map(Instant::toString))
                .with("by", choice.by())
                .with("chosen", choice.at().toString());
        table.client().putItem(put -> put.tableName(table.name()).item(item.attributes()));
    }

    @Override
    public void clear() {
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(Item.keyed(ListingKeys.LEAD, Keys.CURRENT).attributes()));
    }

    private static LeadChoice choice(Item item) {
        return new LeadChoice(
                item.article("article"),
                item.optional("until").map(Instant::parse),
                item.string("by"),
                item.instant("chosen"));
    }
}
