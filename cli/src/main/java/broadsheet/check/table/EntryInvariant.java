package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: an entry in a listing belongs to an article that is listed there. ArticleInvariant checks the entry's
 * content.
 */
record EntryInvariant(Table table, Listing listing, ListingPosition at) implements Invariant {
    @Override
    public String place() {
        return ListingKeys.listing(listing) + " " + ListingKeys.entry(at);
    }

    @Override
    public List<Finding> check() {
        var article = new ArticleId(at.entry());
        String pk = ListingKeys.listing(listing);
        Optional<Item> head = table.getNow(Keys.article(article), Keys.HEAD);
        boolean belongs = head.filter(ArticleItems::isPublished)
                .map(item -> ArticleItems.entries(ArticleItems.article(item)))
                .flatMap(entries -> Optional.ofNullable(entries.get(listing)))
                .filter(entry -> entry.string("sk").equals(ListingKeys.entry(at)))
                .isPresent();
        return belongs || table.getNow(pk, ListingKeys.entry(at)).isEmpty()
                ? List.of()
                : List.of(AsRead.of(head, "revision")
                        .excluding(
                                table,
                                Keys.article(article),
                                Keys.HEAD,
                                Item.keyed(pk, ListingKeys.entry(at)),
                                "no article belongs there"));
    }
}
