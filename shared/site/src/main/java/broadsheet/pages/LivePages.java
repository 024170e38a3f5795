package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.json.Json;
import broadsheet.language.Words;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import broadsheet.live.Progress;
import broadsheet.pages.CoverageList.Link;
import broadsheet.syndication.LiveFeed;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Renders the pages of live coverages. The JSON with changes has the same HTML as the page. So an open page that has
 * applied all changes equals a freshly loaded one.
 */
final class LivePages {
    /** The number of changes in the JSON. A page that has missed more reloads itself. */
    static final int CHANGES = 30;

    /** The number of open coverages that other pages show. */
    static final int TEASERS = 5;

    /** The number of coverages that the overview reads. Monthly pages have the older ones. */
    private static final int NEWEST = 50;

    private static final int MOST_OPEN = 100;

    /** Eight entries fit into 4 KB, for which DynamoDB charges the same as for one entry. */
    private static final int ONE_READ = 8;

    /** Pinned updates first, then newest first. */
    private static final Comparator<LiveUpdate> ORDER = Comparator.comparing(LiveUpdate::pinned)
            .thenComparingInt(LiveUpdate::place)
            .reversed();

    private final LiveCoverage live;
    private final Templates templates;

    LivePages(LiveCoverage live, Templates templates) {
        this.live = live;
        this.templates = templates;
    }

    /**
     * The content of a coverage's page.
     *
     * @param coverage the coverage
     * @param progress the coverage's counters and pinned updates
     * @param updates the updates on the page, in display order
     */
    private record Shown(Coverage coverage, Progress progress, List<LiveUpdate> updates) {}

    /**
     * Reads the progress before the updates, so that the page has all updates up to the sequence number that it states.
     */
    private Optional<Shown> shown(Slug id) {
        return live.coverage(id).map(coverage -> {
            Progress progress = live.progress(id);
            List<LiveUpdate> updates = new ArrayList<>(live.between(id, progress.first(), progress.last()));
            live.at(id, progress.pinned()).stream()
                    .filter(update -> update.place() < progress.first())
                    .forEach(updates::add);
            updates.sort(ORDER);
            return new Shown(coverage, progress, List.copyOf(updates));
        });
    }

    Optional<String> page(Slug id, PageMetadataFactory factory) {
        return shown(id)
                .map(shown -> templates.fill(
                        "live.jte",
                        Map.of(
                                "metadata", factory.ofLive(shown.coverage(), shown.updates()),
                                "script", factory.assets().live().path(),
                                "coverage", shown.coverage(),
                                "progress", shown.progress(),
                                "updates", shown.updates())));
    }

    Optional<String> updates(Slug id, int page, PageMetadataFactory factory) {
        Optional<CoverageHead> head = live.head(id);
        Progress progress = live.progress(id);
        if (head.isEmpty() || page > progress.pages()) {
            return Optional.empty();
        }
        int first = (page - 1) * LiveUpdate.PER_PAGE + 1;
        int last = Math.min(progress.last(), page * LiveUpdate.PER_PAGE);
        return Optional.of(templates.fill(
                "liveupdates.jte",
                Map.of(
                        "metadata",
                        factory.ofLiveUpdates(head.get(), page),
                        "head",
                        head.get(),
                        "page",
                        page,
                        "isLast",
                        page == progress.pages(),
                        "updates",
                        live.between(id, first, last).reversed())));
    }

