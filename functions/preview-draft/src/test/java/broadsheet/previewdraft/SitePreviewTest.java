package broadsheet.previewdraft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.Address;
import broadsheet.pages.Pages.Rendered;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What administrators see of other settings, and editors of a static page, before readers do. */
final class SitePreviewTest {
    private static final Slug ABOUT = new Slug("about");

    @AutoClose
    private final SeededSite archive = SeededSite.filled();

    private final PreviewDraft function = new PreviewDraft(SeededSite.CLOCK);

    @Test
    void settingsPreviewsEqualThePublishedPagesByteForByte() {
        var home = new Address.OfListing(new Listing.All());
        String settings = document("200-site-home") + "url: https://fair-copy.example.org\n";
        Answer seen = send("200-site-home", settings);
        Answer article = send("200-site-article", settings);
        assertNotEquals(rendered(home).page().text(), seen.at("html"));
        archive.publishSite(Events.withBody(Events.read("preview-draft/200-site-home"), settings));
        Rendered published = rendered(home);
        assertEquals(published.page().text(), seen.at("html"));
        assertEquals(
                published.assets().stream()
                        .filter(asset -> asset.path().endsWith(".css"))
                        .map(asset -> asset.page().text())
                        .collect(Collectors.joining()),
                seen.at("css"));
        String slug = Jsoup.parse(String.valueOf(article.at("html")))
                .expectFirst("[data-article]")
                .attr("data-article");
        assertEquals(rendered(new Address.OfArticle(new Slug(slug))).page().text(), article.at("html"));
    }

    private Answer send(String event, String body) {
        return Events.send(function, Events.withBody(Events.read("preview-draft/" + event), body), new TestContext());
    }

    @Test
    void everyErrorOfTheSettingsIsNamed() {
        Answer answer = send("422-site-errors");
        assertEquals(422, answer.status());
        assertTrue(String.valueOf(answer.at("errors.*.at")).contains("identity.typeface"), answer::body);
    }

    @Test
    void previewOfStaticPageHasTheHtmlThatReadersGet() {
        Answer preview = send("200-page");
        archive.documents().publishPage(ABOUT.value(), document("200-page"), SeededSite.CLOCK.instant());
        assertEquals(published(), preview.at("html"));
    }

    @Test
    void previewOfStaticPageKeepsItsDateWhileItsWordsAreTheSame() {
        archive.documents()
                .publishPage(
                        ABOUT.value(),
                        document("200-page"),
                        SeededSite.CLOCK.instant().minus(Duration.ofDays(9)));
        assertEquals(published(), send("200-page").at("html"));
        Answer other = Events.send(
                function,
                Events.read("preview-draft/200-page").replace("Six people", "Seven people"),
                new TestContext());
        assertTrue(String.valueOf(other.at("html")).contains("Seven people and a desk"));
        assertNotEquals(date(published()), date(String.valueOf(other.at("html"))));
    }

    private static String date(String html) {
        return Jsoup.parse(html).expectFirst("time").attr("datetime");
    }

    private static String document(String event) {
        return String.valueOf(Events.at(Events.read("preview-draft/" + event), "body"));
    }

    private String published() {
        return rendered(new Address.OfStaticPage(ABOUT)).page().text();
    }

    private Rendered rendered(Address address) {
        return archive.pages().render(address).orElseThrow();
    }

    private Answer send(String event) {
        return Events.send(function, Events.read("preview-draft/" + event), new TestContext());
    }
}
