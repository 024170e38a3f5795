package broadsheet.staticpage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReservedSlugsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "archive",
                "articles",
                "assets",
                "authors",
                "cards",
                "data",
                "desk",
                "feed",
                "images",
                "kinds",
                "live",
                "sections",
                "tags",
                "robots",
                "sitemap",
                "sitemap-pages",
                "news-sitemap",
                "2026",
                "2026-04",
                "404",
                "٢٠٢٦"
            })
    void nameWithAnotherMeaningAtTheRootIsNoPage(String name) {
        assertTrue(ReservedSlugs.contains(new Slug(name)));
        assertEquals(Optional.empty(), Paths.parse("/" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "science", "imprint", "2026-report", "概要", "live-blogs"})
    void otherNameIsAPage(String name) {
        assertFalse(ReservedSlugs.contains(new Slug(name)));
        assertEquals(
                Optional.of(new Address.OfStaticPage(new Slug(name))),
                Paths.parse(new Address.OfStaticPage(new Slug(name)).path()));
    }
}
