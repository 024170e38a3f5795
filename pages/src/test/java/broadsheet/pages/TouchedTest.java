package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private final Newsroom newsroom = new Newsroom();

    @Test
    void anArticleTouchesItsOwnPage() {
        assertEquals(Set.of("/articles/a"), paths(new Change.OfArticle(new Slug("a"))));
    }

    @Test
    void anEntryTouchesItsListingsPage() {
        assertEquals(Set.of("/"), paths(new Change.OfListing(new Listing.All())));
        assertEquals(Set.of("/tags/t/"), paths(new Change.OfListing(new Listing.OfTag(new Slug("t")))));
    }

    @Test
    void theSiteTouchesThePagesThatItsNavigationLinksTo() {
        assertEquals(Set.of("/", "/sections/science/", "/sections/culture/"), paths(new Change.OfSite()));
    }

    private Set<String> paths(Change change) {
        return Touched.by(change, newsroom::site).stream().map(Address::path).collect(Collectors.toSet());
    }
}
