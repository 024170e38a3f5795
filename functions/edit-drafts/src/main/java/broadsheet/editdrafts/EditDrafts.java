package broadsheet.editdrafts;

import broadsheet.article.Articles.TooLarge;
import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftLink;
import broadsheet.draft.DraftLinks;
import broadsheet.draft.DraftLists;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftPresence;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftRefusal.Why;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.Note;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.validation.FieldErrors;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.github.f4b6a3.ulid.UlidCreator;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javax.inject.Singleton;

/**
 * Serves {@code /api/drafts} and the paths below it to authors and editors. If a save fails its precondition, the 412
 * response says who saved which version instead.
 */
public final class EditDrafts implements RequestStreamHandler {
    private static final int USUAL = 50;

    /** Small, because DynamoDB charges for the whole document of each kept text. */
    private static final int USUAL_TEXTS = 20;

    private final ApiGatewayAdapter http;
    private final WorkingDrafts drafts;
    private final DraftLists lists;
    private final DraftHistory history;
    private final DraftLinks links;
    private final DraftPresence presence;
    private final PublishedDocuments published;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public EditDrafts() {
        this(InstantSource.system());
    }

    EditDrafts(InstantSource clock) {
        this(DaggerEditDrafts_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private EditDrafts(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.drafts = wiring.drafts();
        this.lists = wiring.lists();
        this.history = wiring.history();
        this.links = wiring.links();
        this.presence = wiring.presence();
        this.published = wiring.published();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Caller caller = request.requireGroup(Caller.AUTHORS, Caller.EDITORS);
        DraftPermissions who = caller.draftPermissions();
        Response response = explained(() -> switch (request.route()) {
            case "GET /api/drafts" -> list(request, who);
            case "POST /api/drafts" -> create(request, who);
            case "GET /api/drafts/{draft}" -> read(request, who);
            case "PUT /api/drafts/{draft}" -> save(request, who);
            case "DELETE /api/drafts/{draft}" -> delete(request, who);
            case "PUT /api/drafts/{draft}/status" -> setStatus(request, who);
            case "PUT /api/drafts/{draft}/assignee" -> assign(request, who);
            case "POST /api/drafts/{draft}/notes" -> note(request, who);
            case "GET /api/drafts/{draft}/versions" -> listTexts(request, who);
            case "GET /api/drafts/{draft}/versions/{version}" -> readText(request, who);
            case "GET /api/drafts/{draft}/links" -> listLinks(request, who);
            case "POST /api/drafts/{draft}/links" -> makeLink(request, who);
            case "DELETE /api/drafts/{draft}/links/{link}" -> revokeLink(request, who);
            case "PUT /api/drafts/{draft}/presence" ->
                DraftJson.others(presence.enter(visible(request, who), who.user(), clock.instant()));
            case "DELETE /api/drafts/{draft}/presence" -> leave(request, who);
            default -> throw Problem.notFound();
        });
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request, DraftPermissions who) {
        var errors = new FieldErrors();
        Optional<String> text = request.parameter("status");
        Optional<DraftStatus> status = text.flatMap(DraftStatus::parse);
        text.filter(unknown -> status.isEmpty())
                .ifPresent(unknown -> errors.add("status", DraftInput.noStatus(unknown)));
        int limit = request.limit(USUAL, DraftLists.MAX_LIMIT, errors);
        errors.throwIfAny();
        Optional<String> user =
                who.isEditor() ? Optional.empty() : Optional.of(who.user().id());
        return DraftJson.page(lists.list(status, user, limit, request.parameter("cursor")));
    }

    /** Begins a draft with a document, or with that of a published article or of one of its revisions. */
    private Response create(Request request, DraftPermissions who) {
        DraftId id = DraftInput.id(request).map(sent -> free(sent, who)).orElseGet(this::newId);
        Optional<String> article = request.parameter("article");
        OptionalInt revision = DraftInput.revision(request);
        if (revision.isPresent() && !who.isEditor()) {
            throw new DraftRefusal(Why.EDITORS_ONLY);
        }
        PublishedDocuments.Beginning beginning = article.isPresent()
                ? published.beginning(article.get(), revision, request.body())
                : new PublishedDocuments.Beginning(document(request), Optional.empty());
        WorkingDraft draft = drafts.create(id, beginning.document(), beginning.base(), who.user(), clock.instant());
        return DraftJson.draft(201, draft).with("location", "/api/drafts/" + id);
    }

    /**
     * Refuses the id of an article, because the publication of such a draft would replace that article's text. Only editors' programs may
     * compute ids: they trust the draft that has one.
     */
    private DraftId free(DraftId id, DraftPermissions who) {
        if (published.isArticle(id) || (id.isComputed() && !who.isEditor())) {
            throw new DraftRefusal(Why.ID_TAKEN);
        }
        return id;
    }

    private DraftId newId() {
        return new DraftId(
                UlidCreator.getMonotonicUlid(clock.instant().toEpochMilli()).toString());
    }

    private Response read(Request request, DraftPermissions who) {
        WorkingDraft.Contents contents = drafts.read(draft(request)).orElseThrow(EditDrafts::none);
        who.requireSees(contents.draft());
        return DraftJson.contents(contents, who.mayAssign(contents.draft()));
    }

    private Response save(Request request, DraftPermissions who) {
        DraftId id = draft(request);
        IntPredicate expected = expected(request);
        return DraftJson.saved(drafts.save(id, document(request), expected, who, clock.instant()));
    }

    private Response delete(Request request, DraftPermissions who) {
        Instant now = clock.instant();
        DraftId.parse(request.path("draft")).ifPresent(id -> drafts.delete(id, who, now));
        return Response.empty(204);
    }

    private Response setStatus(Request request, DraftPermissions who) {
        DraftId id = draft(request);
        IntPredicate expected = expected(request);
        DraftStatus status = DraftInput.status(request);
        return DraftJson.draft(200, drafts.changeStatus(id, status, expected, who));
    }

    private Response assign(Request request, DraftPermissions who) {
        DraftId id = draft(request);
        return DraftJson.draft(200, drafts.assign(id, DraftInput.user(request), who));
    }

    private Response note(Request request, DraftPermissions who) {
        DraftId id = draft(request);
        DraftId note = DraftInput.id(request).orElseGet(this::newId);
        Note written = drafts.note(id, note, DraftInput.note(request), who, clock.instant());
        return DraftJson.note(written);
    }

    private Response listTexts(Request request, DraftPermissions who) {
        DraftId id = visible(request, who);
        int limit = request.limit(USUAL_TEXTS, DraftHistory.MAX_LIMIT);
        return DraftJson.texts(history.list(id, limit, request.parameter("cursor")));
    }

    private Response readText(Request request, DraftPermissions who) {
        DraftId id = visible(request, who);
        return DraftJson.text(history.find(id, request.number("version")).orElseThrow(Problem::notFound));
    }

    private Response listLinks(Request request, DraftPermissions who) {
        return linkJson().links(links.of(visible(request, who)));
    }

    private Response makeLink(Request request, DraftPermissions who) {
        DraftId id = visible(request, who);
        DraftId link = DraftInput.id(request).orElseGet(this::newId);
        LinkInput input = LinkInput.of(request);
        return linkJson().link(links.make(id, link, input.label(), input.days(), who, clock.instant()));
    }

    private Response revokeLink(Request request, DraftPermissions who) {
        DraftId id = visible(request, who);
        DraftId.parse(request.path("link")).ifPresent(link -> links.revoke(id, link));
        return Response.empty(204);
    }

    private Response leave(Request request, DraftPermissions who) {
        presence.leave(visible(request, who), who.user());
        return Response.empty(204);
    }

    private LinkJson linkJson() {
        return new LinkJson(links::token);
    }

    /** The draft in the path, which this person may see. */
    private DraftId visible(Request request, DraftPermissions who) {
        DraftId id = draft(request);
        who.requireSees(drafts.find(id).orElseThrow(EditDrafts::none));
        return id;
    }

    private static DraftId draft(Request request) {
        return DraftId.parse(request.path("draft")).orElseThrow(EditDrafts::none);
    }

    private static DraftRefusal none() {
        return new DraftRefusal(Why.NONE);
    }

    private static String document(Request request) {
        TooLarge.unlessFits("The document", request.body().length);
        return DraftInput.document(request.body());
    }

    private static IntPredicate expected(Request request) {
        String condition = request.header("if-match")
                .orElseThrow(() ->
                        Problem.preconditionRequired("Send If-Match with the version that you changed, as in \"3\"."));
        return version -> EntityTag.matchAllows(condition, version);
    }

    private static Response explained(Supplier<Response> response) {
        try {
            return response.get();
        } catch (StaleDraft stale) {
            throw Problem.preconditionFailed(stale.getMessage())
                    .telling(json -> DraftJson.current(json, stale.current()));
        } catch (DraftRefusal refusal) {
            throw switch (refusal.why()) {
                case NONE -> Problem.notFound();
                case READY -> Problem.conflict("This draft is ready: an editor can change it, or give it back.");
                case SCHEDULED -> Problem.conflict("This draft is scheduled: cancel the schedule first.");
                case EDITORS_ONLY -> Problem.forbidden("An editor decides that.");
                case AUTHOR_ONLY -> Problem.forbidden("The draft's author or an editor decides that.");
                case ID_TAKEN -> Problem.conflict("Something else has, or had, this id.");
                case TOO_MANY_NOTES -> Problem.conflict("This draft has %d notes already.".formatted(Note.MOST));
                case TOO_MANY_LINKS ->
                    Problem.conflict(
                            "%d links to this draft work already: revoke one first.".formatted(DraftLink.MOST));
            };
        }
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        WorkingDrafts drafts();

        DraftLists lists();

        DraftHistory history();

        DraftLinks links();

        DraftPresence presence();

        PublishedDocuments published();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
