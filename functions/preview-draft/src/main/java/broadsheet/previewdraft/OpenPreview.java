package broadsheet.previewdraft;

import broadsheet.article.ArticleLookup;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Articles.TooLarge;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftLink;
import broadsheet.draft.SharedDrafts;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.pages.Notice;
import broadsheet.pages.Page;
import broadsheet.pages.Pages;
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
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Singleton;

/**
 * Serves {@code GET /api/previews?token=…} to anybody who has a link: the article's page as the draft's publication would
 * make it. One page answers a link that has expired or was revoked, a token that nobody gave out, a draft that is
 * gone, and one whose article was withdrawn since, so that the answer tells none of these apart.
 */
public final class OpenPreview implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final SharedDrafts shared;
    private final WorkingDrafts drafts;
    private final ArticleLookup articles;
    private final Previewer previewer;
    private final PreviewPriming priming;
    private final Pages pages;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public OpenPreview() {
        this(InstantSource.system());
        http.primeBeforeSnapshot(this, this::rendered);
    }

    OpenPreview(InstantSource clock) {
        this(DaggerOpenPreview_Wiring.factory().create(Consistency.STRONG, clock), clock);
    }

    private OpenPreview(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.shared = wiring.shared();
        this.drafts = wiring.drafts();
        this.articles = wiring.articles();
        this.previewer = wiring.previewer();
        this.priming = wiring.priming();
        this.pages = wiring.pages();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private List<PrimingRequest> rendered() {
        priming.renderArticle();
        SharedPage.response(pages.notice(Notice.LINK_ENDED));
        return List.of(PrimingRequest.to("GET /api/previews"));
    }

    private Response route(Request request) {
        return switch (request.route()) {
            case "GET /api/previews" -> open(request.parameter("token").orElse(""), clock.instant());
            default -> throw Problem.notFound();
        };
    }

    private Response open(String token, Instant now) {
        Optional<DraftLink> link = shared.find(token, now);
        Optional<WorkingDraft.Contents> draft = link.map(DraftLink::draft)
                .flatMap(drafts::read)
                .filter(found ->
                        found.draft().base().filter(this::isWithdrawnSince).isEmpty());
        if (draft.isEmpty()) {
            return PreviewResponse.of(404, pages.notice(Notice.LINK_ENDED));
        }
        Optional<Page> page = rendered(draft.get(), now);
        if (page.isEmpty()) {
            return PreviewResponse.of(409, pages.notice(Notice.UNFINISHED));
        }
        link.ifPresent(opened -> shared.opened(opened, now));
        return SharedPage.response(page.get());
    }

    /** Whether the article was withdrawn after the draft of its correction began. The editor who took it down wants no reader to see its text. */
    private boolean isWithdrawnSince(DraftBase base) {
        OptionalInt withdrawn = articles.withdrawn(base.article());
        return withdrawn.isPresent() && withdrawn.getAsInt() != base.revision();
    }

    /** The article's page; empty if the document could not be published as it is. */
    private Optional<Page> rendered(WorkingDraft.Contents draft, Instant now) {
        try {
            return Optional.of(previewer.render(draft, PreviewedPage.ARTICLE, now));
        } catch (ValidationException | SlugTaken | TooLarge unpublishable) {
            return Optional.empty();
        }
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        SharedDrafts shared();

        WorkingDrafts drafts();

        ArticleLookup articles();

        Previewer previewer();

        PreviewPriming priming();

        Pages pages();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
        }
    }
}
