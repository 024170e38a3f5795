package broadsheet.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Summary;
import broadsheet.fault.Rejected;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

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
        Optional<String> start = cursor.map(DynamoListings::decode);
        var response = table.query("pk = :pk", List.of(pk), query -> {
            query.scanIndexForward(false).limit(limit);
            start.ifPresent(sk -> query.exclusiveStartKey(Item.keyed(pk, sk).attributes()));
        });
        List<Summary> entries = response.items().stream()
                .map(Item::of)
                .map(ArticleItems::summary)
                .toList();
        return new Page(
                entries,
                response.hasLastEvaluatedKey()
                        ? Optional.of(
                                encode(Item.of(response.lastEvaluatedKey()).string("sk")))
                        : Optional.empty());
    }

    @Override
    public Optional<Summary> previous(Article article) {
        return neighbour(article, "pk = :pk AND sk < :a", false);
    }

    @Override
    public Optional<Summary> next(Article article) {
        return neighbour(article, "pk = :pk AND sk > :a", true);
    }

    private Optional<Summary> neighbour(Article article, String condition, boolean forward) {
        var response = table.query(
                condition,
                List.of(Keys.listing(new Listing.All()), Keys.entry(article.published(), article.slug())),
                query -> query.scanIndexForward(forward).limit(1));
        return response.items().stream()
                .map(Item::of)
                .map(ArticleItems::summary)
                .findFirst();
    }

    private static String encode(String sk) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sk.getBytes(US_ASCII));
    }

    private static String decode(String cursor) {
        try {
            String sk = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            if (Keys.isEntry(sk)) {
                return sk;
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, as any other cursor that no listing gave
        }
        throw Rejected.because("cursor", "is not one that a listing gave as \"next\"");
    }
}
