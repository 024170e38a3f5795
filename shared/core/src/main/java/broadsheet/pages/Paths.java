package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.staticpage.ReservedSlugs;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses paths into addresses, as the inverse of {@link Address#path()}. */
public final class Paths {
    private static final Pattern CARD = Pattern.compile("/cards/([^/]+)\\.png");
    private static final Pattern COUNTERS = Pattern.compile("/data/articles/([^/]+)\\.json");
    private static final Pattern LIVE_SITEMAP = Pattern.compile("/sitemap-live-([1-9]\\d{3})\\.xml");
    private static final Pattern SITEMAP = Pattern.compile("/sitemap-([1-9]\\d{0,5})\\.xml");
    private static final Pattern COMMENTS = Pattern.compile("/articles/([^/]+)/comments/([1-9]\\d{0,5})");
    private static final Pattern LIVE_CHANGES = Pattern.compile("/data/live/([^/]+)\\.json");
    private static final Pattern FRAGMENT = Pattern.compile("/data/(?:sections/([^/]+)|site)\\.json");
    private static final Pattern LIVE =
            Pattern.compile("/live/([^/]+)(?:/(?:updates/([1-9]\\d{0,5})|(feed\\.xml)|(feed\\.json)))?");
    private static final Pattern PERIOD = Pattern.compile("/live/([1-9]\\d{3})(-\\d{2})?/");
    private static final Pattern EARLIER = Pattern.compile("archive|([1-9]\\d{3})(-\\d{2})?");
    private static final Pattern PAGE = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern FORMER = Pattern.compile("(/.+/)(?:archive|([1-9]\\d{3})(?:-(\\d{2}))?)/");

    private Paths() {}

    /**
     * The address with this path, whether or not the page exists; empty if no address has this path.
     *
     * @param path percent-encoded, or not: no page has a percent sign in its name
     */
    public static Optional<Address> parse(String path) {
        return decoded(path).flatMap(Paths::read);
    }

    /** The path with its names as readers see them; empty if a percent sign in it encodes nothing. */
    public static Optional<String> decoded(String path) {
        try {
            return Optional.of(URLDecoder.decode(path.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The path in a URL, of a path with its names as readers see them. The inverse of {@link #decoded}. */
    public static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static Optional<Address> read(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            return Optional.empty();
        }
        if (path.equals(Address.OfSitemapIndex.PATH)) {
            return Optional.of(new Address.OfSitemapIndex());
        }
        if (path.equals(Address.OfNewsSitemap.PATH)) {
            return Optional.of(new Address.OfNewsSitemap());
        }
        if (path.equals(Address.OfNewestSitemap.PATH)) {
            return Optional.of(new Address.OfNewestSitemap());
        }
        if (path.equals(Address.OfStaticPageSitemap.PATH)) {
            return Optional.of(new Address.OfStaticPageSitemap());
        }
        Matcher live = LIVE_SITEMAP.matcher(path);
        if (live.matches()) {
            return Optional.of(new Address.OfLiveSitemap(Year.parse(live.group(1))));
        }
        if (path.equals(Address.OfRobots.PATH)) {
            return Optional.of(new Address.OfRobots());
        }
        if (path.equals(Address.OfDesk.PATH)) {
            return Optional.of(new Address.OfDesk());
        }
        Matcher sitemap = SITEMAP.matcher(path);
        if (sitemap.matches()) {
            return Optional.of(new Address.OfSitemap(Integer.parseInt(sitemap.group(1))));
        }
        Matcher card = CARD.matcher(path);
        if (card.matches()) {
            return Slug.parse(card.group(1)).map(Address.OfCard::new);
        }
        Matcher counters = COUNTERS.matcher(path);
        if (counters.matches()) {
            return Slug.parse(counters.group(1)).map(Address.OfCounters::new);
        }
        if (path.startsWith("/live/") || path.startsWith("/data/")) {
            return live(path);
        }
        Matcher comments = COMMENTS.matcher(path);
        if (comments.matches()) {
            int page = Integer.parseInt(comments.group(2));
            return Slug.parse(comments.group(1)).map(article -> new Address.OfComments(article, page));
        }
        if (path.startsWith("/articles/")) {
            return Slug.parse(path.substring("/articles/".length())).map(Address.OfArticle::new);
        }
        int last = path.lastIndexOf('/') + 1;
        String folder = path.substring(0, last);
        return switch (path.substring(last)) {
            case "" -> folder(folder);
            case "feed.xml" -> listing(folder).filter(Address::isOwn).map(Address.OfAtom::new);
            case "feed.json" -> listing(folder).filter(Address::isOwn).map(Address.OfJsonFeed::new);
            default -> folder.equals("/") ? staticPage(path.substring(1)) : Optional.empty();
        };
    }

    private static Optional<Address> staticPage(String name) {
        return Slug.parse(name).filter(slug -> !ReservedSlugs.contains(slug)).map(Address.OfStaticPage::new);
    }

    /**
     * A page by which listings that have numbered pages were archived before.
     *
     * @param listing the listing
     * @param end the time when the page's month or year ended; empty for the page that listed the years
     */
    public record Former(Listing listing, Optional<ListingPosition> end) {}

    /** The former page with this path; empty if there was none. The path of a year may be that of a numbered page. */
    public static Optional<Former> former(String path) {
        Matcher parts = FORMER.matcher(decoded(path).orElse(""));
        return parts.matches()
                ? listing(parts.group(1))
                        .filter(listing -> !listing.isDated())
                        .flatMap(listing -> former(listing, Optional.ofNullable(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    private static Optional<Former> former(Listing listing, Optional<String> year, @Nullable String month) {
        if (year.isEmpty()) {
            return Optional.of(new Former(listing, Optional.empty()));
        }
        return month(year.get() + "-" + (month == null ? "12" : month))
                .map(last -> new Former(listing, Optional.of(ListingPosition.startOf(last.plusMonths(1)))));
    }

    private static Optional<Address> live(String path) {
        Matcher changes = LIVE_CHANGES.matcher(path);
        if (changes.matches()) {
            return Slug.parse(changes.group(1)).map(Address.OfLiveChanges::new);
        }
        Matcher fragment = FRAGMENT.matcher(path);
        if (fragment.matches()) {
            return fragment.group(1) == null
                    ? Optional.of(new Address.OfFragment(new Listing.All()))
                    : Slug.parse(fragment.group(1))
                            .map(section -> new Address.OfFragment(new Listing.OfSection(section)));
        }
        if (path.equals(Address.OfCoverages.PATH)) {
            return Optional.of(new Address.OfCoverages());
        }
        Matcher period = PERIOD.matcher(path);
        if (period.matches()) {
            return period.group(2) == null
                    ? Optional.of(new Address.OfCoveragesOfYear(Year.parse(period.group(1))))
                    : month(period.group(1) + period.group(2)).map(Address.OfCoveragesOfMonth::new);
        }
        Matcher live = LIVE.matcher(path);
        return live.matches() ? Slug.parse(live.group(1)).map(coverage -> live(coverage, live)) : Optional.empty();
    }

    private static Address live(Slug coverage, Matcher path) {
        if (path.group(2) != null) {
            return new Address.OfLiveUpdates(coverage, Integer.parseInt(path.group(2)));
        }
        if (path.group(3) != null) {
            return new Address.OfLiveAtom(coverage);
        }
        return path.group(4) != null ? new Address.OfLiveJsonFeed(coverage) : new Address.OfLive(coverage);
    }

    private static Optional<Address> folder(String path) {
        String parent = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
        String name = path.equals("/") ? "" : path.substring(parent.length(), path.length() - 1);
        Optional<Listing> numbered = numbered(parent);
        if (numbered.isPresent()) {
            return numbered.filter(listing -> PAGE.matcher(name).matches())
                    .map(listing -> new Address.OfListingPage(listing, Integer.parseInt(name)));
        }
        Matcher earlier = EARLIER.matcher(name);
        Optional<Listing> whole = earlier.matches() ? listing(parent) : Optional.empty();
        return whole.isPresent()
                ? whole.flatMap(listing -> earlier(listing, earlier))
                : listing(path).map(Address.OfListing::new);
    }

    /** The listing whose numbered pages are in this folder. */
    private static Optional<Listing> numbered(String folder) {
        Optional<Listing> dated = folder.endsWith("/archive/")
                ? listing(folder.substring(0, folder.length() - "archive/".length()))
                        .filter(Listing::isDated)
                : Optional.empty();
        return dated.or(() -> listing(folder).filter(listing -> !listing.isDated()));
    }

    private static Optional<Address> earlier(Listing listing, Matcher name) {
        if (name.group(1) == null) {
            return Optional.of(new Address.OfArchive(listing));
        }
        return name.group(2) == null
                ? Optional.of(new Address.OfYear(listing, Year.parse(name.group(1))))
                : month(name.group()).map(month -> new Address.OfMonth(listing, month));
    }

    private static Optional<Listing> listing(String path) {
        if (path.equals("/")) {
            return Optional.of(new Listing.All());
        }
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.size() < 4 || !parts.getFirst().isEmpty() || !parts.getLast().isEmpty()) {
            return Optional.empty();
        }
        Optional<Slug> first = Slug.parse(parts.get(2));
        if (parts.size() == 5) {
            return parts.get(1).equals("sections")
                    ? first.flatMap(section ->
                            Slug.parse(parts.get(3)).map(kind -> new Listing.OfSectionAndKind(section, kind)))
                    : Optional.empty();
        }
        return parts.size() == 4 ? first.flatMap(id -> listing(parts.get(1), id)) : Optional.empty();
    }

    private static Optional<Listing> listing(String what, Slug id) {
        return switch (what) {
            case "sections" -> Optional.of(new Listing.OfSection(id));
            case "kinds" -> Optional.of(new Listing.OfKind(id));
            case "tags" -> Optional.of(new Listing.OfTag(id));
            case "authors" -> Optional.of(new Listing.OfAuthor(id));
            default -> Optional.empty();
        };
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException noMonth) {
            return Optional.empty();
        }
    }
}
