package broadsheet.pages;

import static java.util.Map.entry;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.FrontMatter;
import broadsheet.article.Lead;
import broadsheet.article.LeadChoices;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.Tally;
import broadsheet.language.NoticeWords;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPages;
import broadsheet.syndication.Crumb;
import java.time.InstantSource;
import java.time.Year;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Renders the HTML pages: collects the content of each and fills its template. */
final class HtmlPages {
    private final Discussion discussion;
    private final LeadChoices leads;
    private final StaticPages staticPages;
    private final Templates templates;
    private final InstantSource clock;

    /** Creates an instance; the clock determines which discussions are closed, and which article leads. */
    HtmlPages(
            Discussion discussion,
            LeadChoices leads,
            StaticPages staticPages,
            Templates templates,
            InstantSource clock) {
        this.discussion = discussion;
        this.leads = leads;
        this.staticPages = staticPages;
        this.templates = templates;
        this.clock = clock;
    }

    /** The same pages with the comments of this port. */
    HtmlPages over(Discussion comments) {
        return new HtmlPages(comments, leads, staticPages, templates, clock);
    }

    Optional<String> article(Slug slug, PageMetadataFactory factory, RenderContext context) {
        if (!(context.article(slug) instanceof ArticleStatus.Published published)) {
            return Optional.empty();
        }
        FrontMatter front = published.article().front();
        ListingPosition place = ListingPosition.of(published.article().summary());
        List<Author> biographies = front.authors().stream()
                .flatMap(author -> factory.site().author(author.id()).stream())
                .filter(author -> !author.profile().equals(AuthorProfile.NONE))
                .toList();
        ArticleId id = published.article().id();
        Tally tally = context.tally(id);
        int first = Math.max(1, tally.last() - Comment.PER_PAGE + 1);
        boolean isOpen = DiscussionTarget.Published.of(published.article())
                .isOpen(factory.site().discussion(), clock.instant());
        return Optional.of(templates.fill(
                "article.jte",
                Map.ofEntries(
                        entry(
                                "comments",
                                new Comments(slug, tally, first, discussion.between(id, first, tally.last()))),
                        entry("isOpen", isOpen),
                        entry("metadata", factory.ofArticle(published.article())),
                        entry("article", published.article()),
                        entry("body", published.body()),
                        entry("trail", Crumb.to(factory.site(), front)),
                        entry("biographies", biographies),
                        entry("translations", context.translations(published.article())),
                        entry("more", moreIn(new Listing.OfSection(front.section()), place, context.queries())),
                        entry("previous", context.queries().ask(new Before(new Listing.All(), place, 1))),
                        entry("next", context.queries().ask(new After(new Listing.All(), place, 1))))));
    }

    /** The entries under "More in ...", newest first. */
    private static List<Summary> moreIn(Listing section, ListingPosition place, ListingQueries queries) {
        List<Summary> older = queries.ask(new Before(section, place, AffectedPages.MORE));
        int left = AffectedPages.MORE - older.size();
        List<Summary> newer = left > 0 ? queries.ask(new After(section, place, left)) : List.of();
        return Stream.concat(newer.reversed().stream(), older.stream()).toList();
    }

    Optional<String> comments(Slug slug, int page, PageMetadataFactory factory, RenderContext context) {
        Optional<Article> found = context.published(slug);
        Tally tally = found.map(article -> context.tally(article.id())).orElse(Tally.NONE);
        if (page > tally.pages()) {
            return Optional.empty();
        }
        int first = (page - 1) * Comment.PER_PAGE + 1;
        int last = Math.min(tally.last(), page * Comment.PER_PAGE);
        return found.map(article -> templates.fill(
                "comments.jte",
                Map.of(
                        "metadata",
                        factory.ofComments(article, page),
                        "article",
                        article,
                        "page",
                        page,
                        "comments",
                        new Comments(slug, tally, first, discussion.between(article.id(), first, last)))));
    }

    String home(PageMetadataFactory factory, RenderContext context) {
        List<Summary> newest = context.queries().newest(new Listing.All());
        Optional<Lead> lead = Lead.of(
                leads.current(), context::published, newest, factory.site().leadDays(), clock.instant());
        context.readAhead(factory.site().frontPage().picks());
        HomePage front = HomePage.of(
                factory.site(),
                lead.map(Lead::article),
                slug -> context.leadingTo(slug).map(Article::summary),
                query -> context.queries().ask(query));
        return templates.fill(
                "home.jte",
                Map.of(
                        "metadata",
                        factory.ofHome(newest),
                        "front",
                        front,
                        "older",
                        context.queries().older(new Listing.All()),
                        "live",
                        context.teasers(new Listing.All())));
    }

