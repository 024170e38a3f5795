package broadsheet.publisharticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Articles;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Busy;
import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.http.Problem;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleBegun;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import dagger.Lazy;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.inject.Inject;

/**
 * Keeps documents that are dated ahead as drafts, and schedules them for their date. A draft's id is made of the slug. So a
 * repeated call makes no second draft, and another document for the same slug becomes the next version of the draft that waits.
 */
final class ScheduledArticles {
    private static final int ATTEMPTS = 8;

    /** The ids of one slug's drafts. No id is used again after its draft was published or deleted. */
    private static final int MOST_IDS = 100;

    private static final int RANDOM_BYTES = 10;

    private final Articles articles;
    private final WorkingDrafts drafts;
    private final DraftReader reader;
    private final Schedules schedules;
    private final Lazy<ScheduleQueue> queue;

    @Inject
    ScheduledArticles(
            Articles articles,
            WorkingDrafts drafts,
            DraftReader reader,
            Schedules schedules,
            Lazy<ScheduleQueue> queue) {
        this.articles = articles;
        this.drafts = drafts;
        this.reader = reader;
        this.schedules = schedules;
        this.queue = queue;
    }

    /**
     * Schedules a document, unless it waits like this already.
     *
     * @param slug the slug in the request
     * @param document the document, with all that the request says
     * @param time its date
     * @return the draft's schedule
     * @throws RevisionConflict if the article at the slug is not as expected
     */
    Schedule schedule(
            Slug slug,
            String document,
            ScheduledTime time,
            Expectation expectation,
            DraftPermissions editor,
            Instant now) {
        Optional<DraftBase> base = base(slug, expectation);
        var sent = new Sent(slug, document, base, time, editor, now);
        requirePublishable(sent);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Schedule schedule = scheduled(sent);
                sendIfSoon(schedule, now);
                return schedule;
            } catch (ScheduleBegun begun) {
                throw Problem.conflict("What waited for this slug is being published right now: send it again.");
            } catch (StaleDraft | DraftRefusal faster) {
                // Somebody changed the draft or its schedule meanwhile.
            }
        }
        throw new Busy("the drafts of the slug " + slug);
    }

    /** The client of the queue is made when the first document is due soon. */
    private void sendIfSoon(Schedule schedule, Instant now) {
        if (ScheduleQueue.isSoon(schedule, now)) {
            queue.get().send(List.of(schedule), now);
        }
    }

    /** A document to be scheduled. */
    private record Sent(
            Slug slug,
            String document,
            Optional<DraftBase> base,
            ScheduledTime time,
            DraftPermissions editor,
            Instant now) {}

    /** The article at the slug; empty if the document is a new one. */
    private Optional<DraftBase> base(Slug slug, Expectation expectation) {
        Optional<Article> article = articles.leadsTo(slug)
                .flatMap(articles::published)
                .filter(found -> found.slug().equals(slug));
        int revision = article.map(Article::revision).orElse(0);
        if (!expectation.allows(revision)) {
            throw new RevisionConflict(
                    revision == 0 ? "There is no article." : "The article is at revision " + revision + ".");
        }
        return article.map(found -> new DraftBase(found.id(), found.slug(), found.revision()));
    }

    /** Refuses what publication would refuse, before anything is written. */
    private void requirePublishable(Sent sent) {
        DraftId id = IntStream.range(0, MOST_IDS)
                .mapToObj(number -> id(sent.slug(), number))
                .filter(free -> !isArticle(free))
                .findFirst()
                .orElseThrow(ScheduledArticles::tooMany);
        var draft = new WorkingDraft(
                id,
                1,
                DraftStatus.DRAFT,
                sent.editor().user(),
                Optional.empty(),
                sent.base(),
                "",
                sent.now(),
                sent.editor().user());
        Instant at = sent.time().at();
        reader.read(new WorkingDraft.Contents(draft, sent.document(), List.of()), Optional.of(at), at);
    }

    private Schedule scheduled(Sent sent) {
        WorkingDraft draft = draft(sent);
        if (draft.status() == DraftStatus.SCHEDULED) {
            Optional<Schedule> same = schedules
                    .of(new ScheduleSubject.OfDraft(draft.id()))
                    .map(PendingSchedule::schedule)
                    .filter(waits -> waits.time().at().equals(sent.time().at()))
                    .filter(waits -> waits.version() == draft.version())
                    .filter(waits -> isOf(draft.id(), sent));
            if (same.isPresent()) {
                return same.get();
            }
            schedules.cancel(
                    new ScheduleSubject.OfDraft(draft.id()), sent.editor().user(), sent.now());
        }
        WorkingDraft saved = drafts.save(draft.id(), sent.document(), version -> true, sent.editor(), sent.now());
        return schedules.set(
                new ScheduleId(UlidCreator.getUlid(sent.now().toEpochMilli()).toString()),
                saved.id(),
                version -> version == saved.version(),
                sent.time(),
                sent.editor().user(),
                sent.now());
    }

    private boolean isOf(DraftId id, Sent sent) {
        return drafts.read(id)
                .filter(contents -> contents.document().equals(sent.document()))
                .isPresent();
    }

    /** The draft of the slug, which is made if there is none. One of a revision that has been replaced is deleted. */
    private WorkingDraft draft(Sent sent) {
        for (int number = 0; number < MOST_IDS; number++) {
            DraftId id = id(sent.slug(), number);
            Optional<WorkingDraft> found = drafts.find(id);
            if (found.isEmpty() && isArticle(id)) {
                continue;
            }
            if (found.isEmpty()) {
                try {
                    return drafts.create(
                            id, sent.document(), sent.base(), sent.editor().user(), sent.now());
                } catch (DraftRefusal used) {
                    if (drafts.find(id).isPresent()) {
                        throw used;
                    }
                }
            } else if (found.get().base().equals(sent.base())) {
                return found.get();
            } else {
                schedules.cancel(new ScheduleSubject.OfDraft(id), sent.editor().user(), sent.now());
                drafts.delete(id, sent.editor(), sent.now());
            }
        }
        throw tooMany();
    }

    private static Problem tooMany() {
        return Problem.conflict(
                "%d documents have waited for this slug already: write a draft at /api/drafts.".formatted(MOST_IDS));
    }

    /** Whether an earlier draft of the id made an article. What remained of the draft is gone after a month. */
    private boolean isArticle(DraftId id) {
        return articles.address(new ArticleId(id.value())).isPresent();
    }

    private static DraftId id(Slug slug, int number) {
        byte[] bytes =
                HexFormat.of().parseHex(Fingerprint.of("scheduled ", slug.value(), " ", Integer.toString(number)));
        return new DraftId(new Ulid(0, Arrays.copyOf(bytes, RANDOM_BYTES)).toString());
    }
}
