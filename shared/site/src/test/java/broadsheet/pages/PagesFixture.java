package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Slug;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A site in memory, and its pages. */
final class PagesFixture {
    static final Address ARTICLE = new Address.OfArticle(new Slug("a"));

    final MemorySite memorySite = new MemorySite();
    final Pages pages = memorySite.pages();

    Pages.Rendered rendered(Address address) {
        return pages.render(address).orElseThrow();
    }

    Document page(Address address) {
        return Jsoup.parse(new String(rendered(address).page().bytes(), UTF_8));
    }
}
