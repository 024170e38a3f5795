package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.key.ReportedCommentKey;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.site.DynamoClosings;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The invariants that follow from an item's existence. This class knows every kind of item in the table of the site, and
 * reports items of an unknown kind. {@link DraftsInvariants} knows those of the table of drafts.
 *
 * @param table the table
 * @param now the time, which tells which items are about to expire
 */
record Invariants(Table table, Instant now) {
    /** The attributes needed to decide which invariants apply to an item. */
    static final String PROJECTION =
            "#pk, #sk, #expiresAt, #signedIn, #hash, #width, #height, #widths, #avif, #type, #bytes, #released";

    private static final Pattern ENTRY_OF_COVERAGE = Pattern.compile("LISTING#LIVE#(?:EVERY|OPEN|SECTION#[^#]+)");
    private static final Pattern RATINGS = Pattern.compile("RATING#([^#]+)#(\\d+)");
    private static final Pattern TALLY = Pattern.compile("TALLY#([^#]+)(?:#(\\d+))?");
    private static final Pattern REPORTS = Pattern.compile("REPORTS#([^#]+)#(\\d{6})");
    private static final Pattern COVERAGE = Pattern.compile("LIVE#([^#]+)");
    private static final Pattern PART_OF_COVERAGE =
            Pattern.compile("COVERAGE|HEAD|TALLY|UPDATE#\\d{6}|DOCUMENT#.+|CHANGE#\\d{9}");
    private static final Pattern RATER = Pattern.compile("(?:ACCOUNT|COOKIE)#.+");
    private static final Pattern DATED = Pattern.compile("AT#.+#[0-9A-HJKMNP-TV-Z]{26}");
    private static final String READER = Keys.reader("");
    private static final String ACCOUNT = "ACCOUNT#";

    private static final String EXPIRES = "expiresAt";

    /** Returns the invariants of an item and of the data it belongs to. */
    List<Invariant> of(Item item) {
        String pk = item.string("pk");
        String sk = item.string("sk");
        int kind = pk.indexOf('#');
        List<Invariant> invariants = switch (kind < 0 ? pk : pk.substring(0, kind)) {
            case "ARTICLE" -> article(pk, sk);
            case Keys.ADDRESS -> address(pk, sk);
            case "AUDIT" -> expiring(pk, sk, item);
            case "LISTING" -> entry(pk, sk);
            case "TALLY" -> tally(pk, sk);
            case "COMMENTS" -> discussion(pk, sk, item);
            case "RATING" -> rating(pk, sk);
            case "REPORTS" -> report(pk, sk, item);
            case "IMAGE" -> image(pk, sk);
            case "READER" -> indexEntry(pk.substring(READER.length()), sk);
            case "LIVE" -> coverage(pk, sk);
            case "MOST" -> ranking(pk, sk);
            case "REDIRECTS" -> one(RedirectKeys.fromOf(pk, sk).map(from -> new RedirectInvariant(table, from)));
            case "PAGE" ->
                one(StaticPageKeys.pageOf(pk)
                        .filter(slug -> sk.equals(Keys.HEAD))
                        .map(slug -> new StaticPageInvariant(table, slug)));
            case StaticPageKeys.LIST ->
                sk.equals(Keys.CURRENT) ? List.of(new StaticPageListInvariant(table)) : List.of();
            case "RECENT" -> recentComment(pk, sk, item);
            case ReportKeys.REPORTED ->
                ReportedCommentKey.of(sk).map(to -> expiring(pk, sk, item)).orElse(List.of());
            case Keys.LIMIT -> sk.equals(Keys.LIMIT) ? expiring(pk, sk, item) : List.of();
            case Keys.HELD -> Keys.isHeldId(sk) ? List.of(new HeldCommentInvariant(table, sk, now)) : List.of();
            case Keys.DECIDED -> decided(sk);
            case Keys.KEYS -> sk.equals(Keys.RECEIPTS) ? secret(pk, sk) : List.of();
            case Keys.SITE -> site(pk, sk);
            case Keys.RENDERING -> rendering(sk);
            default -> List.of();
        };
        return known(table, pk, sk, invariants);
    }

    /** The invariants of an item of a known kind; for any other, the one that there is no such item. */
    static List<Invariant> known(Table table, String pk, String sk, List<Invariant> invariants) {
        return invariants.isEmpty()
                ? List.of(new ItemInvariant(table, pk, sk, "is of no kind that Broadsheet knows", any -> false))
                : invariants;
    }

