package broadsheet.pages;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.ListingPosition;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import broadsheet.live.Progress;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateId;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Live coverage in memory, as simple as can be: what pages show is a question of these facts alone. */
final class MemoryLive implements LiveCoverage {
    static final Instant OPENED = Instant.parse("2025-02-01T09:00:00Z");

    private static final LeadPicture PICTURE =
            new LeadPicture(new Picture("a".repeat(64), 1200, 800, List.of(320, 640)), "A <pier>", "A. Photographer");

    private final Map<Slug, Coverage> coverages = new TreeMap<>();
    private final Map<Slug, NavigableMap<Integer, LiveUpdate>> updates = new TreeMap<>();

    /** Opens a coverage of science. */
    void open(String id, String title) {
        var metadata = new CoverageMetadata(
                title, "A dek with <b>markup</b>.", new Slug("science"), List.of("A <point>", "Another"), false, "");
        put(new Coverage(new Slug(id), 1, metadata, OPENED, Optional.empty()));
    }

    /** Closes a coverage an hour after it was opened. */
    void close(String id) {
        Coverage open = require(id);
        CoverageMetadata metadata = open.metadata();
        put(new Coverage(
                open.id(),
                open.revision() + 1,
                new CoverageMetadata(
                        metadata.title(),
                        metadata.dek(),
                        metadata.section(),
                        metadata.keyPoints(),
                        true,
                        "It <ended>."),
                open.opened(),
                Optional.of(OPENED.plusSeconds(3600))));
    }

    /** Has a coverage opened at another time. */
    void reopen(String id, Instant opened) {
        Coverage known = require(id);
        put(new Coverage(known.id(), known.revision(), known.metadata(), opened, Optional.empty()));
    }

    void put(Coverage coverage) {
        coverages.put(coverage.id(), coverage);
        updates.putIfAbsent(coverage.id(), new TreeMap<>());
    }

    /** Posts so many updates. */
    void post(String coverage, int count) {
        for (int i = 0; i < count; i++) {
            int place = progress(new Slug(coverage)).last() + 1;
            put(
                    coverage,
                    place,
                    1,
                    before -> Optional.empty(),
                    Optional.of(content("Headline <%d>".formatted(place), false)));
        }
    }

    /** Changes what the update at a place says. */
    void change(String coverage, int place, UpdateContent content) {
        LiveUpdate before = require(coverage, place);
        put(
                coverage,
                place,
                before.revision() + 1,
                update -> Optional.of(OPENED.plusSeconds(1800)),
                Optional.of(content));
    }

    void withdraw(String coverage, int place) {
        LiveUpdate before = require(coverage, place);
        put(coverage, place, before.revision() + 1, update -> Optional.of(OPENED.plusSeconds(1800)), Optional.empty());
    }

    static UpdateContent content(String headline, boolean pinned) {
        return new UpdateContent(
                headline,
                List.of(new Label(new Slug("desk"), "Desk"), new Label(new Slug("a-guest"), "A <Guest>")),
                List.of(new Source("A publisher", "A title", "https://example.org/?a=1&b=2")),
                Optional.empty(),
                pinned,
                pinned ? Optional.of(PICTURE) : Optional.empty(),
                "<p>Text of " + headline.replace("<", "&lt;") + ".</p>");
    }

    static UpdateId id(int place) {
        return new UpdateId("01JK0000000000000000%06d".formatted(place));
    }

    private void put(
            String coverage,
            int place,
            int revision,
            Function<Integer, Optional<Instant>> revised,
            Optional<UpdateContent> content) {
        Slug id = new Slug(coverage);
        of(id).put(
                        place,
                        new LiveUpdate(
                                id(place),
                                place,
                                progress(id).sequence() + 1,
                                revision,
                                OPENED.plusSeconds(60L * place),
                                revised.apply(place),
                                content));
    }

    private Coverage require(String id) {
        return coverage(new Slug(id)).orElseThrow();
    }

    private LiveUpdate require(String coverage, int place) {
        return at(new Slug(coverage), List.of(place)).getFirst();
    }

    private NavigableMap<Integer, LiveUpdate> of(Slug coverage) {
        return updates.getOrDefault(coverage, new TreeMap<>());
    }

    @Override
    public Optional<Coverage> coverage(Slug id) {
        return Optional.ofNullable(coverages.get(id));
    }

    @Override
    public Optional<CoverageHead> head(Slug id) {
        return coverage(id)
                .map(known -> new CoverageHead(
                        id, known.metadata().title(), known.metadata().section()));
    }

    @Override
    public Progress progress(Slug id) {
        NavigableMap<Integer, LiveUpdate> all = of(id);
        return new Progress(
                all.values().stream().mapToInt(LiveUpdate::sequence).max().orElse(0),
                all.isEmpty() ? 0 : all.lastKey(),
                all.values().stream()
                        .filter(LiveUpdate::pinned)
                        .map(LiveUpdate::place)
                        .toList());
    }

    @Override
    public List<LiveUpdate> between(Slug coverage, int first, int last) {
        return last < first
                ? List.of()
                : List.copyOf(of(coverage).subMap(first, true, last, true).values());
    }

    @Override
    public List<LiveUpdate> at(Slug coverage, List<Integer> places) {
        return places.stream()
                .flatMap(place -> Optional.ofNullable(of(coverage).get(place)).stream())
                .toList();
    }

    @Override
    public List<LiveUpdate> changes(Slug coverage, int limit) {
        return of(coverage).values().stream()
                .sorted(Comparator.comparingInt(LiveUpdate::sequence).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<LiveUpdate> latest(Slug coverage) {
        return of(coverage).descendingMap().values().stream()
                .filter(update -> update.content().isPresent())
                .findFirst();
    }

    @Override
    public List<OpenCoverage> open(int limit) {
        return open().limit(limit).toList();
    }

    @Override
    public List<OpenCoverage> open(Slug section, int limit) {
        return open().filter(coverage -> coverage.section().equals(section))
                .limit(limit)
                .toList();
    }

    private Stream<OpenCoverage> open() {
        return coverages.values().stream()
                .filter(coverage -> coverage.closed().isEmpty())
                .map(coverage -> new OpenCoverage(
                        coverage.id(),
                        coverage.metadata().title(),
                        coverage.metadata().section(),
                        coverage.opened()));
    }

    @Override
    public Page every(int limit, Optional<String> cursor) {
        return new Page(listed().limit(limit).toList(), Optional.empty());
    }

    @Override
    public List<ListedCoverage> before(ListingPosition place, int limit) {
        return listed().filter(one -> place(one).compareTo(place) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<ListedCoverage> openedIn(YearMonth month) {
        return listed().filter(one -> place(one).month().equals(month)).toList();
    }

    @Override
    public List<ListedCoverage> openedIn(Year year) {
        return listed().filter(one -> Year.from(place(one).month()).equals(year))
                .toList();
    }

    private Stream<ListedCoverage> listed() {
        return coverages.values().stream()
                .map(coverage -> new ListedCoverage(
                        coverage.id(),
                        coverage.metadata().title(),
                        coverage.metadata().section(),
                        coverage.opened(),
                        coverage.closed()))
                .sorted(Comparator.comparing(MemoryLive::place).reversed());
    }

    private static ListingPosition place(ListedCoverage coverage) {
        return new ListingPosition(coverage.opened(), coverage.id().value());
    }
}
