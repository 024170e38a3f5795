package broadsheet.resolvepage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample articles, a coverage and redirects in a table, and a bucket that holds nothing yet. */
final class ResolvePageFixture implements AutoCloseable {
    static final String TIDE = "articles/how-a-tide-table-knows";

    final PagesBucket bucket = new PagesBucket();
    final SeededSite archive = SeededSite.filled();
    final TestContext context = new TestContext();
    final ResolvePage function = new ResolvePage();

    ResolvePageFixture() {
        cover();
        redirect();
        publishPages();
    }

    private void publishPages() {
        Instant now = SeededSite.CLOCK.instant();
        archive.documents().publishPage("about", "---\ntitle: About The Fair Copy\n---\nText.\n", now);
        archive.documents().publishPage("privacy", "---\ntitle: Privacy\n---\nText.\n", now);
        archive.documents().removePage("privacy", now);
    }

    private void cover() {
        String opening = Events.read("cover-live/201-coverage");
        archive.coverages().cover("eclipse-over-the-harbour", String.valueOf(Events.at(opening, "body")));
    }

    @Override
    public void close() {
        archive.close();
        bucket.close();
        assertEquals(List.of(), context.log());
    }

    private void redirect() {
        Target tide = new Target.OfArticle(archive.id("how-a-tide-table-knows"));
        archive.redirects()
                .change(Map.of(
                        path("/2016/04/08/tides/"), Optional.of(tide),
                        path("/?p=123"), Optional.of(tide),
                        path("/blog/tides.html"), Optional.of(new Target.OfPage("/tags/tides/")),
                        path("/blog/tides.html?shop=1"),
                                Optional.of(new Target.OfUrl(URI.create("https://shop.example.org/x?a=1"))),
                        path("/блог/приливы"), Optional.of(new Target.OfPage("/sections/science/")),
                        path("/2015/12/pilots/"),
                                Optional.of(new Target.OfArticle(archive.id("the-price-of-a-harbour-pilot")))));
    }

    static OldPath path(String text) {
        return OldPath.parse(text).orElseThrow();
    }

    String location(String path) {
        String event = Events.read("resolve-page/404-no-page").replace("favicon.ico", path);
        String answer = Events.run(function, event, context);
        assertEquals("301", String.valueOf(Events.at(answer, "statusCode")));
        return String.valueOf(Events.at(answer, "headers.location"));
    }

    String status(String path) {
        String event = Events.read("resolve-page/404-no-page").replace("favicon.ico", path);
        return String.valueOf(Events.at(Events.run(function, event, context), "statusCode"));
    }

    String text(String name) {
        return String.valueOf(answer(name, "body"));
    }

    Object answer(String name, String path) {
        return String.valueOf(Events.at(Events.run(function, Events.read("resolve-page/" + name), context), path));
    }
}
