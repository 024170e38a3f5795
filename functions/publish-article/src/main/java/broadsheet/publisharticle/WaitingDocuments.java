package broadsheet.publisharticle;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Busy;
import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleBegun;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.Schedules;
import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.inject.Inject;

/** What became of documents that were dated ahead, which {@link ScheduledArticles} keeps as drafts. */
final class WaitingDocuments {
    /** The ids of one slug's or document's drafts. No id is used again after its draft was published or deleted. */
    static final int MOST_IDS = 100;

    private static final int RANDOM_BYTES = 10;

    private final Articles articles;
    private final WorkingDrafts drafts;
    private final Schedules schedules;

    @Inject
    WaitingDocuments(Articles articles, WorkingDrafts drafts, Schedules schedules) {
        this.articles = articles;
        this.drafts = drafts;
        this.schedules = schedules;
    }

    /** The id of a draft of a document that was sent for a slug. */
    static DraftId idOf(Slug slug, int number) {
        return id("scheduled ", slug.value(), " ", Integer.toString(number));
    }

    /** The id of a draft of a new document, which was sent for no slug. */
    static DraftId idOf(String document, int number) {
        return id("new ", Integer.toString(number), " ", document);
    }

    private static DraftId id(String... parts) {
        byte[] bytes = HexFormat.of().parseHex(Fingerprint.of(parts));
        return new DraftId(new Ulid(0, Arrays.copyOf(bytes, RANDOM_BYTES)).toString());
    }

    /** The schedule of a draft. */
    Optional<Schedule> schedule(DraftId id) {
        return schedules.of(new ScheduleSubject.OfDraft(id)).map(PendingSchedule::schedule);
    }

    /** Whether a draft has this text. */
    boolean isOf(DraftId id, String document) {
        return drafts.read(id)
                .filter(contents -> contents.document().equals(document))
                .isPresent();
    }

    /** Whether an earlier draft of the id made an article. What remained of the draft is gone after a month. */
    boolean isArticle(DraftId id) {
        return articles.address(new ArticleId(id.value())).isPresent();
    }

    /** The schedule of a new document that waits as an earlier call has sent it, though its date may have come. */
    Optional<Schedule> waiting(String document) {
        return IntStream.range(0, MOST_IDS)
                .mapToObj(number -> idOf(document, number))
                .takeWhile(drafts::isTaken)
                .flatMap(id -> drafts.find(id).stream())
                .filter(draft -> draft.status() == DraftStatus.SCHEDULED)
                .filter(draft -> isOf(draft.id(), document))
                .flatMap(draft -> schedule(draft.id()).stream())
                .findFirst();
    }

    /** The article that an earlier call with a new document made, if editors published it before its date. */
    Optional<Publication> published(String document) {
        return IntStream.range(0, MOST_IDS)
                .mapToObj(number -> idOf(document, number))
                .takeWhile(this::isArticle)
                .flatMap(id -> articles.published(new ArticleId(id.value())).stream())
                .map(article -> new Publication(article.id(), article.slug(), article.revision(), Outcome.UNCHANGED))
                .findFirst();
    }

    /**
     * Ends the schedule of the document that waited for a slug, after another was published there at once. Its draft stays,
     * unless it says the same. If it is being published right now, that fails, because the slug has an article, or a newer
     * revision, by then.
     *
     * @param document the document that was published, with all that the request said
     * @return the draft that stays, the same however often this is repeated
     */
    Optional<DraftId> replace(
            Slug slug, Publication publication, Supplier<String> document, DraftPermissions editor, Instant now) {
        // The draft that made the article is forgotten after a month. Later ones may wait all the same.
        Optional<DraftId> found = IntStream.range(0, MOST_IDS)
                .mapToObj(number -> idOf(slug, number))
                .takeWhile(id -> id.value().equals(publication.article().value()) || drafts.isTaken(id))
                .flatMap(id -> drafts.find(id).stream())
                .map(WorkingDraft::id)
                .findFirst();
        return found.flatMap(id -> replace(id, document.get(), editor, now));
    }

    private Optional<DraftId> replace(DraftId id, String document, DraftPermissions editor, Instant now) {
        try {
            schedules.cancel(new ScheduleSubject.OfDraft(id), editor.user(), now);
            if (isOf(id, document)) {
                drafts.delete(id, editor, now);
                return Optional.empty();
            }
            return Optional.of(id);
        } catch (ScheduleBegun begun) {
            return Optional.empty();
        } catch (DraftRefusal faster) {
            // Somebody scheduled it again meanwhile. The call comes again and finds that.
            throw new Busy("the draft " + id);
        }
    }
}
