package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What a publication would change in the store.
 *
 * @param before the article as readers see it until then; empty if it is not published
 * @param after the article as readers would see it; of the same revision as before if the publication changes nothing
 * @param addresses the addresses that would be written, with the article to which each would lead. One of another article
 *     is that article's new current address.
 */
public record PlannedPublication(
        Optional<Article> before, ArticleStatus.Published after, Map<Slug, ArticleId> addresses) {
    public PlannedPublication {
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
        addresses = Map.copyOf(addresses);
    }

    /** The article's identity. */
    public ArticleId id() {
        return after.article().id();
    }
}
