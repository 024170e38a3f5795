package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLanguage;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Body;
import broadsheet.article.Draft;
import broadsheet.article.Fingerprint;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Presentation;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.audit.Actor;
import broadsheet.readership.MostRead;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.ReaderCounts;
import broadsheet.readership.RecentReaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The truth that pages are rendered from, in memory, so that a test can change it between any two looks. */
public final class MemorySite implements Articles {
    /** A date of articles that need none of their own. */
    public static final Instant DATE = Instant.parse("2025-02-01T09:00:00Z");

    /** A day after that date, and standing still. */
    public static final InstantSource CLOCK = InstantSource.fixed(DATE.plus(Duration.ofDays(1)));

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Map<ArticleId, ArticleStatus.Published> published = new ConcurrentHashMap<>();
    private final Map<Slug, ArticleId> addresses = new ConcurrentHashMap<>();
    private int readerCount = 22;
    private int earlierReaderCount = 22;
    private final ReaderCounts readers = new ReaderCounts() {
        @Override
        public int of(ArticleId article) {
            return readerCount;
        }

        @Override
        public ReaderCounts eventual() {
            return article -> earlierReaderCount;
        }
    };
    private final RatingSummaries ratings = article -> new RatingSummary(List.of(0, 0, 0, 1, 1));

    final MemorySettings settings = new MemorySettings();
    final MemoryDiscussion discussion = new MemoryDiscussion();
    final MemoryListings listings = new MemoryListings(this::articles);
    final MemoryLive live = new MemoryLive();
    final MemoryLeads leads = new MemoryLeads();
    final MemoryStaticPages staticPages = new MemoryStaticPages();

    private Consumer<Slug> afterFind = slug -> {};

    /** The id of the article at an address. The order of ids is that of the addresses. */
    public static ArticleId id(String slug) {
        var id = new StringBuilder("01");
        for (int i = 0; i < 8; i++) {
            int character = i < slug.length() ? slug.charAt(i) : 0;
            id.append(DIGITS.charAt(character / DIGITS.length())).append(DIGITS.charAt(character % DIGITS.length()));
        }
        return new ArticleId(id + Fingerprint.of(slug).substring(0, 8).toUpperCase(Locale.ROOT));
    }

    /** Changes how many readers each article has. Eventually consistent reads miss the change. */
    public void countReaders(int number) {
        earlierReaderCount = readerCount;
        readerCount = number;
    }

    /** The pages of all this; twenty-two have read each article, one of them lately, and two rated it. */
    public Pages pages() {
        return new Pages(
                this,
                listings,
                settings,
                discussion,
                stats(),
                (listing, now) -> mostRead(),
                live,
                leads,
                staticPages,
                CLOCK);
    }

    /** The listings, each of which is read once. */
    public MemoizedListings memoizedListings() {
        return new MemoizedListings(listings);
    }

    /** The same pages, range by range. */
    public PageScan scan(ScanSize size) {
        return new PageScan(
                this, listings, settings, discussion, stats(), live, staticPages, pages(), enumerator(), size);
    }

    private ArticleStats stats() {
        return new ArticleStats(readers, ratings);
    }

    /** The addresses of the same pages. */
    public PageEnumerator enumerator() {
        return new PageEnumerator(this, listings, settings, discussion, live, staticPages);
    }

    private MostRead mostRead() {
        Map<ArticleId, RecentReaders> candidates = new ConcurrentHashMap<>();
        Map<ArticleId, MostRead.Title> titles = new ConcurrentHashMap<>();
        for (Article article : articles().toList()) {
            String title = article.front().title();
            candidates.put(article.id(), RecentReaders.NONE.plus(1, CLOCK.instant()));
            titles.put(article.id(), new MostRead.Title(article.slug(), title));
        }
        return MostRead.of(candidates, CLOCK.instant(), shown -> titles);
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

    /** Gives an article's page a layout and key points. */
    void present(String slug, Presentation presentation) {
        change(
                slug,
                before -> revised(
                        before,
                        before.slug(),
                        before.revision(),
                        before.front().presented(presentation),
                        before.updated()));
    }

    /** Lets an article have been updated. */
    void update(String slug, Instant updated) {
        change(slug, before -> revised(before, before.slug(), 2, before.front(), updated));
    }

    /** Lets an article be in a language, and name its translations. */
    void translate(String slug, String language, String... translations) {
        var spoken = new ArticleLanguage(
                Optional.of(language).filter(tag -> !tag.isEmpty()),
                Stream.of(translations).map(Slug::new).toList());
        change(
                slug,
                before -> revised(
                        before,
                        before.slug(),
                        before.revision() + 1,
                        before.front().in(spoken),
                        before.updated()));
    }

    /** Gives an article another address. */
    void rename(String from, String to) {
        addresses.put(new Slug(to), id(from));
        change(from, before -> revised(before, new Slug(to), before.revision() + 1, before.front(), before.updated()));
    }

    private void change(String slug, UnaryOperator<Article> change) {
        published.computeIfPresent(
                id(slug), (id, before) -> new ArticleStatus.Published(change.apply(before.article()), before.body()));
    }

    private static Article revised(Article before, Slug slug, int revision, FrontMatter front, Instant updated) {
        return new Article(before.id(), slug, revision, front, before.published(), updated, before.words());
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

    private Stream<Article> articles() {
        return published.values().stream().map(ArticleStatus.Published::article);
    }

    @Override
    public Map<ArticleId, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        return articles.stream()
                .map(Article::id)
                .filter(published::containsKey)
                .collect(Collectors.toMap(id -> id, published::get));
    }

    @Override
    public Publication publish(Slug slug, Draft draft, Expectation expected, Actor editor, Instant now) {
        throw new UnsupportedOperationException("pages are not published from here");
    }

    @Override
    public boolean withdraw(Slug slug, Expectation expected, Actor editor, Instant now) {
        throw new UnsupportedOperationException("pages are not withdrawn from here");
    }

    @Override
    public boolean takeDown(Slug slug, Expectation expected, Actor editor, String reason, Instant now) {
        throw new UnsupportedOperationException("pages are not withdrawn from here");
    }
}