    private List<Invariant> site(String pk, String sk) {
        boolean isPart = pk.equals(Keys.SITE)
                ? sk.equals(Keys.SITE)
                : pk.equals(Keys.SITE_REVISIONS) && Keys.revisionOf(sk).isPresent();
        return isPart ? List.of(new SiteInvariant(table)) : List.of();
    }

    private List<Invariant> article(String pk, String sk) {
        Optional<String> kept = PictureKeys.referenceOf(sk);
        if (kept.isPresent()) {
            return one(Keys.articleOf(pk).map(article -> new PictureReferenceInvariant(table, article, kept.get())));
        }
        boolean isPart = sk.equals(Keys.HEAD)
                || sk.equals(Keys.BODY)
                || Keys.revisionOf(sk).isPresent()
                || PictureKeys.pictureOf(sk).isPresent();
        return one(
                Keys.articleOf(pk).filter(article -> isPart).map(article -> new ArticleInvariant(table, article, now)));
    }

    private List<Invariant> address(String pk, String sk) {
        return one(Keys.addressOf(pk)
                .filter(address -> sk.equals(Keys.ADDRESS))
                .map(address -> new AddressInvariant(table, address)));
    }

    private List<Invariant> image(String pk, String sk) {
        return PictureKeys.imageOf(pk).filter(hash -> sk.equals(Keys.CURRENT)).isPresent()
                ? List.of(new ItemInvariant(table, pk, sk, "counts no references", image -> image.has("references")))
                : List.of();
    }

    private List<Invariant> entry(String pk, String sk) {
        if (pk.equals(ListingKeys.LEAD)) {
            return sk.equals(Keys.CURRENT)
                    ? List.of(new ItemInvariant(table, pk, sk, "names no article", lead -> lead.has("article")))
                    : List.of();
        }
        Optional<Listing> paged = ListingKeys.pagedOf(pk);
        if (paged.isPresent()) {
            return one(ListingKeys.pageOf(sk).map(page -> new PageBoundaryInvariant(table, pk, sk, page)));
        }
        Optional<ListingPosition> at = ListingKeys.placeOf(sk);
        return ENTRY_OF_COVERAGE.matcher(pk).matches()
                ? one(at.flatMap(place -> Slug.parse(place.entry()))
                        .map(coverage -> new CoverageEntryInvariant(table, pk, sk, coverage)))
                : one(at.filter(place -> ArticleId.parse(place.entry()).isPresent())
                        .flatMap(place ->
                                ListingKeys.listingOf(pk).map(listing -> new EntryInvariant(table, listing, place))));
    }

    private List<Invariant> tally(String pk, String sk) {
        Optional<Matcher> parts = parsed(TALLY, pk);
        if (parts.isEmpty()) {
            return List.of();
        }
        var article = new ArticleId(parts.get().group(1));
        Optional<Integer> shard = Optional.ofNullable(parts.get().group(2)).map(Integer::valueOf);
        if (shard.isPresent()) {
            return one(shard.filter(part -> sk.equals(Keys.RATING))
                    .map(part -> new RatingsInvariant(table, article, part)));
        }
        return switch (sk) {
            case Keys.COMMENTS -> List.of(new DiscussionInvariant(table, article));
            case Keys.VIEWS -> List.of(new ViewsInvariant(table, article, now));
            default -> List.of();
        };
    }

    private List<Invariant> discussion(String pk, String sk, Item item) {
        Optional<ArticleId> article = Keys.commentedOf(pk);
        if (article.isEmpty()) {
            return List.of();
        }
        if (sk.startsWith(Keys.memory(""))) {
            return expiring(pk, sk, item);
        }
        return Keys.commentOf(sk)
                .<List<Invariant>>map(number -> List.of(
                        new DiscussionInvariant(table, article.get()),
                        new CommentInvariant(table, article.get(), number, now)))
                .orElse(List.of());
    }

    private List<Invariant> rating(String pk, String sk) {
        return parsed(RATINGS, pk)
                .filter(parts -> RATER.matcher(sk).matches())
                .map(parts -> {
                    var article = new ArticleId(parts.group(1));
                    Invariant tallied = new RatingsInvariant(table, article, Integer.parseInt(parts.group(2)));
                    return sk.startsWith(ACCOUNT)
                            ? List.of(
                                    tallied,
                                    indexed(
                                            pk,
                                            sk,
                                            sk.substring(ACCOUNT.length()),
                                            new ReaderDataIndex.OfRating(article)))
                            : List.of(tallied);
                })
                .orElse(List.of());
    }

