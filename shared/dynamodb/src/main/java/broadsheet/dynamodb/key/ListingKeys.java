package broadsheet.dynamodb.key;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundary;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of listings, of their entries, and of their most-read rankings. */
public final class ListingKeys {
    private static final String LISTING = "LISTING#";

    /** The partition of the choice of the article that leads the home page. */
    public static final String LEAD = LISTING + "LEAD";

    private static final String PAGES = LISTING + "PAGES#";
    private static final String MOST = "MOST#";

    /** The prefix of the sort keys that lead from a position to a page. Those that are page numbers sort before it. */
    private static final String END = "END#";

    private static final Pattern ENTRY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)#(.{1,100})");

    private static final Pattern PAGE = Pattern.compile("(?:" + END + ".*#)?(\\d{6})");

    /** The upper bound of all entries: ':' follows '9'. */
    private static final String BEHIND_ENTRIES = ":";

    private ListingKeys() {}

    /** The partition of a listing's entries. */
    public static String listing(Listing listing) {
        return LISTING + name(listing);
    }

    /** The partition of a listing's most-read ranking. */
    public static String ranking(Listing listing) {
        return MOST + name(listing);
    }

    /** The partition of the boundaries of a listing's numbered pages. */
    public static String pages(Listing listing) {
        return PAGES + name(listing);
    }

    /** The sort key of a page's boundary. */
    public static String page(int number) {
        return "%06d".formatted(number);
    }

    /** The upper bound of all sort keys that are page numbers. */
    public static String behindPages() {
        return END;
    }

    /**
     * The sort key that leads from a boundary's position to its page. It contains the page's number, because two
     * boundaries may have the same position while pages are cut anew.
     */
    public static String end(PageBoundary boundary) {
        return end(boundary.last()) + "#" + page(boundary.page());
    }

    /** The lower bound of the sort keys that lead from this position, or a later one, to a page. */
    public static String end(ListingPosition place) {
        return END + entry(place);
    }

    /** The boundary that a sort key which leads to a page names; empty for any other sort key. */
    public static Optional<PageBoundary> endOf(String sk) {
        int number = sk.lastIndexOf('#') + 1;
        return sk.startsWith(END) && pageOf(sk).isPresent()
                ? placeOf(sk.substring(END.length(), number - 1))
                        .map(last -> new PageBoundary(Integer.parseInt(sk.substring(number)), last))
                : Optional.empty();
    }

    /** The page's number in either of a boundary's sort keys; empty for any other sort key. */
    public static Optional<Integer> pageOf(String sk) {
        Matcher parts = PAGE.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** The listing whose page boundaries a partition holds; empty for any other partition. */
    public static Optional<Listing> pagedOf(String pk) {
        return pk.startsWith(PAGES) ? named(pk.substring(PAGES.length())) : Optional.empty();
    }

    /** A listing's name, without the prefix of a partition. */
    public static String name(Listing listing) {
        return switch (listing) {
            case Listing.All() -> "ALL";
            case Listing.OfSection(Slug section) -> "SECTION#" + section;
            case Listing.OfSectionAndKind(Slug section, Slug kind) -> "SECTION#" + section + "#KIND#" + kind;
            case Listing.OfKind(Slug kind) -> "KIND#" + kind;
            case Listing.OfTag(Slug tag) -> "TAG#" + tag;
            case Listing.OfAuthor(Slug author) -> "AUTHOR#" + author;
        };
    }

    /**
     * An entry's sort key, whose order is the order of time. From the year 1000 to the year 9999, all instants in UTC
     * and to the second have texts of the same length. No article is from a later year, but a query for December 9999
     * ends where the year 10000 begins. Java writes that year with a '+', which would sort before all entries.
     */
    public static String entry(ListingPosition place) {
        String published = place.published().toString();
        return published.startsWith("+") ? BEHIND_ENTRIES : published + "#" + place.entry();
    }

    /** The position in an entry's sort key; empty for any other key. */
    public static Optional<ListingPosition> placeOf(String sk) {
        Matcher parts = ENTRY.matcher(sk);
        return parts.matches()
                ? Optional.of(parts.group(2))
                        .filter(ListingPosition::isEntry)
                        .map(entry -> new ListingPosition(Instant.parse(parts.group(1)), entry))
                : Optional.empty();
    }

    /** The article whose entry has this sort key; empty for any other key. */
    public static Optional<ArticleId> articleOf(String sk) {
        return placeOf(sk).flatMap(place -> ArticleId.parse(place.entry()));
    }

    /** The listing whose entries a partition holds; empty for any other partition. */
    public static Optional<Listing> listingOf(String pk) {
        return pk.startsWith(LISTING) ? named(pk.substring(LISTING.length())) : Optional.empty();
    }

    /** The listing whose ranking a partition holds; empty for any other partition. */
    public static Optional<Listing> rankingOf(String pk) {
        return pk.startsWith(MOST) ? named(pk.substring(MOST.length())) : Optional.empty();
    }

    /** The listing of this name; empty if no listing has it. */
    public static Optional<Listing> named(String name) {
        String[] parts = name.split("#", -1);
        return switch (parts.length) {
            case 1 -> parts[0].equals("ALL") ? Optional.of(new Listing.All()) : Optional.empty();
            case 2 -> Slug.parse(parts[1]).flatMap(id -> listingOf(parts[0], id));
            case 4 ->
                parts[0].equals("SECTION") && parts[2].equals("KIND")
                        ? Slug.parse(parts[1])
                                .flatMap(section ->
                                        Slug.parse(parts[3]).map(kind -> new Listing.OfSectionAndKind(section, kind)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Listing> listingOf(String what, Slug id) {
        return switch (what) {
            case "SECTION" -> Optional.of(new Listing.OfSection(id));
            case "KIND" -> Optional.of(new Listing.OfKind(id));
            case "TAG" -> Optional.of(new Listing.OfTag(id));
            case "AUTHOR" -> Optional.of(new Listing.OfAuthor(id));
            default -> Optional.empty();
        };
    }
}
