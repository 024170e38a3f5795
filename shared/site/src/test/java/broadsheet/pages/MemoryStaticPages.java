package broadsheet.pages;

import broadsheet.article.Body;
import broadsheet.article.Slug;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPages;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Static pages, in memory. */
final class MemoryStaticPages implements StaticPages {
    private final SortedMap<Slug, StaticPage> pages = new ConcurrentSkipListMap<>();

    /** Puts a page, or changes it. */
    void publish(String slug, String title, String html) {
        publish(slug, title, new Body(html, List.of()));
    }

    void publish(String slug, String title, Body body) {
        var page = new StaticPage(new Slug(slug), 1, title, "A sentence.", body, MemorySite.DATE);
        pages.put(page.slug(), page);
    }

    void remove(String slug) {
        pages.remove(new Slug(slug));
    }

    @Override
    public Optional<StaticPage> find(Slug slug) {
        return Optional.ofNullable(pages.get(slug));
    }

    @Override
    public boolean isRemoved(Slug slug) {
        return false;
    }

    @Override
    public List<ListedPage> list() {
        return pages.values().stream()
                .map(page -> new ListedPage(page.slug(), page.title(), page.revision(), page.updated()))
                .toList();
    }
}
