package broadsheet.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of articles. Each address leads to one article, whether it is the article's current address, a former
 * one, or reserved for its first publication.
 */
public interface Addresses {
    /** The article to which an address leads; empty if it leads nowhere. */
    Optional<ArticleId> leadsTo(Slug address);

    /** The articles to which these addresses lead, without the addresses that lead nowhere. */
    default Map<Slug, ArticleId> leadTo(Collection<Slug> addresses) {
        Map<Slug, ArticleId> found = new HashMap<>();
        addresses.forEach(address -> leadsTo(address).ifPresent(article -> found.put(address, article)));
        return found;
    }

    /** The same addresses by strongly consistent reads, which miss no write that has ended. */
    default Addresses strong() {
        return this;
    }
}
