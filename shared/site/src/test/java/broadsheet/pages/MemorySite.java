package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Author;
import broadsheet.article.Body;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Draft;
import broadsheet.article.Fingerprint;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.article.Summary;
import broadsheet.discussion.ArticleName;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Tally;
import broadsheet.readership.MostRead;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.RecentReaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The truth that pages are rendered from, in memory, so that a test can change it between any two looks. */
public final class MemorySite implements Articles, Listings, Sites, Discussion {
    /** A date of articles that need none of their own. */
    public static final Instant DATE = Instant.parse("2025-02-01T09:00:00Z");

    /** A day after that date, and standing still. */
    public static final InstantSource CLOCK = InstantSource.fixed(DATE.plus(Duration.ofDays(1)));

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Map<ArticleId, ArticleStatus.Published> published = new ConcurrentHashMap<>();
    private final Map<Slug, ArticleId> addresses = new ConcurrentHashMap<>();
    private final List<Comment> comments = new CopyOnWriteArrayList<>();
    private final DiscussionTargets topics = new DiscussionTargets() {
        @Override
        public DiscussionTarget find(Slug address) {
            return leadsTo(address)
                    .flatMap(article -> Optional.ofNullable(published.get(article)))
                    .<DiscussionTarget>map(found -> DiscussionTarget.Published.of(found.article()))
                    .orElseGet(DiscussionTarget.Unknown::new);
        }

        @Override
        public Optional<ArticleName> name(ArticleId article) {
            return Optional.ofNullable(published.get(article))
                    .map(found -> new ArticleName(
                            found.article().slug(),
                            Optional.of(found.article().front().title())));
        }
    };
    private final ReaderCounts readers = article -> 22;
    private final RatingSummaries ratings = article -> new RatingSummary(List.of(0, 0, 0, 1, 1));

    /** Its live coverage. */
    final MemoryLive live = new MemoryLive();

    private final Map<Listing, NavigableMap<Integer, PageBoundary>> boundaries = new ConcurrentHashMap<>();

    private final AtomicInteger reads = new AtomicInteger();
    private Consumer<Slug> afterFind = slug -> {};
    private OptionalInt closeAfterDays = OptionalInt.empty();
    private String timeZone = Site.UTC;

    /** The id of the article at an address. The order of ids is that of the addresses. */
    public static ArticleId id(String slug) {
        var id = new StringBuilder("01");
        for (int i = 0; i < 8; i++) {
            int character = i < slug.length() ? slug.charAt(i) : 0;
            id.append(DIGITS.charAt(character / DIGITS.length())).append(DIGITS.charAt(character % DIGITS.length()));
        }
        return new ArticleId(id + Fingerprint.of(slug).substring(0, 8).toUpperCase(Locale.ROOT));
    }

    /** The pages of all this; twenty-two have read each article, one of them lately, and two rated it. */
    public Pages pages() {
        return new Pages(
                this,
                this,
                this,
                this,
                new ArticleStats(topics, readers, ratings),
                (listing, now) -> mostRead(),
                live,
                CLOCK);
    }

    /** The same pages, range by range. */
    public PageScan scan(ScanSize size) {
        return new PageScan(this, this, this, this, topics, readers, ratings, live, pages(), enumerator(), size);
    }

    /** The addresses of the same pages. */
    public PageEnumerator enumerator() {
        return new PageEnumerator(this, this, this, this, live);
    }

    private MostRead mostRead() {
        List<MostRead.Candidate> candidates = published.values().stream()
                .map(ArticleStatus.Published::article)
                .map(article -> new MostRead.Candidate(
                        new MostRead.Title(article.slug(), article.front().title()),
                        RecentReaders.NONE.plus(1, CLOCK.instant())))
                .toList();
        return MostRead.of(candidates, CLOCK.instant());
    }

    /** Writes a comment under an article, as a signed-in reader. */
    public void comment(String slug, String text) {
        comments.add(new Comment(
                id(slug),
                comments.size() + 1,
                "A <Reader>",
                true,
                false,
                DATE,
                Optional.empty(),
                Comment.State.PUBLISHED,
                CommentText.of(text),
                OptionalInt.empty()));
    }

    @Override
    public Tally tally(ArticleId article) {
        return new Tally(comments.size(), comments.size());
    }

    @Override
    public List<Comment> between(ArticleId article, int first, int last) {
        return comments.stream()
                .filter(comment -> comment.number() >= first && comment.number() <= last)
                .toList();
    }

    /** Puts an article, or changes it. */
    public void publish(String slug, String title) {
        publish(slug, title, DATE);
    }

    /** Puts an article with a date, or changes it. */
    public void publish(String slug, String title, Instant date) {
        publish(slug, title, date, Optional.empty());
    }

    /** Puts an article with a picture, or changes it. */
    public void publish(String slug, String title, Instant date, Optional<LeadPicture> picture) {
        publish(slug, title, date, picture, "open-data");
    }

    /** Puts an article with a tag. */
    void publish(String slug, Instant date, String tag) {
        publish(slug, "A title", date, Optional.empty(), tag);
    }

    private void publish(String slug, String title, Instant date, Optional<LeadPicture> picture, String tag) {
        var front = new FrontMatter(
                title,
                "A dek with <b>markup</b> & signs.",
                new Slug("science"),
                new Label(new Slug("analysis"), "Analysis"),
                false,
                List.of(new Label(new Slug("desk"), "An old name"), new Label(new Slug("a-guest"), "A <Guest>")),
                List.of(new Label(new Slug(tag), "Open data")),
                List.of(new Source("A publisher", "A \"title\"", "https://example.org/?a=1&b=2")),
                Optional.empty(),
                List.of(),
                picture);
        addresses.put(new Slug(slug), id(slug));
        published.put(
                id(slug),
                new ArticleStatus.Published(
                        new Article(id(slug), new Slug(slug), 1, front, date, date, 480),
                        new Body("<h2 id=\"one\">One</h2>\n<p>Text.</p>", List.of(new Heading("one", "One")))));
    }

