package broadsheet.publisharticle;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Listings;
import broadsheet.article.Picture;
import broadsheet.article.Pictures;
import broadsheet.article.Pictures.Released;
import broadsheet.article.Site;
import broadsheet.article.SiteStore;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.SiteReader;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Preconditions;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.live.LiveCoverage;
import broadsheet.log.Metric;
import broadsheet.publishing.ScheduleQueueModule;
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
import java.util.Optional;
import java.util.Set;
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

    private final ApiGatewayAdapter http;
    private final Articles articles;
    private final Sites sites;
    private final SiteStore settings;
    private final NamesInUse names;
    private final Pictures pictures;
    private final DraftPublication drafts;
    private final HomePageLead lead;
    private final ArticlePublication publication;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public PublishArticle() {
        this(DaggerPublishArticle_Wiring.factory().create(Consistency.STRONG), InstantSource.system());
    }

    PublishArticle(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.articles = wiring.articles();
        this.sites = wiring.sites();
        this.settings = wiring.siteStore();
        this.names = new NamesInUse(wiring.listings(), wiring::live);
        this.pictures = wiring.pictures();
        this.drafts = wiring.draftPublication();
        this.lead = wiring.homePageLead();
        this.publication = wiring.articlePublication();
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
            case "POST /api/articles" -> publication.publishNew(request, editor, clock.instant());
            case "PUT /api/articles/{slug}" -> publication.publish(request, editor, clock.instant());
            case "DELETE /api/articles/{slug}" -> withdraw(request, editor);
            case "PUT /api/site" -> publishSite(request, editor);
            case "GET /api/lead" -> lead.read(clock.instant());
            case "PUT /api/lead" -> lead.choose(request, editor, clock.instant());
            case "DELETE /api/lead" -> lead.clear(editor, clock.instant());
            case "POST /api/drafts/{draft}/publication" -> drafts.publish(request, editor, clock.instant());
            default -> throw Problem.notFound();
        };
    }

    private Response withdraw(Request request, Caller editor) {
        Slug slug = request.slug("slug");
        Instant now = clock.instant();
        Optional<String> reason = reason(request);
        boolean stood = reason.isPresent()
                ? articles.takeDown(slug, Preconditions.of(request), editor.actor(), reason.get(), now)
                : articles.withdraw(slug, Preconditions.of(request), editor.actor(), now);
        if (!stood) {
            throw Problem.noArticle(slug.value());
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
        Site site = SiteReader.read(request.body(), url, () -> pictures.of(AuthorProfile.PICTURES));
        SiteStore.Publication publication = settings.publish(
                new SiteStore.Draft(new String(request.body(), UTF_8), site),
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

    @Singleton
    @Component(modules = {DynamoModule.class, ScheduleQueueModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        Articles articles();

        Sites sites();

        SiteStore siteStore();

        Listings listings();

        LiveCoverage live();

        Pictures pictures();

        WorkingDrafts workingDrafts();

        DraftPublication draftPublication();

        HomePageLead homePageLead();

        Schedules schedules();

        ArticlePublication articlePublication();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
