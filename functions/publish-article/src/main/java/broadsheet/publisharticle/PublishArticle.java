package broadsheet.publisharticle;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Draft;
import broadsheet.article.Listings;
import broadsheet.article.NewArticles;
import broadsheet.article.Picture;
import broadsheet.article.Pictures;
import broadsheet.article.Pictures.Released;
import broadsheet.article.Site;
import broadsheet.article.SiteDesk;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.CompletedDocument;
import broadsheet.authoring.Dates;
import broadsheet.authoring.DocumentReader;
import broadsheet.authoring.SiteReader;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.StoreModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.live.LiveCoverage;
import broadsheet.log.Metric;
import broadsheet.publishing.ScheduleQueueModule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import broadsheet.validation.ValidationException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code POST /api/articles}, {@code PUT} and {@code DELETE /api/articles/{slug}}, {@code /api/lead} and {@code
 * POST /api/drafts/{draft}/publication} to editors, and {@code PUT /api/site} to administrators. It reads the site with strong
 * consistency, because an editor may publish
 * an article one second after adding its section.
 */
public final class PublishArticle implements RequestStreamHandler {
    private static final int MAX_REASON = 500;
    /** The slug with which a document that names none is read. */
    private static final Slug UNNAMED = new Slug("unnamed");

    private static final Pattern BACKGROUND = Pattern.compile("(^|,)\\s*u=7\\s*(,|$)");

    private final ApiGatewayAdapter http;
    private final Articles articles;
    private final Sites sites;
    private final NewArticles newArticles;
    private final SiteDesk desk;
    private final NamesInUse names;
    private final Pictures pictures;
    private final DraftPublication drafts;
    private final FrontPageLead lead;
    private final ScheduledArticles scheduled;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public PublishArticle() {
        this(DaggerPublishArticle_Wiring.factory().create(Consistency.STRONG), InstantSource.system());
    }

    PublishArticle(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.articles = wiring.articles();
        this.newArticles = wiring.newArticles();
        this.sites = wiring.sites();
        this.desk = wiring.siteDesk();
        this.names = new NamesInUse(wiring.listings(), wiring::live);
        this.pictures = wiring.pictures();
        this.drafts = wiring.draftPublication();
        this.lead = wiring.frontPageLead();
        this.scheduled = wiring.scheduledArticles();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        boolean isOfSite = request.route().equals("PUT /api/site");
        Caller editor = request.requireGroup(isOfSite ? Caller.ADMINISTRATORS : Caller.EDITORS);
        return switch (request.route()) {
            case "POST /api/articles" -> publishNew(request, editor);
            case "PUT /api/articles/{slug}" -> publish(request, editor);
            case "DELETE /api/articles/{slug}" -> withdraw(request, editor);
            case "PUT /api/site" -> publishSite(request, editor);
            case "GET /api/lead" -> lead.read(clock.instant());
            case "PUT /api/lead" -> lead.choose(request, editor, clock.instant());
            case "DELETE /api/lead" -> lead.clear(editor, clock.instant());
            case "POST /api/drafts/{draft}/publication" -> drafts.publish(request, editor, clock.instant());
            default -> throw Problem.notFound();
        };
    }

    private Response publish(Request request, Caller editor) {
        TooLarge.unlessFits("The document", request.body().length);
        Slug slug = request.newSlug("slug");
        Site site = sites.site();
        Instant now = clock.instant();
        DocumentReader.Defaults defaults = defaults(request, site);
        Optional<Instant> ahead = DocumentReader.dateOf(request.body(), site.zone())
                .or(defaults::date)
                .filter(date -> date.isAfter(now));
        if (ahead.isPresent()) {
            return schedule(request, slug, site, defaults, ScheduledTime.of(ahead.get(), site.timeZone()), editor);
        }
        DocumentReader.Reading reading = DocumentReader.read(request.body(), slug, site, defaults, now, pictures::of);
        Publication publication = articles.publish(
                slug, marked(reading.draft(), request), Preconditions.of(request), editor.actor(), now);
        return PublicationAnswer.of(publication, reading.ignored(), site);
    }

    /** Keeps a document that is dated ahead until then. */
    private Response schedule(
            Request request,
            Slug slug,
            Site site,
            DocumentReader.Defaults defaults,
            ScheduledTime time,
            Caller editor) {
        // Its faults are named at their places in the document as it was sent.
        List<String> ignored = DocumentReader.read(request.body(), slug, site, defaults, time.at(), pictures::of)
                .ignored();
        Schedule schedule = scheduled.schedule(
                slug,
                CompletedDocument.of(request.body(), slug, defaults),
                time,
                Preconditions.of(request),
                editor.draftPermissions(),
                clock.instant());
        return PublicationAnswer.scheduled(schedule, ignored);
    }

