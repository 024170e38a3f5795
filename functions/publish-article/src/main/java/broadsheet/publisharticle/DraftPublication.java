package broadsheet.publisharticle;

import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Sites;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.http.Caller;
import broadsheet.http.EntityTag;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.publishing.DraftPublisher;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Publishes drafts for editors. A published draft is gone; what remains of it gives a repeated call the answer that the
 * first one had.
 */
final class DraftPublication {
    private final WorkingDrafts drafts;
    private final DraftReader reader;
    private final DraftPublisher publisher;
    private final Sites sites;

    @Inject
    DraftPublication(WorkingDrafts drafts, DraftReader reader, DraftPublisher publisher, Sites sites) {
        this.drafts = drafts;
        this.reader = reader;
        this.publisher = publisher;
        this.sites = sites;
    }

    Response publish(Request request, Caller editor, Instant now) {
        DraftId id = DraftId.parse(request.path("draft")).orElseThrow(() -> none(request));
        String condition = request.header("if-match")
                .orElseThrow(() -> Problem.preconditionRequired(
                        "Send If-Match with the version of the draft that you have read, as in \"3\"."));
        Optional<WorkingDraft.Contents> found = drafts.read(id);
        return found.isPresent()
                ? publish(found.get(), condition, editor, now)
                : repeated(id, condition, now).orElseThrow(() -> none(request));
    }

    private Response publish(WorkingDraft.Contents contents, String condition, Caller editor, Instant now) {
        WorkingDraft draft = contents.draft();
        if (!EntityTag.matchAllows(condition, draft.version())) {
            throw Problem.preconditionFailed(new StaleDraft(draft).getMessage());
        }
        if (draft.status() == DraftStatus.SCHEDULED) {
            throw Problem.conflict("This draft is scheduled: cancel its schedule first.");
        }
        try {
            DraftReader.Publishable content = reader.read(contents, Optional.empty(), now);
            PublishedDraft end = publisher.publish(draft, content, editor.actor(), now);
            Publication publication = end.publication();
            return located(PublicationAnswer.of(publication, end.ignored(), sites.site()), publication);
        } catch (RevisionConflict moved) {
            // If-Match is about the draft, so this is no failed precondition.
            throw Problem.conflict(moved.getMessage());
        }
    }

    /** The answer to the call that published the draft, again; empty if none did. */
    private Optional<Response> repeated(DraftId id, String condition, Instant now) {
        Optional<PublishedDraft> found = drafts.published(id);
        found.filter(end -> !EntityTag.matchAllows(condition, end.version())).ifPresent(end -> {
            throw Problem.preconditionFailed("The draft was published at version %d.".formatted(end.version()));
        });
        return found.map(end -> {
            drafts.retire(id, end, now);
            Publication publication = end.publication();
            return located(PublicationAnswer.repeated(publication, end.ignored(), sites.site()), publication);
        });
    }

    private static Response located(Response answer, Publication publication) {
        return answer.with("location", PublicationAnswer.location(publication));
    }

    private static Problem none(Request request) {
        return Problem.none("draft", request.path("draft"));
    }
}
