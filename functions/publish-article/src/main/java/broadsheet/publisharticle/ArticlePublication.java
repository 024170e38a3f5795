package broadsheet.publisharticle;

import broadsheet.article.Articles;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Draft;
import broadsheet.article.NewArticles;
import broadsheet.article.Pictures;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.CompletedDocument;
import broadsheet.authoring.Dates;
import broadsheet.authoring.DocumentHead;
import broadsheet.authoring.DocumentReader;
import broadsheet.draft.DraftId;
import broadsheet.http.Caller;
import broadsheet.http.Preconditions;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduledTime;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;

/** Publishes documents at once, or keeps those that are dated ahead until their date. */
final class ArticlePublication {
    /** The slug with which a document that names none is read. */
    private static final Slug UNNAMED = new Slug("unnamed");

    private static final Pattern BACKGROUND = Pattern.compile("(^|,)\\s*u=7\\s*(,|$)");

    private final Articles articles;
    private final NewArticles newArticles;
    private final Sites sites;
    private final Pictures pictures;
    private final ScheduledArticles scheduled;
    private final WaitingDocuments waiting;

    @Inject
    ArticlePublication(
            Articles articles,
            NewArticles newArticles,
            Sites sites,
            Pictures pictures,
            ScheduledArticles scheduled,
            WaitingDocuments waiting) {
        this.articles = articles;
        this.newArticles = newArticles;
        this.sites = sites;
        this.pictures = pictures;
        this.scheduled = scheduled;
        this.waiting = waiting;
    }

    /** Publishes a document at the slug in the path, and ends the schedule of the document that waited for it. */
    Response publish(Request request, Caller editor, Instant now) {
        TooLarge.unlessFits("The document", request.body().length);
        Slug slug = request.newSlug("slug");
        Site site = sites.site();
        DocumentReader.Defaults defaults = defaults(request, site);
        Optional<Instant> ahead = DocumentHead.of(request.body())
                .date(site.zone())
                .or(defaults::date)
                .filter(date -> date.isAfter(now));
        if (ahead.isPresent()) {
            return schedule(request, slug, site, defaults, ScheduledTime.of(ahead.get(), site.timeZone()), editor, now);
        }
        DocumentReader.Reading reading = DocumentReader.read(request.body(), slug, site, defaults, now, pictures::of);
        Publication publication = articles.publish(
                slug, marked(reading.draft(), request), Preconditions.of(request), editor.actor(), now);
        Optional<DraftId> superseded = waiting.replace(
                slug,
                publication,
                () -> CompletedDocument.of(request.body(), Optional.of(slug), defaults),
                editor.draftPermissions(),
                now);
        return PublicationAnswer.of(publication, reading.ignored(), site, superseded);
    }

    /** Keeps a document that is dated ahead until then. */
    private Response schedule(
            Request request,
            Slug slug,
            Site site,
            DocumentReader.Defaults defaults,
            ScheduledTime time,
            Caller editor,
            Instant now) {
        // Its errors are named at their places in the document as it was sent.
        List<String> ignored = DocumentReader.read(request.body(), slug, site, defaults, time.at(), pictures::of)
                .ignored();
        Schedule schedule = scheduled.schedule(
                slug,
                CompletedDocument.of(request.body(), Optional.of(slug), defaults),
                time,
                Preconditions.of(request),
                editor.draftPermissions(),
                now);
        return PublicationAnswer.scheduled(schedule, ignored);
    }

    /** Publishes an article under the slug that its document names, or under one that its title comes to. */
    Response publishNew(Request request, Caller editor, Instant now) {
        TooLarge.unlessFits("The document", request.body().length);
        DocumentHead head = DocumentHead.of(request.body());
        Optional<Slug> stated = head.slug();
        Site site = sites.site();
        DocumentReader.Defaults defaults = defaults(request, site);
        Optional<Instant> date = head.date(site.zone()).or(defaults::date);
        Instant read = date.filter(ahead -> ahead.isAfter(now))
                .map(ahead -> ScheduledTime.of(ahead, site.timeZone()).at())
                .orElse(now);
        // What has no address yet has no pictures.
        DocumentReader.Reading reading = DocumentReader.read(
                request.body(), stated.orElse(UNNAMED), site, defaults, read, addresses -> Map.of());
        String kept = CompletedDocument.of(request.body(), Optional.empty(), defaults);
        Optional<Response> waits = read.isAfter(now)
                ? Optional.of(scheduleNew(kept, new ScheduledTime(read, site.timeZone()), reading, site, editor, now))
                : date.flatMap(past -> waiting.waiting(kept))
                        .map(schedule -> PublicationAnswer.scheduled(schedule, reading.ignored()));
        return waits.orElseGet(() -> publishNew(request, stated, reading, kept, site, editor, now));
    }

    private Response publishNew(
            Request request,
            Optional<Slug> stated,
            DocumentReader.Reading reading,
            String kept,
            Site site,
            Caller editor,
            Instant now) {
        Draft draft = marked(reading.draft(), request);
        Slug named = stated.or(() -> Slug.from(draft.front().title()))
                .orElseThrow(() -> ValidationException.because(
                        "title", "has no letter and no digit that an address can have: write a slug"));
        int most = stated.isPresent() ? 1 : Slug.MOST_NAMESAKES;
        return published(newArticles.publish(named, most, draft, kept, editor.actor(), now), reading, site);
    }

    /** Keeps a new document until its date. A repeat finds what the first call made of it. */
    private Response scheduleNew(
            String document,
            ScheduledTime time,
            DocumentReader.Reading reading,
            Site site,
            Caller editor,
            Instant now) {
        return waiting.published(document)
                .map(publication -> published(publication, reading, site))
                .orElseGet(() -> PublicationAnswer.scheduled(
                        scheduled.scheduleNew(document, time, editor.draftPermissions(), now), reading.ignored()));
    }

    private static Response published(Publication publication, DocumentReader.Reading reading, Site site) {
        return PublicationAnswer.of(publication, reading.ignored(), site)
                .with("location", PublicationAnswer.location(publication));
    }

    private static Draft marked(Draft draft, Request request) {
        return isBulk(request) ? draft.ofBulk() : draft;
    }

    /** Whether the request is a background task by its {@code Priority} (RFC 9218, section 4.1), as an import's are. */
    private static boolean isBulk(Request request) {
        return request.header("priority").filter(BACKGROUND.asPredicate()).isPresent();
    }

    /**
     * Returns the request's date and section for a document that lacks them. An importer takes them from a file's name
     * and folder.
     */
    private static DocumentReader.Defaults defaults(Request request, Site site) {
        Optional<String> text = request.parameter("date");
        Optional<Instant> date = text.flatMap(written -> Dates.parse(written, site.zone()));
        if (text.isPresent() && date.isEmpty()) {
            throw ValidationException.because("date", "\"" + text.get() + "\" is no date: write 2025-02-01");
        }
        return new DocumentReader.Defaults(request.parameter("section"), date);
    }
}
