package broadsheet.dynamodb.live;

import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import broadsheet.live.Progress;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** Reads coverages from the table, as readers see them. */
public final class DynamoLiveCoverage implements LiveCoverage {
    private static final String BETWEEN = "pk = :pk AND sk BETWEEN :a AND :b";

    /** How often the latest changes are read again, because one of them changed meanwhile. */
    private static final int ATTEMPTS = 4;

    /** How many of the newest updates {@link #latest} reads. If all of them are withdrawn, it finds none. */
    private static final int LATEST = 10;

    private final Table table;

    @Inject
    DynamoLiveCoverage(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Coverage> coverage(Slug id) {
        return table.get(LiveKeys.coverage(id), LiveKeys.COVERAGE).map(item -> LiveItems.coverage(id, item));
    }

    @Override
    public Optional<CoverageHead> head(Slug id) {
        return table.get(LiveKeys.coverage(id), Keys.HEAD).map(item -> LiveItems.head(id, item));
    }

    @Override
    public Progress progress(Slug id) {
        return table.get(LiveKeys.coverage(id), LiveKeys.TALLY)
                .map(LiveItems::progress)
                .orElse(Progress.NONE);
    }

    @Override
    public List<LiveUpdate> between(Slug coverage, int first, int last) {
        if (last < first) {
            return List.of();
        }
        List<String> values = List.of(LiveKeys.coverage(coverage), LiveKeys.update(first), LiveKeys.update(last));
        return table.queryAll(BETWEEN, values, query -> {}).stream()
                .map(LiveItems::update)
                .toList();
    }

    @Override
    public List<LiveUpdate> at(Slug coverage, List<Integer> places) {
        Map<Integer, LiveUpdate> found = new HashMap<>();
        List<Item> keys = places.stream()
                .distinct()
                .map(place -> Item.keyed(LiveKeys.coverage(coverage), LiveKeys.update(place)))
                .toList();
        table.getAll(keys, item -> {
            LiveUpdate update = LiveItems.update(item);
            found.put(update.place(), update);
        });
        return places.stream()
                .distinct()
                .flatMap(place -> Optional.ofNullable(found.get(place)).stream())
                .toList();
    }

    @Override
    public List<LiveUpdate> changes(Slug coverage, int limit) {
        List<String> values = List.of(LiveKeys.coverage(coverage), LiveKeys.change(0), LiveKeys.lastChange());
        for (int attempt = 0; ; attempt++) {
            List<Item> listed =
                    table
                            .query(
                                    BETWEEN,
                                    values,
                                    query -> query.scanIndexForward(false).limit(limit))
                            .items()
                            .stream()
                            .map(Item::of)
                            .toList();
            List<LiveUpdate> updates = at(
                    coverage, listed.stream().map(item -> item.number("place")).toList());
            // An update that changes between the two reads has another sequence number than listed. What changed before
            // it is
            // then not listed either.
            if (attempt == ATTEMPTS || areAsListed(updates, listed)) {
                return updates.stream()
                        .sorted(Comparator.comparingInt(LiveUpdate::sequence).reversed())
                        .toList();
            }
        }
    }

    private static boolean areAsListed(List<LiveUpdate> updates, List<Item> listed) {
        return updates.stream()
                .map(update -> LiveKeys.change(update.sequence()))
                .toList()
                .equals(listed.stream().map(item -> item.string("sk")).toList());
    }

    @Override
    public Optional<LiveUpdate> latest(Slug coverage) {
        List<String> values =
                List.of(LiveKeys.coverage(coverage), LiveKeys.update(1), LiveKeys.update(LiveKeys.MOST_UPDATES));
        return table
                .query(BETWEEN, values, query -> query.scanIndexForward(false).limit(LATEST))
                .items()
                .stream()
                .map(item -> LiveItems.update(Item.of(item)))
                .filter(update -> update.content().isPresent())
                .findFirst();
    }

    @Override
    public List<OpenCoverage> open(int limit) {
        return open(LiveKeys.OPEN, limit);
    }

    @Override
    public List<OpenCoverage> open(Slug section, int limit) {
        return open(LiveKeys.open(section), limit);
    }

    private List<OpenCoverage> open(String listing, int limit) {
        return table
                .query(
                        "pk = :pk",
                        List.of(listing),
                        query -> query.scanIndexForward(false).limit(limit))
                .items()
                .stream()
                .map(item -> LiveItems.open(Item.of(item)))
                .toList();
    }

    @Override
    public Page every(int limit, Optional<String> cursor) {
        Optional<String> start = cursor.map(
                text -> Cursor.read(text, sk -> ListingKeys.placeOf(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows.
        List<Item> found = table.queryFirst(limit + 1, "pk = :pk", List.of(LiveKeys.EVERY), query -> {
            query.scanIndexForward(false);
            start.ifPresent(
                    sk -> query.exclusiveStartKey(Item.keyed(LiveKeys.EVERY, sk).attributes()));
        });
        List<Item> entries = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                entries.stream().map(LiveItems::listed).toList(),
                found.size() > limit ? Optional.of(Cursor.of(entries.getLast().string("sk"))) : Optional.empty());
    }

    @Override
    public List<ListedCoverage> before(ListingPosition place, int limit) {
        return table
                .query(
                        "pk = :pk AND sk < :a",
                        List.of(LiveKeys.EVERY, ListingKeys.entry(place)),
                        query -> query.scanIndexForward(false).limit(limit))
                .items()
                .stream()
                .map(item -> LiveItems.listed(Item.of(item)))
                .toList();
    }

    @Override
    public List<ListedCoverage> openedIn(YearMonth month) {
        return opened(month, month.plusMonths(1));
    }

    @Override
    public List<ListedCoverage> openedIn(Year year) {
        return opened(year.atMonth(1), year.plusYears(1).atMonth(1));
    }

    private List<ListedCoverage> opened(YearMonth from, YearMonth until) {
        String first = ListingKeys.entry(ListingPosition.startOf(from));
        String behind = ListingKeys.entry(ListingPosition.startOf(until));
        return table
                .queryAll(BETWEEN, List.of(LiveKeys.EVERY, first, behind), query -> query.scanIndexForward(false))
                .stream()
                .map(LiveItems::listed)
                .toList();
    }
}
