package broadsheet.dynamodb.key;

import broadsheet.article.Change;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.live.Coverage;
import broadsheet.live.UpdateId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of live coverage. */
public final class LiveKeys {
    /** The sort key of the item that editors change: the coverage as a whole. */
    public static final String COVERAGE = "COVERAGE";

    /** The sort key of the counters of updates and changes. */
    public static final String TALLY = "TALLY";

    /** The partition of the listing of all coverages, open and closed. */
    public static final String EVERY = "LISTING#LIVE#EVERY";

    /** The partition of the listing of open coverages. */
    public static final String OPEN = "LISTING#LIVE#OPEN";

    /** The highest update position that a key can hold. */
    public static final int MOST_UPDATES = 999_999;

    private static final int MOST_CHANGES = 999_999_999;
    private static final String LIVE = "LIVE#";
    private static final String OPEN_OF_SECTION = "LISTING#LIVE#SECTION#";
    private static final String CHANGE = "CHANGE#";
    private static final Pattern UPDATE = Pattern.compile("UPDATE#(\\d{6})");

    private LiveKeys() {}

    /** The partition of all items of one coverage. */
    public static String coverage(Slug id) {
        return LIVE + id;
    }

    /** The coverage whose items a partition holds; empty for any other partition. */
    public static Optional<Slug> coverageOf(String pk) {
        return pk.startsWith(LIVE) ? Slug.parse(pk.substring(LIVE.length())) : Optional.empty();
    }

    /** The sort key of an update as readers see it, by its position. */
    public static String update(int place) {
        return "UPDATE#%06d".formatted(place);
    }

    /** The sort key of an update as the editor sent it, by its id. */
    public static String document(UpdateId id) {
        return "DOCUMENT#" + id;
    }

    /** The sort key of an entry in the change log. It says which update a change affected. */
    public static String change(int sequence) {
        return CHANGE + "%09d".formatted(sequence);
    }

    /** The upper bound of the change log's sort keys. */
    public static String lastChange() {
        return change(MOST_CHANGES);
    }

    /** The partition of the listing of a section's open coverages. */
    public static String open(Slug section) {
        return OPEN_OF_SECTION + section;
    }

    /** A coverage's sort key in listings, by the time when it was opened. */
    public static String entry(Coverage coverage) {
        return ListingKeys.entry(
                new ListingPosition(coverage.opened(), coverage.id().value()));
    }

    /**
     * The domain's change for a changed item; empty if the item is not part of a coverage, or no page shows it.
     *
     * @param given the position that the coverage's tally assigned to an update in this change, or 0
     */
    public static Optional<Change> changeOf(String pk, String sk, int given) {
        if (pk.equals(EVERY)) {
            return ListingKeys.placeOf(sk).map(Change.OfListedCoverage::new);
        }
        if (pk.equals(OPEN)) {
            return Optional.of(new Change.OfOpenCoverages());
        }
        if (pk.startsWith(OPEN_OF_SECTION)) {
            return Slug.parse(pk.substring(OPEN_OF_SECTION.length())).map(Change.OfOpenCoveragesOf::new);
        }
        return coverageOf(pk).flatMap(coverage -> changeOf(coverage, sk, given));
    }

    private static Optional<Change> changeOf(Slug coverage, String sk, int given) {
        Matcher update = UPDATE.matcher(sk);
        if (update.matches()) {
            return Optional.of(new Change.OfUpdate(coverage, Integer.parseInt(update.group(1))));
        }
        if (sk.equals(TALLY) && given > 0) {
            return Optional.of(new Change.OfUpdate(coverage, given));
        }
        if (sk.startsWith(CHANGE)) {
            return Optional.of(new Change.OfCoverage(coverage));
        }
        return switch (sk) {
            case COVERAGE, TALLY -> Optional.of(new Change.OfCoverage(coverage));
            case Keys.HEAD -> Optional.of(new Change.OfCoverageHead(coverage));
            default -> Optional.empty();
        };
    }
}
