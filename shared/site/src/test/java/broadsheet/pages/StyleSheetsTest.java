package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page links the stylesheet of listings if that has a rule for one of its elements. */
class StyleSheetsTest {
    private static final Address HOME = new Address.OfListing(new Listing.All());

    /** What stands before the declarations of a rule, or of a group of rules. */
    private static final Pattern PRELUDE = Pattern.compile("([^{};]+)\\{");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

    /** What an element may come to be, or what is beside it. */
    private static final Pattern STATE =
            Pattern.compile("::?(?:before|after|hover|focus-visible)|:nth-child\\([^)]*\\)");

    private final PagesFixture site = new PagesFixture();

    @BeforeEach
    void publish() {
        EveryKindOfPage.publish(site.memorySite);
    }

    static Stream<Address> pages() {
        return Stream.concat(EveryKindOfPage.addresses(), Stream.of(new Address.OfDesk()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void onlyListingsLinkAndNeedTheListingStylesheet(Address address) {
        Document page = site.page(address);
        boolean isListing = switch (address) {
            case Address.OfListing first -> true;
            case Address.OfListingPage numbered -> true;
            case Address.OfMonth month -> true;
            case Address.OfYear year -> true;
            case Address.OfArchive archive -> true;
            case Address.OfCoverages coverages -> true;
            case Address.OfCoveragesOfYear year -> true;
            case Address.OfCoveragesOfMonth month -> true;
            default -> false;
        };
        assertEquals(isListing, linksListings(page));
        assertTrue(isListing || matching(page).isEmpty(), () -> matching(page).toString());
    }

    @ParameterizedTest
    @EnumSource
    void noticeNeedsNoRuleOfListings(Notice notice) {
        Document page = Jsoup.parse(site.pages.notice(notice).text());
        assertFalse(linksListings(page));
        assertEquals(Set.of(), matching(page));
    }

    /** Without this, the tests above would leave out the page of a new kind. */
    @Test
    void everyKindOfPageIsLookedAt() {
        Set<Class<?>> seen = pages().map(Address::getClass).collect(Collectors.toSet());
        List<String> unseen = Arrays.stream(Address.class.getPermittedSubclasses())
                .filter(kind -> !seen.contains(kind))
                .map(Class::getSimpleName)
                .filter(kind -> !kind.matches("Of(?:Live)?(?:Atom|JsonFeed)|Of.*Sitemap.*|Of(?:Card|Robots)"))
                .filter(kind -> !kind.matches("Of(?:Counters|Fragment|LiveChanges)"))
                .toList();
        assertEquals(List.of(), unseen);
    }

    @Test
    void listingStylesheetFollowsSiteStylesheetInLinksAndUploads() {
        List<String> linked =
                site.page(HOME).select("head > link[rel=stylesheet]").eachAttr("href");
        assertEquals(
                List.of("site", "listings"),
                linked.stream().map(StyleSheetsTest::name).toList());
        List<String> uploaded =
                site.rendered(HOME).assets().stream().map(Asset::path).toList();
        assertEquals(linked, uploaded.subList(0, 2));
    }

    @Test
    void homeAndArticleHaveTheirRulesInTheSheetsThatTheyLink() {
        assertTrue(matching(site.page(HOME)).containsAll(List.of(".front", ".home .motto time")));
        Set<String> ofListing = matching(site.page(new Address.OfListing(new Listing.OfTag(new Slug("open-data")))));
        assertTrue(ofListing.contains(".list .entry:first-child > *"), ofListing::toString);
        assertEquals(Set.of(), matching(site.page(PagesFixture.ARTICLE)));
    }

    /** The groups of selectors in the listings' stylesheet that an element of the page matches, or may come to match. */
    private Set<String> matching(Document page) {
        return selectors().stream()
                .filter(selector -> !page.select(anyState(selector)).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> selectors() {
        String css = site.rendered(HOME).assets().stream()
                .filter(asset -> name(asset.path()).equals("listings"))
                .map(asset -> asset.page().text())
                .collect(Collectors.joining());
        Set<String> found = PRELUDE.matcher(COMMENT.matcher(css).replaceAll(""))
                .results()
                .map(prelude -> prelude.group(1).strip())
                .filter(prelude -> !prelude.startsWith("@"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(found.size() > 50, found::toString);
        return found;
    }

    private static String anyState(String selector) {
        return STATE.matcher(selector.replace("> ::", "> *::")).replaceAll("").strip();
    }

    private static boolean linksListings(Document page) {
        return page.select("link[rel=stylesheet]").eachAttr("href").stream()
                .anyMatch(path -> name(path).equals("listings"));
    }

    private static String name(String path) {
        return path.substring(Asset.FOLDER.length()).split("[.]", 2)[0];
    }
}