    private List<Invariant> report(String pk, String sk, Item item) {
        Optional<Matcher> parts = parsed(REPORTS, pk);
        boolean isReport = sk.startsWith(ReportKeys.REPORT);
        if (parts.isEmpty() || !(isReport || sk.equals(ReportKeys.ROUND))) {
            return List.of();
        }
        if (isReport && item.has("signedIn") && item.flag("signedIn")) {
            var indexEntry = new ReaderDataIndex.OfReport(
                    new ArticleId(parts.get().group(1)),
                    Integer.parseInt(parts.get().group(2)));
            return List.of(indexed(pk, sk, sk.substring(ReportKeys.REPORT.length()), indexEntry));
        }
        return expiring(pk, sk, item);
    }

    private IndexedReaderDataInvariant indexed(String pk, String sk, String reader, ReaderDataIndex indexEntry) {
        return new IndexedReaderDataInvariant(table, pk, sk, reader, indexEntry, now);
    }

    private List<Invariant> indexEntry(String reader, String sk) {
        return sk.equals(Keys.BLOCKED)
                ? List.of(new ItemInvariant(table, Keys.reader(reader), sk, "says not who blocks", by -> by.has("by")))
                : one(ReaderDataIndex.of(sk).map(to -> new ReaderDataInvariant(table, reader, to, now)));
    }

    private List<Invariant> coverage(String pk, String sk) {
        return matched(COVERAGE, pk)
                .filter(parts -> PART_OF_COVERAGE.matcher(sk).matches())
                .flatMap(parts -> Slug.parse(parts.group(1)))
                .<List<Invariant>>map(id -> List.of(new CoverageInvariant(table, id), new UpdatesInvariant(table, id)))
                .orElse(List.of());
    }

    private List<Invariant> ranking(String pk, String sk) {
        return one(ListingKeys.rankingOf(pk)
                .filter(listing -> sk.equals(Keys.CURRENT))
                .map(listing -> new RankingInvariant(table, listing)));
    }

    private List<Invariant> recentComment(String pk, String sk, Item item) {
        return Keys.recentCommentOf(sk)
                .filter(to -> Keys.recent(to.day()).equals(pk))
                .map(to -> expiring(pk, sk, item))
                .orElse(List.of());
    }

    private List<Invariant> decided(String sk) {
        if (Keys.isHeldId(sk)) {
            return List.of(new DecisionInvariant(table, sk, now));
        }
        return DATED.matcher(sk).matches() ? List.of(new CountedDecisionInvariant(table, sk)) : List.of();
    }

    private List<Invariant> rendering(String sk) {
        if (sk.equals(Keys.CLOSED)) {
            return List.of(new ItemInvariant(
                    table,
                    Keys.RENDERING,
                    sk,
                    "names no article",
                    item -> ListingKeys.placeOf(
                                    item.optional(DynamoClosings.LAST).orElse(""))
                            .isPresent()));
        }
        return sk.equals(Keys.CURRENT) || sk.equals(Keys.PROGRESS) ? List.of(new RenderingInvariant(table)) : List.of();
    }

    private List<Invariant> secret(String pk, String sk) {
        return List.of(new ItemInvariant(table, pk, sk, "has no secret", key -> key.has("secret")));
    }

    /** Checks an item that only its writers read: it must have an expiry. */
    private List<Invariant> expiring(String pk, String sk, Item item) {
        return item.has(EXPIRES)
                ? List.of(new Seen(pk + " " + sk))
                : List.of(new ItemInvariant(table, pk, sk, "never expires", now -> now.has(EXPIRES)));
    }

    /** An invariant that held when the item was scanned and needs no further read. */
    private record Seen(String place) implements Invariant {
        @Override
        public List<Finding> check() {
            return List.of();
        }
    }

    /** The parts of a key that begins with an article's id. */
    private static Optional<Matcher> parsed(Pattern pattern, String pk) {
        return matched(pattern, pk)
                .filter(parts -> ArticleId.parse(parts.group(1)).isPresent());
    }

    private static Optional<Matcher> matched(Pattern pattern, String pk) {
        return Optional.of(pattern.matcher(pk)).filter(Matcher::matches);
    }

    private static List<Invariant> one(Optional<? extends Invariant> invariant) {
        return invariant.<List<Invariant>>map(List::of).orElse(List.of());
    }
}