    /** Lets discussions end so many days after their article. */
    void closeDiscussionsAfter(int days) {
        closeAfterDays = OptionalInt.of(days);
    }

    /** Lets an article have been updated. */
    void update(String slug, Instant updated) {
        published.computeIfPresent(
                id(slug),
                (key, before) -> new ArticleStatus.Published(
                        new Article(
                                key,
                                before.article().slug(),
                                2,
                                before.article().front(),
                                before.article().published(),
                                updated,
                                before.article().words()),
                        before.body()));
    }

    /** Lets the site be of another time zone than UTC. */
    void moveTo(String timeZone) {
        this.timeZone = timeZone;
    }

    /** Gives an article another address. */
    void rename(String from, String to) {
        ArticleId id = id(from);
        addresses.put(new Slug(to), id);
        published.computeIfPresent(
                id,
                (key, before) -> new ArticleStatus.Published(
                        new Article(
                                key,
                                new Slug(to),
                                before.article().revision() + 1,
                                before.article().front(),
                                before.article().published(),
                                before.article().updated(),
                                before.article().words()),
                        before.body()));
    }

    /** Takes an article away. */
    public void withdraw(String slug) {
        published.remove(id(slug));
    }

    /** Lets something happen right after an article was looked up, before the answer is used. */
    public void afterFind(Consumer<Slug> hook) {
        afterFind = hook;
    }

    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return Optional.ofNullable(addresses.get(address));
    }

    @Override
    public Optional<Slug> address(ArticleId article) {
        return Optional.ofNullable(published.get(article))
                .map(found -> found.article().slug())
                .or(() -> addresses.entrySet().stream()
                        .filter(address -> address.getValue().equals(article))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    @Override
    public ArticleStatus find(ArticleId article) {
        ArticleStatus found =
                Optional.<ArticleStatus>ofNullable(published.get(article)).orElseGet(ArticleStatus.Unknown::new);
        address(article).ifPresent(afterFind);
        return found;
    }

    @Override
    public Optional<Article> published(ArticleId article) {
        return find(article) instanceof ArticleStatus.Published found ? Optional.of(found.article()) : Optional.empty();
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        reads.incrementAndGet();
        List<Summary> entries = entries(listing)
                .filter(entry -> cursor.filter(last -> position(entry).compareTo(last) >= 0)
                        .isEmpty())
                .toList();
        List<Summary> some = entries.stream().limit(limit).toList();
        return new Page(some, entries.size() > limit ? Optional.of(position(some.getLast())) : Optional.empty());
    }

    private static String position(Summary entry) {
        return entry.published() + "#" + entry.id();
    }

    /** How often a listing was asked. */
    int reads() {
        return reads.get();
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(place) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(place) > 0)
                .toList()
                .reversed()
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(from) >= 0
                        && ListingPosition.of(entry).compareTo(to) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return after(listing, after, Integer.MAX_VALUE).stream()
                .filter(entry -> ListingPosition.of(entry).compareTo(upTo) <= 0)
                .limit(limit)
                .toList();
    }

    /** Sets the boundary of a numbered page to an article's position. */
    void endPage(Listing listing, int page, String slug, Instant published) {
        boundaries
                .computeIfAbsent(listing, first -> new TreeMap<>())
                .put(page, new PageBoundary(page, new ListingPosition(published, id(slug).value())));
    }

    private NavigableMap<Integer, PageBoundary> boundaries(Listing listing) {
        return boundaries.getOrDefault(listing, new TreeMap<>());
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        return List.copyOf(
                boundaries(listing).subMap(fromPage, true, toPage, true).values());
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return Optional.ofNullable(boundaries(listing).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return boundaries(listing).values().stream()
                .filter(page -> page.last().compareTo(place) >= 0)
                .findFirst();
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        return boundaries(listing).descendingMap().values().stream()
                .filter(page -> page.last().compareTo(place) < 0)
                .findFirst();
    }

    private Stream<Summary> entries(Listing listing) {
        return published.values().stream()
                .map(ArticleStatus.Published::article)
                .filter(article -> Listing.of(article.front()).contains(listing))
                .map(Article::summary)
                .sorted(Comparator.comparing(ListingPosition::of).reversed());
    }

    @Override
    public Site site() {
        return new Site(
                "A <Site>",
                "About it.",
                "en",
                "https://example.org",
                Optional.empty(),
                new Label(new Slug("analysis"), "Analysis"),
                new Label(new Slug("desk"), "The Desk"),
                List.of(
                        new Section(new Slug("science"), "Science & more", "All of it.", "#123456", "#abcdef"),
                        new Section(new Slug("culture"), "Culture", "", "#654321", "#fedcba")),
                List.of(new Author(new Slug("desk"), "The Desk", "A biography.")),
                new DiscussionSettings(List.of(), List.of(), closeAfterDays, 10, 500),
                timeZone);
    }

    @Override
    public Publication publish(Slug slug, Draft draft, Expectation expected, String editor, Instant now) {
        throw new UnsupportedOperationException("pages are not published from here");
    }

    @Override
    public boolean withdraw(Slug slug, Expectation expected, String editor, Instant now) {
        throw new UnsupportedOperationException("pages are not withdrawn from here");
    }

    @Override
    public boolean takeDown(Slug slug, Expectation expected, String editor, String reason, Instant now) {
        throw new UnsupportedOperationException("pages are not withdrawn from here");
    }
}