    /**
     * Renders the first page of a listing.
     *
     * <p>A section has a page before its first article, because the navigation links to it. Staff members have pages
     * too, because the bylines of live updates link to them. Any other listing has a page only if it has articles.
     */
    Optional<String> listing(Listing listing, PageMetadataFactory factory, RenderContext context) {
        List<Summary> newest = context.queries().newest(listing);
        return newest.isEmpty() && !needsNoArticle(listing, factory.site())
                ? Optional.empty()
                : head(
                        listing,
                        newest,
                        factory,
                        head -> templates.fill(
                                "listing.jte",
                                Map.of(
                                        "metadata",
                                        factory.ofListing(listing, head, newest),
                                        "listing",
                                        listing,
                                        "entries",
                                        newest,
                                        "older",
                                        context.queries().older(listing),
                                        "live",
                                        context.teasers(listing))));
    }

    private static boolean needsNoArticle(Listing listing, Site site) {
        return switch (listing) {
            case Listing.OfSection section -> true;
            case Listing.OfAuthor(Slug author) -> site.isStaff(author);
            default -> false;
        };
    }

    Optional<String> listingPage(Listing listing, int page, PageMetadataFactory factory, RenderContext context) {
        return context.queries()
                .page(listing, page)
                .flatMap(found -> subpage(
                        listing,
                        factory.words().listing().page(page),
                        found.entries(),
                        factory,
                        "listingpage.jte",
                        Map.of("page", page, "entries", found.entries(), "isLast", found.isLast())));
    }

    Optional<String> month(Listing listing, YearMonth month, PageMetadataFactory factory, RenderContext context) {
        ListingQueries queries = context.queries();
        ListingQueries.MonthPage page = queries.of(listing, month);
        return page.entries().isEmpty()
                ? Optional.empty()
                : subpage(
                        listing,
                        factory.words().formats().month(month),
                        page.entries(),
                        factory,
                        "month.jte",
                        Map.of(
                                "month",
                                month,
                                "entries",
                                page.entries(),
                                "older",
                                page.older(),
                                "previous",
                                queries.previous(listing, month),
                                "next",
                                queries.next(listing, month)));
    }

    Optional<String> year(Listing listing, Year year, PageMetadataFactory factory, RenderContext context) {
        List<YearMonth> months = context.queries().months(listing, year);
        return months.isEmpty()
                ? Optional.empty()
                : subpage(
                        listing,
                        factory.words().formats().year(year),
                        List.of(),
                        factory,
                        "year.jte",
                        Map.of("year", year, "months", months));
    }

    Optional<String> archive(Listing listing, PageMetadataFactory factory, RenderContext context) {
        List<Year> years = context.queries().years(listing);
        return years.isEmpty()
                ? Optional.empty()
                : subpage(
                        listing,
                        factory.words().listing().archive(),
                        List.of(),
                        factory,
                        "archive.jte",
                        Map.of("years", years));
    }

    Optional<String> staticPage(Slug slug, PageMetadataFactory factory) {
        return staticPages.find(slug).map(page -> staticPage(page, factory));
    }

    String staticPage(StaticPage page, PageMetadataFactory factory) {
        return templates.fill("staticpage.jte", Map.of("metadata", factory.ofStaticPage(page), "page", page));
    }

    /** Renders a page of a listing below its first: a period's entries, or links to periods. */
    private Optional<String> subpage(
            Listing listing,
            String title,
            List<Summary> entries,
            PageMetadataFactory factory,
            String template,
            Map<String, Object> content) {
        return head(listing, entries, factory, head -> {
            Map<String, Object> parameters = new HashMap<>(content);
            parameters.put("metadata", factory.ofSubpage(listing, head, title, entries));
            parameters.put("head", head);
            parameters.put("listing", listing);
            return templates.fill(template, parameters);
        });
    }

    String desk(PageMetadataFactory factory, DeskAssets assets) {
        return templates.fill("desk.jte", Map.of("metadata", factory.ofNotice("The desk"), "assets", assets));
    }

    String notice(Notice notice, PageMetadataFactory factory) {
        NoticeWords words = factory.words().notice();
        return templates.fill(
                "notice.jte", Map.of("metadata", factory.ofNotice(notice.title(words)), "text", notice.text(words)));
    }

    private static Optional<String> head(
            Listing listing, List<Summary> entries, PageMetadataFactory factory, Function<ListingHead, String> html) {
        return ListingHead.of(listing, entries, factory.site()).map(html);
    }
}
