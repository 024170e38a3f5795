package broadsheet.previewdraft;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import javax.inject.Singleton;

/**
 * Serves {@code GET /api/drafts/{draft}/preview} to authors and editors: a page with the bytes that the draft's
 * publication would give it. The CDN adds the headers that keep other sites from framing it. {@code GET
 * /api/drafts/{draft}/pictures} gives the addresses of the pictures that the draft names. And {@code POST
 * /api/live/{coverage}/updates/{id}/preview} and {@code POST /api/pages/{slug}/preview} give editors the HTML that a live
 * update and a static page would have, {@code POST /api/site/preview} administrators a page with other settings.
 */
public final class PreviewDraft implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final WorkingDrafts drafts;
    private final Previewer previewer;
    private final DraftPictures pictures;
    private final UpdatePreviewer updates;
    private final StaticPagePreviewer staticPages;
    private final SitePreviewer site;
    private final PreviewPriming priming;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public PreviewDraft() {
        this(InstantSource.system());
        http.primeBeforeSnapshot(this, this::rendered);
    }

    PreviewDraft(InstantSource clock) {
        this(DaggerPreviewDraft_Wiring.factory().create(Consistency.STRONG, clock), clock);
    }

    private PreviewDraft(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.drafts = wiring.drafts();
        this.previewer = wiring.previewer();
        this.pictures = wiring.pictures();
        this.updates = wiring.updatePreviewer();
        this.staticPages = wiring.staticPagePreviewer();
        this.site = wiring.sitePreviewer();
        this.priming = wiring.priming();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    /** No draft is known before a snapshot. */
    private List<PrimingRequest> rendered() {
        priming.renderHomeAndArticle();
        return List.of(PrimingRequest.to("GET /api/drafts/{draft}/preview").with("draft", Snapshot.NOBODY));
    }

    private Response route(Request request) {
        return switch (request.route()) {
            case "GET /api/drafts/{draft}/preview" -> preview(request);
            case "GET /api/drafts/{draft}/pictures" -> pictures.of(draft(request));
            case "POST /api/pages/{slug}/preview" -> staticPages.preview(request, clock.instant());
            case "POST /api/site/preview" -> site.preview(request);
            case "POST /api/live/{coverage}/updates/{id}/preview" -> updates.preview(request, clock.instant());
            default -> throw Problem.notFound();
        };
    }

    private Response preview(Request request) {
        WorkingDraft.Contents draft = draft(request);
        return PreviewResponse.of(
                200, previewer.render(draft, PreviewedPage.named(request.parameter("as")), clock.instant()));
    }

    /**
     * The draft that a request names.
     *
     * @throws Problem 401 or 403 if the caller is no author, editor or administrator; 404 if there is none, or the caller may not see it
     */
    private WorkingDraft.Contents draft(Request request) {
        DraftPermissions who =
                request.requireGroup(Caller.AUTHORS, Caller.EDITORS).draftPermissions();
        return DraftId.parse(request.path("draft"))
                .flatMap(drafts::read)
                .filter(contents -> who.maySee(contents.draft()))
                .orElseThrow(Problem::notFound);
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        WorkingDrafts drafts();

        Previewer previewer();

        DraftPictures pictures();

        UpdatePreviewer updatePreviewer();

        StaticPagePreviewer staticPagePreviewer();

        SitePreviewer sitePreviewer();

        PreviewPriming priming();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
        }
    }
}
