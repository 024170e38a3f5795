package broadsheet.store;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Place;
import broadsheet.article.Summary;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Listings in the table: each is a partition of its own, written in the transaction that writes the
 * article.
 */
final class DynamoListings implements Listings {
    private final Table table;

    @Inject
    DynamoListings(Table table) {
        this.table = table;
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        String pk = Keys.listing(listing);
        Optional<String> start =
                cursor.map(text -> Cursor.read(text, sk -> Keys.placeOf(sk).isPresent()));
        // One more than asked for, so that the last page knows that it is the last.
        var response = table.query("pk = :pk", List.of(pk), query -> {
            query.scanIndexForward(false).limit(limit + 1);
            start.ifPresent(sk -> query.exclusiveStartKey(Item.keyed(pk, sk).attributes()));
        });
        List<Summary> found = summaries(response);
        List<Summary> entries = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                entries,
                found.size() > limit
                        ? Optional.of(Cursor.of(Keys.entry(Place.of(entries.getLast()))))
                        : Optional.empty());
    }

    private static List<Summary> summaries(QueryResponse response) {
        return response.items().stream()
                .map(Item::of)
                .map(ArticleItems::summary)
                .toList();
    }

    @Override
    public List<Summary> before(Listing listing, Place place, int limit) {
        return page("pk = :pk AND sk < :a", List.of(Keys.listing(listing), Keys.entry(place)), false, limit);
    }

    @Override
    public List<Summary> after(Listing listing, Place place, int limit) {
        return page("pk = :pk AND sk > :a", List.of(Keys.listing(listing), Keys.entry(place)), true, limit);
    }

    private List<Summary> page(String condition, List<String> values, boolean forward, int limit) {
        var response = table.query(
                condition, values, query -> query.scanIndexForward(forward).limit(limit));
        return summaries(response);
    }

    @Override
    public List<Summary> between(Listing listing, Place from, Place to) {
        List<String> values = List.of(Keys.listing(listing), Keys.entry(from), Keys.entry(to));
        return table
                .queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> query.scanIndexForward(false))
                .stream()
                .map(ArticleItems::summary)
                .toList();
    }
}
