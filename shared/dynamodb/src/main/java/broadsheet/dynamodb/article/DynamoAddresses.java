package broadsheet.dynamodb.article;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** Stores addresses in the table, one item each. The item's key makes an address unique. */
public final class DynamoAddresses implements Addresses {
    private final Table table;

    @Inject
    public DynamoAddresses(Table table) {
        this.table = table;
    }

    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return table.get(Keys.address(address), Keys.ADDRESS)
                .map(AddressItem::of)
                .map(AddressItem::article);
    }

    @Override
    public Map<Slug, ArticleId> leadTo(Collection<Slug> addresses) {
        Map<Slug, ArticleId> found = new HashMap<>();
        table.getAll(
                addresses.stream()
                        .distinct()
                        .map(address -> Item.keyed(Keys.address(address), Keys.ADDRESS))
                        .toList(),
                item -> found.put(
                        AddressItem.of(item).slug(), AddressItem.of(item).article()));
        return found;
    }

    @Override
    public Addresses strong() {
        return new DynamoAddresses(table.with(Consistency.STRONG));
    }
}
