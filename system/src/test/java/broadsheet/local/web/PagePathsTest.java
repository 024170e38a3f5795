package broadsheet.local.web;

import static broadsheet.local.web.PagePathsFixture.NO_PAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.FileFormat;
import broadsheet.article.Listing;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function that sees viewers' requests for pages, held against the addresses that pages have. */
final class PagePathsTest {
    private static final Slug SLUG = new Slug("a-slug-2");
    private static final Slug OF_ANY_SCRIPT = new Slug("война-и-мир-𠮷-2");
    private static final YearMonth MONTH = YearMonth.of(2025, 2);

    private final PagePathsFixture edge = new PagePathsFixture();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void everyAddressIsLetThrough() {
        List<Address> addresses = addresses(SLUG);
        // A kind of address that is not among these would be cut off unseen.
        assertEquals(
                Address.class.getPermittedSubclasses().length,
                addresses.stream().map(Object::getClass).distinct().count());
        addresses.addAll(addresses(OF_ANY_SCRIPT));
        for (Address address : addresses) {
            assertEquals(address.path(), seen(address.path()));
        }
    }

    @Test
    void encodingHasOneSpelling() {
        String path = new Address.OfArticle(OF_ANY_SCRIPT).path();
        assertEquals(path, seen("/articles/" + OF_ANY_SCRIPT.encoded().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/assets/site.0123456789ab.css",
                "/assets/desk-live.0123456789ab.js",
                "/assets/icon.0123456789ab.svg",
                "/assets/touch-icon.0123456789ab.png",
                "/assets/manifest.0123456789ab.webmanifest",
                "/assets/source-serif-4-bold.0123456789ab.woff2"
            })
    void filesAreLetThrough(String path) {
        assertEquals(path, seen(path));
        var picture = new Picture("a".repeat(64), 1200, 800, List.of(320, 640));
        assertEquals(picture.path(), seen(picture.path()));
        assertEquals(picture.avif(320), seen(picture.avif(320)));
        for (FileFormat format : FileFormat.values()) {
            var file = new MediaFile("a".repeat(64), format, 1);
            assertEquals(file.path(), seen(file.path()));
        }
    }

    @Test
    void pathWithoutTrailingSlashPassesToBeRedirected() {
        for (Address address : addresses(SLUG)) {
            String path = address.path();
            if (path.endsWith("/") && path.length() > 1) {
                String cut = path.substring(0, path.length() - 1);
                assertEquals(cut, seen(cut));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/%73ections/science/, /sections/science/",
        "/articles/%61, /articles/a",
        "/articles/a-slu%67, /articles/a-slug",
    })
    void pageInAnotherSpellingIsThePage(String path, String page) {
        assertEquals(page, seen(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/%CE",
                "/articles/%B1%CE",
                "/articles/%CE%B1%",
                "/articles/α",
                "/articles/../desk/",
                "/articles/%2E%2e/desk/",
                "/articles/..%2f..%2F..%2fetc",
                "/articles/a%2F..",
                "/a%00b",
                "/a%0d%0Ab",
                "/blog/%c0%ae%c0%ae",
                "/.",
                "//desk/",
                "/images/../index.html",
                "/desk/\n/desk/",
                "/a b",
            })
    void whatNoBrowserSendsIsOnePath(String path) {
        assertEquals(NO_PAGE, seen(path));
    }

    /** Whatever the pages' own reader of paths takes, with a slash at its end or without, is let through, and little else. */
    @Test
    void pathsThatAreAlmostAddressesAreJudgedAsPagesJudgeThem() {
        Random random = new Random(1);
        List<String> paths = Stream.of(SLUG, OF_ANY_SCRIPT)
                .flatMap(slug -> addresses(slug).stream())
                .map(Address::path)
                .toList();
        int pages = 0;
        for (int i = 0; i < 3_000; i++) {
            String path = changed(paths.get(random.nextInt(paths.size())), random);
            boolean isPage = Stream.of(path, path + "/")
                    .anyMatch(each -> Paths.parse(each).isPresent());
            if (isPage) {
                assertEquals(Paths.decoded(path), Paths.decoded(seen(path)));
                pages++;
            }
        }
        assertTrue(pages > 300, pages + " were addresses");
        assertEquals("a=1", edge.onward("/%41", "a=1").query());
    }

    private static String changed(String path, Random random) {
        String signs = "ab2-/._%A9";
        StringBuilder changed = new StringBuilder(path);
        int at = random.nextInt(path.length());
        char sign = signs.charAt(random.nextInt(signs.length()));
        switch (random.nextInt(3)) {
            case 0 -> changed.setCharAt(at, sign);
            case 1 -> changed.insert(at, sign);
            default -> changed.deleteCharAt(at);
        }
        return changed.toString();
    }

    private static List<Address> addresses(Slug slug) {
        List<Address> addresses = new ArrayList<>(List.of(
                new Address.OfArticle(slug),
                new Address.OfCard(slug),
                new Address.OfComments(slug, 999_999),
                new Address.OfCounters(slug),
                new Address.OfSitemap(1),
                new Address.OfNewestSitemap(),
                new Address.OfStaticPage(slug),
                new Address.OfStaticPageSitemap(),
                new Address.OfSitemapIndex(),
                new Address.OfNewsSitemap(),
                new Address.OfCoverages(),
                new Address.OfCoveragesOfYear(Year.of(2025)),
                new Address.OfCoveragesOfMonth(MONTH),
                new Address.OfLive(slug),
                new Address.OfLiveUpdates(slug, 1),
                new Address.OfLiveChanges(slug),
                new Address.OfLiveAtom(slug),
                new Address.OfLiveJsonFeed(slug),
                new Address.OfLiveSitemap(Year.of(2025)),
                new Address.OfRobots(),
                new Address.OfDesk()));
        for (Listing listing : List.of(
                new Listing.All(),
                new Listing.OfSection(slug),
                new Listing.OfSectionAndKind(slug, new Slug("2025")),
                new Listing.OfKind(slug),
                new Listing.OfTag(slug),
                new Listing.OfAuthor(slug))) {
            addresses.add(new Address.OfListing(listing));
            addresses.add(new Address.OfListingPage(listing, 1));
            addresses.add(new Address.OfListingPage(listing, 999_999));
            // Numbered listings had them once, and their paths still lead to the listing.
            addresses.addAll(List.of(
                    new Address.OfMonth(listing, MONTH),
                    new Address.OfYear(listing, Year.of(9999)),
                    new Address.OfArchive(listing)));
        }
        for (Listing listing : List.of(new Listing.All(), new Listing.OfSection(slug))) {
            addresses.addAll(List.of(
                    new Address.OfAtom(listing), new Address.OfJsonFeed(listing), new Address.OfFragment(listing)));
        }
        return addresses;
    }

    private String seen(String path) {
        return edge.onward(path, "").path();
    }
}