    /** The latest changes of a coverage as JSON, for open pages that poll. */
    Optional<String> changes(Slug id, PageMetadataFactory factory) {
        return live.coverage(id).map(coverage -> {
            Progress progress = live.progress(id);
            List<LiveUpdate> changes = live.changes(id, CHANGES + 1);
            int oldest = changes.size() > CHANGES ? changes.getLast().sequence() : 0;
            PageMetadata metadata = factory.ofLive(coverage, List.of());
            return Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("coverage", id.value());
                json.writeStringProperty("status", coverage.metadata().closed() ? "closed" : "open");
                json.writeNumberProperty(
                        "sequence", changes.isEmpty() ? 0 : changes.getFirst().sequence());
                json.writeNumberProperty("oldest", oldest);
                json.writeNumberProperty("first", progress.first());
                json.writeStringProperty(
                        "head",
                        templates
                                .fill("livehead.jte", Map.of("metadata", metadata, "coverage", coverage))
                                .strip());
                List<LiveUpdate> told = changes.subList(0, Math.min(CHANGES, changes.size()));
                Json.array(json, "changes", told, (array, update) -> change(array, id, update, metadata));
                json.writeEndObject();
            });
        });
    }

    private void change(JsonGenerator json, Slug coverage, LiveUpdate update, PageMetadata metadata) {
        json.writeStartObject();
        json.writeNumberProperty("sequence", update.sequence());
        json.writeStringProperty("id", update.id().value());
        json.writeStringProperty("state", update.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("place", update.place());
        json.writeBooleanProperty("pinned", update.pinned());
        update.content().ifPresent(content -> json.writeStringProperty("headline", content.headline()));
        json.writeStringProperty("posted", update.posted().toString());
        json.writeStringProperty("html", html(coverage, update, metadata));
        json.writeEndObject();
    }

    private String html(Slug coverage, LiveUpdate update, PageMetadata metadata) {
        return templates
                .fill("liveupdate.jte", Map.of("metadata", metadata, "coverage", coverage, "update", update))
                .strip();
    }

    /** Renders an update that need not be stored, as its coverage's page would show it; empty without a coverage. */
    Optional<String> update(Slug id, LiveUpdate update, PageMetadataFactory factory) {
        return live.coverage(id).map(coverage -> html(id, update, factory.ofLive(coverage, List.of())));
    }

    /** A coverage's feed: its newest updates, regardless of pins. */
    Optional<LiveFeed> feed(Slug id, Site site) {
        return live.coverage(id).map(coverage -> {
            Progress progress = live.progress(id);
            List<LiveUpdate> newest =
                    live.between(id, progress.first(), progress.last()).reversed();
            return new LiveFeed(site, coverage, newest);
        });
    }

    /** The open coverages that a listing's page shows. */
    List<Teaser> teasers(Listing listing) {
        List<OpenCoverage> open = switch (listing) {
            case Listing.All() -> live.open(TEASERS);
            case Listing.OfSection(Slug section) -> live.open(section, TEASERS);
            default -> List.of();
        };
        return open.stream()
                .map(coverage -> new Teaser(coverage, live.latest(coverage.id())))
                .toList();
    }

    /** The open coverages for the news sitemap. */
    List<OpenCoverage> news() {
        return live.open(TEASERS * 10);
    }

    /** Renders the overview: the open coverages, the newest closed ones, and links to all years. */
    String coverages(PageMetadataFactory factory) {
        Words words = factory.words();
        List<ListedCoverage> newest = live.every(NEWEST, Optional.empty()).coverages();
        List<Link> years = years(newest).stream()
                .map(year -> Link.of(year, words.formats().year(year)))
                .toList();
        List<ListedCoverage> open = live.open(MOST_OPEN).stream()
                .map(one -> new ListedCoverage(one.id(), one.title(), one.section(), one.opened(), Optional.empty()))
                .toList();
        return list(
                new CoverageList(words.page().liveCoverage(), Optional.empty(), open, closed(newest), years), factory);
    }

    /** Renders the links to the months of a year; empty if the year has no coverages. */
    Optional<String> coverages(Year year, PageMetadataFactory factory) {
        Words words = factory.words();
        List<Link> months = months(year).stream()
                .map(month -> Link.of(month, words.formats().month(month)))
                .toList();
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(list(CoverageList.of(words.formats().year(year), words, months), factory));
    }

    /** Renders the coverages of a month; empty if it has none. */
    Optional<String> coverages(YearMonth month, PageMetadataFactory factory) {
        List<ListedCoverage> all = live.openedIn(month);
        Words words = factory.words();
        Year year = Year.from(month);
        Link whole = Link.of(year, words.listing().allOf(words.formats().year(year)));
        List<ListedCoverage> open =
                all.stream().filter(one -> one.closed().isEmpty()).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(list(
                        new CoverageList(
                                words.formats().month(month),
                                Optional.of(CoverageList.all(words)),
                                open,
                                closed(all),
                                List.of(whole)),
                        factory));
    }

    private static List<ListedCoverage> closed(List<ListedCoverage> coverages) {
        return coverages.stream().filter(one -> one.closed().isPresent()).toList();
    }

    private String list(CoverageList list, PageMetadataFactory factory) {
        return templates.fill("coverages.jte", Map.of("metadata", factory.ofCoverages(list), "list", list));
    }

    /** All years in which coverages were opened, latest first. It needs at most one read per year. */
    private List<Year> years(List<ListedCoverage> newest) {
        return each(newest, month -> month.withMonth(1))
                .map(Year::from)
                .distinct()
                .toList();
    }

    private List<YearMonth> months(Year year) {
        return each(live.before(ListingPosition.startOf(year.plusYears(1).atMonth(1)), ONE_READ), month -> month)
                .takeWhile(month -> month.getYear() == year.getValue())
                .toList();
    }

    /**
     * The months in which coverages were opened, starting from the newest ones. After each read, it skips to the start
     * of the last entry's period.
     */
    private Stream<YearMonth> each(List<ListedCoverage> newest, UnaryOperator<YearMonth> start) {
        return Stream.iterate(
                        newest,
                        some -> !some.isEmpty(),
                        some -> live.before(ListingPosition.startOf(start.apply(month(some.getLast()))), ONE_READ))
                .flatMap(some -> some.stream().map(LivePages::month).distinct());
    }

    private static YearMonth month(ListedCoverage coverage) {
        return new ListingPosition(coverage.opened(), "").month();
    }

    /** The coverages that were opened in a year, for its sitemap. */
    List<Slug> openedIn(Year year) {
        return live.openedIn(year).stream().map(ListedCoverage::id).toList();
    }

    /** All years in which coverages were opened, latest first. */
    List<Year> years() {
        return years(live.every(1, Optional.empty()).coverages());
    }

    /** An open coverage in the same HTML that pages contain. */
    String html(Teaser teaser, PageMetadataFactory factory) {
        return templates
                .fill("teaser.jte", Map.of("metadata", factory.ofNotice(""), "teaser", teaser))
                .strip();
    }
}
