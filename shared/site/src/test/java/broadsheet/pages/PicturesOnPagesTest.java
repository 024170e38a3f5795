package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import broadsheet.article.Focus;
import broadsheet.article.LeadPicture;
import broadsheet.article.Listing;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PicturesOnPagesTest {
    private static final Address ARTICLE = new Address.OfArticle(new Slug("a"));
    private static final Address HOME = new Address.OfListing(new Listing.All());
    private static final Address SECTION = new Address.OfListing(new Listing.OfSection(new Slug("science")));
    private static final LeadPicture WIDE = new LeadPicture(
            new Picture("a".repeat(64), 2000, 1333, List.of(320, 640, 960, 1280)),
            "Ships & \"boats\"",
            "A. Photographer & <Co>");

    private final MemorySite memorySite = new MemorySite();
    private final Pages pages = memorySite.pages();

    @Test
    void anArticlesPictureStandsAboveItsTextAndIsFetchedFirst() {
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(WIDE));
        Element figure = page(ARTICLE).expectFirst("article > figure.lead-picture");
        Element image = figure.expectFirst("img");
        assertEquals(WIDE.picture().path(), image.attr("src"));
        assertEquals(WIDE.picture().srcset(), image.attr("srcset"));
        assertEquals("2000", image.attr("width"));
        assertEquals("1333", image.attr("height"));
        assertEquals("Ships & \"boats\"", image.attr("alt"));
        assertEquals("high", image.attr("fetchpriority"));
        assertFalse(image.hasAttr("loading"));
        assertFalse(image.hasAttr("class"));
        assertEquals("A. Photographer & <Co>", figure.expectFirst("figcaption").text());
    }

    @Test
    void pictureWithAvifIsOfferedAsAvifFirstOnEveryPageThatShowsIt() {
        Picture picture = WIDE.picture().withAvif();
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(new LeadPicture(picture, "A", "")));
        for (Address address : List.of(ARTICLE, HOME, SECTION)) {
            Element shown = page(address).expectFirst("picture");
            Element source = shown.expectFirst("picture > source:first-child");
            Element image = shown.expectFirst("source + img:last-child");
            assertEquals("image/avif", source.attr("type"));
            assertEquals(picture.avifSrcset(), source.attr("srcset"));
            assertEquals(image.attr("sizes"), source.attr("sizes"));
            assertEquals(picture.srcset(), image.attr("srcset"));
            assertEquals(picture.path(), image.attr("src"));
        }
    }

    @Test
    void pictureWithoutAvifHasNoSourceOfIt() {
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(WIDE));
        for (Address address : List.of(ARTICLE, HOME, SECTION)) {
            assertEquals(0, page(address).select("picture, source").size(), address::path);
        }
    }

    @Test
    void aPictureWithoutAltAndCreditHasAnEmptyAltAndNoCaption() {
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(new LeadPicture(WIDE.picture(), "", "")));
        Document page = page(ARTICLE);
        assertEquals(1, page.select(".lead-picture img[alt=\"\"]").size());
        assertEquals(0, page.select("figcaption").size());
    }

    @Test
    void aTallPictureSaysSoThatItDoesNotFillTheScreen() {
        var tall = new LeadPicture(new Picture("b".repeat(64), 800, 1200, List.of(320, 640)), "A tower", "");
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(tall));
        assertEquals(1, page(ARTICLE).select(".lead-picture img.tall").size());
    }

    @Test
    void focusOfAPictureIsAClassOnEveryPageThatShowsItAndHasARule() {
        var picture = new LeadPicture(WIDE.picture(), "A", "", new Focus(30, 100));
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(picture));
        for (Address address : List.of(ARTICLE, HOME, SECTION)) {
            assertEquals(1, page(address).select("img.fx30.fy100").size(), address::path);
        }
        String rules = Assets.read("focus.css");
        for (int step = 0; step <= 100; step += Focus.STEP) {
            assertEquals(step != 50, rules.contains(".fx" + step + " { --across: " + step + "% }"));
            assertEquals(step != 50, rules.contains(".fy" + step + " { --down: " + step + "% }"));
        }
    }

    @Test
    void theHomePageShowsThePicturesOfItsLeadAndItsSeconds() {
        for (int i = 0; i < 5; i++) {
            memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.minus(Duration.ofDays(i)), Optional.of(WIDE));
        }
        Document page = page(HOME);
        assertEquals(
                List.of("/articles/a-0", "/articles/a-1", "/articles/a-2"),
                page.select(".entry .picture").eachAttr("href"));
        assertEquals(3, page.select(".front .picture img[alt][width][height]").size());
        assertEquals(
                1, page.select(".lead img[fetchpriority=high]:not([loading])").size());
        assertEquals(2, page.select("img[loading=lazy]:not([fetchpriority])").size());
    }

    @Test
    void aListingShowsThePicturesThatThereAreBesideTheirArticles() {
        memorySite.publish("a", "With a picture", MemorySite.DATE, Optional.of(WIDE));
        memorySite.publish("b", "Without", MemorySite.DATE.minus(Duration.ofDays(1)));
        Document page = page(SECTION);
        assertEquals(List.of("With a picture"), page.select(".pictured h2").eachText());
        assertEquals(2, page.select(".entry").size());
        assertEquals(1, page.select("img[loading=lazy]").size());
    }

    @Test
    void pictureLinkIsHiddenFromKeyboardAndScreenReader() {
        memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(WIDE));
        assertEquals(
                1,
                page(SECTION).select("a.picture[tabindex=-1][aria-hidden=true]").size());
    }

    @Test
    void aPageWithoutPicturesIsAsItWasBeforeThereWereAny() {
        memorySite.publish("a", "A title");
        for (Address address : List.of(ARTICLE, HOME, SECTION)) {
            assertEquals(
                    0, page(address).select("img, figure, .pictured, .picture").size(), address::path);
        }
    }

    private Document page(Address address) {
        return Jsoup.parse(new String(pages.render(address).orElseThrow().page().bytes(), UTF_8));
    }
}
