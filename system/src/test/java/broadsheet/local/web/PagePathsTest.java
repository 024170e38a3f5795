package broadsheet.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.FileFormat;
import broadsheet.article.Listing;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.validation.FieldErrors;
import java.net.URLEncoder;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

/** The function that sees viewers' requests for pages, held against the addresses that pages have. */
final class PagePathsTest {
    private static final String NO_PAGE = "/404";
    private static final Slug SLUG = new Slug("a-slug-2");
    private static final Slug OF_ANY_SCRIPT = new Slug("война-и-мир-𠮷-2");
    private static final YearMonth MONTH = YearMonth.of(2025, 2);

    private final ViewerCode code = ViewerCode.load(
            SessionToTokenTest.distribution().standard().viewer().orElseThrow());

    @AfterEach
    void close() {
        code.close();
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
    void whatLacksItsLastSlashIsLetThroughToBeRedirected() {
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

    /** The encoded query is encoded once more: API Gateway decodes a path once. */
    @ParameterizedTest
    @CsvSource({
        "/2016/04/08/x/, '', /2016/04/08/x/",
        "/2016/04/08/x/, utm_source=feed, /2016/04/08/x/%3Futm_source%3Dfeed",
        "/blog/%78.html, '', /blog/x.html",
        "/%d0%b1%d0%bb%d0%be%d0%b3/x, '', /%D0%B1%D0%BB%D0%BE%D0%B3/x",
        "/blog, a=%41%26b&a=2&c, /blog%3Fa%3DA%2526b%26a%3D2%26c",
        "/blog, a=%d0%b1, /blog%3Fa%3D%25D0%25B1",
        "/blog, a=caf%E9, /blog",
        "/articles/a-slug/, '', /articles/a-slug/",
        "/articles/A-Slug, '', /articles/A-Slug",
        "/articles/a-slug%20, '', /articles/a-slug%20",
        "/tags/a/feed.xml, '', /tags/a/feed.xml",
        "/wp-login.php, '', /wp-login.php",
        "/404, '', /404",
        "/, p=123, /%3Fp%3D123",
        "/, lang=de&page_id=7, /%3Flang%3Dde%26page_id%3D7",
        "/, feed, /%3Ffeed",
        "/, pp=1&utm_source=p, /",
        "/articles/a-slug, p=123, /articles/a-slug",
        "/sections/science, p=123, /sections/science",
    })
    void oldPathGoesOnInOneSpellingWithItsQuery(String path, String query, String seen) {
        assertEquals(seen, onward(path, query).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p", "page_id", "attachment_id", "cat", "tag", "author", "m", "feed", "q", "utm_source", "P"})
    void edgeAndEditorsKnowTheSameParametersOfTheHomePage(String name) {
        var faults = new FieldErrors();
        boolean isOld = OldPaths.read("/?" + name + "=1", "from", faults).isPresent();
        assertEquals(
                isOld ? "/%3F" + name + "%3D1" : "/", onward("/", name + "=1").path());
    }

    @Test
    void whatTheBucketTakesForNoKeyGoesOnWithoutItsQueryOrNotAtAll() {
        String longest = "/" + "%D0%B1".repeat(511) + "x";
        assertEquals(longest, onward(longest, "").path());
        assertEquals(longest, onward(longest, "a=1").path());
        assertEquals(NO_PAGE, onward(longest + "x", "").path());
        assertEquals("/", onward("/", "p=" + "1".repeat(1_100)).path());
    }

    /** What the edge makes of an address, and API Gateway of that, is found as an editor stated the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2016/04/08/x/",
                "/?p=123",
                "/blog/x.html",
                "/блог/x",
                "/%D0%B1%D0%BB%D0%BE%D0%B3/x",
                "/café",
                "/100%25-off",
                "/a+b%20c",
                "/x?q=a%26b&r=c+d%2Be&s",
                "/x?q=%D0%B1",
                "/x?q=50%25",
            })
    void addressIsFoundBehindTheEdgeAsItWasStated(String stated) {
        String[] parts = stated.split("\\?", 2);
        String ascii =
                Pattern.compile("[^!-~]").matcher(parts[0]).replaceAll(sign -> URLEncoder.encode(sign.group(), UTF_8));
        String passed = onward(ascii, parts.length == 1 ? "" : parts[1]).path();
        assertEquals(
                OldPath.parse(stated).orElseThrow(),
                OldPath.requested(Percent.decodePath(passed)).getFirst());
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
        assertEquals("a=1", onward("/%41", "a=1").query());
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
                new Address.OfNumbers(slug),
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
        return onward(path, "").path();
    }

    private Request onward(String path, String query) {
        return assertInstanceOf(Viewed.Onward.class, code.apply(request(path, query)))
                .request();
    }

    private static Request request(String path, String query) {
        return new Request("GET", path, query, new LinkedHashMap<>(Map.of()), SdkBytes.fromUtf8String(""), "127.0.0.1");
    }
}
