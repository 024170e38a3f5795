package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of many articles, which are read together. */
class ManyArticlesTest {
    private final PagesFixture site = new PagesFixture();

    /** One was withdrawn, and one has moved to another address. */
    private List<Address> articles(int number) {
        IntStream.range(0, number)
                .forEach(i ->
                        site.memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.minus(Duration.ofHours(i))));
        site.memorySite.withdraw("a-3");
        site.memorySite.rename("a-5", "a-moved");
        return IntStream.range(0, number)
                .<Address>mapToObj(i -> new Address.OfArticle(new Slug("a-" + i)))
                .toList();
    }

    @Test
    void articlesReadTogetherHaveTheSamePagesAsEachAlone() {
        List<Address> articles = articles(30);
        RenderContext together = site.pages.context(articles);
        for (Address address : articles) {
            Optional<Page> alone = site.pages.render(address).map(Pages.Rendered::page);
            Optional<Page> page = site.pages.render(address, together).map(Pages.Rendered::page);
            assertEquals(alone.isPresent(), page.isPresent(), address::path);
            alone.ifPresent(expected ->
                    assertArrayEquals(expected.bytes(), page.orElseThrow().bytes(), address.path()));
        }
        assertTrue(site.pages.render(articles.get(3), together).isEmpty());
    }

    @Test
    void articleThatCannotBeReadLeavesTheOthersTheirPages() {
        List<Address> articles = articles(30);
        site.memorySite.afterFind(slug -> {
            if (slug.equals(new Slug("a-7"))) {
                throw new IllegalStateException("broken");
            }
        });
        RenderContext together = site.pages.context(articles);
        assertThrows(IllegalStateException.class, () -> site.pages.render(articles.get(7), together));
        assertTrue(site.pages.render(articles.get(8), together).isPresent());
    }

    @Test
    void neighboursOfAdjacentArticlesTakeTwoReadsOfEachListing() {
        List<Address> articles = articles(30);
        RenderContext together = site.pages.context(articles);
        int before = site.memorySite.listings.reads();
        articles.forEach(address -> site.pages.render(address, together));
        assertEquals(4, site.memorySite.listings.reads() - before);
    }

    @Test
    void countersOfManyArticlesAreReadBeforeTheFirstIsRendered() {
        List<Address> counters = articles(30).stream()
                .<Address>map(article -> new Address.OfCounters(((Address.OfArticle) article).slug()))
                .toList();
        String before = text(counters.get(8), site.pages.context(counters));
        RenderContext together = site.pages.context(counters);
        site.memorySite.countReaders(99);
        assertEquals(before, text(counters.get(8), together));
        assertNotEquals(before, text(counters.get(8), site.pages.context(counters)));
    }

    private String text(Address address, RenderContext look) {
        return site.pages.render(address, look).orElseThrow().page().text();
    }
}