    /** Publishes an article under the slug that its document names, or under one that its title comes to. */
    private Response publishNew(Request request, Caller editor) {
        TooLarge.unlessFits("The document", request.body().length);
        Optional<Slug> stated = DocumentReader.slugOf(request.body());
        Site site = sites.site();
        Instant now = clock.instant();
        // What has no address yet has no pictures.
        DocumentReader.Reading reading = DocumentReader.read(
                request.body(), stated.orElse(UNNAMED), site, defaults(request, site), now, addresses -> Map.of());
        Draft draft = marked(reading.draft(), request);
        Slug named = stated.or(() -> Slug.from(draft.front().title()))
                .orElseThrow(() -> ValidationException.because(
                        "title", "has no letter and no digit that an address can have: write a slug"));
        int most = stated.isPresent() ? 1 : Slug.MOST_NAMESAKES;
        Publication publication = newArticles.publish(named, most, draft, editor.actor(), now);
        return PublicationAnswer.of(publication, reading.ignored(), site)
                .with("location", PublicationAnswer.location(publication));
    }

    private static Draft marked(Draft draft, Request request) {
        return isBulk(request) ? draft.ofBulk() : draft;
    }

    private Response withdraw(Request request, Caller editor) {
        Slug slug = request.slug("slug");
        Instant now = clock.instant();
        Optional<String> reason = reason(request);
        boolean stood = reason.isPresent()
                ? articles.takeDown(slug, Preconditions.of(request), editor.actor(), reason.get(), now)
                : articles.withdraw(slug, Preconditions.of(request), editor.actor(), now);
        if (!stood) {
            throw Problem.none("article", slug.value());
        }
        return reason.isPresent()
                ? takenDown(pictures.release(slug)).counted(Metric.WITHDRAWN)
                : Response.empty(204).counted(Metric.WITHDRAWN);
    }

    /**
     * Lists the folders of the article's pictures, which external caches may keep for a year, and those of pictures
     * that other articles share.
     */
    private static Response takenDown(Released pictures) {
        return Response.json(200, json -> {
            folders(json, "pictures", pictures.going());
            folders(json, "shared", pictures.shared());
        });
    }

    private static void folders(JsonGenerator json, String name, Set<String> hashes) {
        Json.array(json, name, hashes, (array, hash) -> array.writeString(Picture.folder(hash)));
    }

    /** Returns why an article is taken down; empty if it is only withdrawn. */
    private static Optional<String> reason(Request request) {
        // An empty reason is a mistake, not a withdrawal without a reason.
        Optional<String> reason =
                Optional.ofNullable(request.query().get("reason")).map(String::strip);
        if (reason.filter(text -> text.isEmpty()
                        || text.length() > MAX_REASON
                        || text.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw ValidationException.because("reason", "is not one line of 1 to %d characters".formatted(MAX_REASON));
        }
        return reason;
    }

    /** Settings that neither say the site's URL nor come with one keep the URL, so that a revision restores itself. */
    private Response publishSite(Request request, Caller editor) {
        TooLarge.unlessFits("site.yaml", request.body().length);
        Optional<String> url = request.parameter("url")
                .or(() -> Optional.of(sites.site().url()).filter(known -> !known.isEmpty()));
        Site site = SiteReader.read(request.body(), url);
        SiteDesk.Publication publication = desk.publish(
                new SiteDesk.Draft(new String(request.body(), UTF_8), site),
                Preconditions.of(request),
                before -> names.requireNone(before, site),
                editor.actor(),
                clock.instant());
        return Response.json(200, json -> {
                    json.writeBooleanProperty("changed", publication.changed());
                    json.writeNumberProperty("revision", publication.revision());
                })
                .with("etag", EntityTag.ofRevision(publication.revision()));
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

    @Singleton
    @Component(modules = {StoreModule.class, ScheduleQueueModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        Articles articles();

        NewArticles newArticles();

        Sites sites();

        SiteDesk siteDesk();

        Listings listings();

        LiveCoverage live();

        Pictures pictures();

        WorkingDrafts workingDrafts();

        DraftPublication draftPublication();

        FrontPageLead frontPageLead();

        Schedules schedules();

        ScheduledArticles scheduledArticles();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
