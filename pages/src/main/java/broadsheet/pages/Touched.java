package broadsheet.pages;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Which pages a change touches: a bounded number, however many articles there are. */
public final class Touched {
    private Touched() {}

    /**
     * The pages that may have to be different after the change.
     *
     * @param site reads the site as it is now; a change of it touches its home and section pages
     */
    public static Set<Address> by(Change change, Supplier<Site> site) {
        return switch (change) {
            case Change.OfArticle article -> Set.of(new Address.OfArticle(article.slug()));
            case Change.OfListing listing -> Set.of(new Address.OfListing(listing.listing()));
            case Change.OfSite all -> {
                Set<Address> touched = new LinkedHashSet<>();
                touched.add(new Address.OfListing(new Listing.All()));
                site.get()
                        .sections()
                        .forEach(section -> touched.add(new Address.OfListing(new Listing.OfSection(section.id()))));
                yield touched;
            }
        };
    }
}
