package broadsheet.bench.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.discussion.Discussion;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.live.LiveCoverage;
import broadsheet.pages.Address;
import broadsheet.pages.Pages;
import broadsheet.readership.MostReads;
import broadsheet.staticpage.StaticPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures rendering an article's page without reading the table. Arguments: the number of warm-up rounds, the number
 * of measured rounds, a file of calls that publish, and the article's slug. It prints one line of JSON.
 */
final class Rendering {
    /** Pages in a round. One page alone takes too little time to measure. */
    private static final int PAGES = 20;

    private final Articles articles;
    private final Pages pages;
    private final Slug slug;

    private Rendering(Slug slug) {
        Ports ports = DaggerPorts.factory().create(Consistency.STRONG);
        this.slug = slug;
        this.articles = Ports.remembered(Articles.class, ports.articles());
        this.pages = new Pages(
                articles,
                Ports.remembered(Listings.class, ports.listings()),
                Ports.remembered(Sites.class, ports.sites()),
                Ports.remembered(Discussion.class, ports.discussion()),
                ports.stats(),
                Ports.remembered(MostReads.class, ports.mostReads()),
                Ports.remembered(LiveCoverage.class, ports.live()),
                Ports.remembered(LeadChoices.class, ports.leadChoices()),
                Ports.remembered(StaticPages.class, ports.staticPages()),
                InstantSource.system());
    }

    /** The environment is that of the functions. */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[2]), UTF_8)) {
            Call call = Call.of(line);
            call.costOn(call.instance());
        }
        new Rendering(new Slug(arguments[3])).measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void measure(int before, int rounds) {
        int length = whole().getBytes(UTF_8).length;
        List<Cost> costs = new ArrayList<>();
        for (int round = 0; round < before + rounds; round++) {
            Cost cost = Cost.of(() -> {
                for (int i = 0; i < PAGES; i++) {
                    if (whole().length() < length / 2) {
                        throw new IllegalStateException("half a page");
                    }
                }
            });
            if (round >= before) {
                costs.add(cost);
            }
        }
        System.out.println(
                "{\"pages\":%d,\"words\":%d,\"length\":%d,%s}".formatted(PAGES, words(), length, Cost.json(costs)));
    }

    /** The page as the functions render it. */
    private String whole() {
        return pages.render(new Address.OfArticle(slug)).orElseThrow().page().text();
    }

    private int words() {
        if (articles.find(slug) instanceof ArticleStatus.Published published) {
            return published.article().words();
        }
        throw new IllegalStateException(slug + " is not published");
    }
}
