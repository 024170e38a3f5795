package broadsheet.publisharticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Busy;
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
import broadsheet.publishing.DraftPublisher;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleBegun;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import com.github.f4b6a3.ulid.UlidCreator;
import dagger.Lazy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.inject.Inject;

/**
 * Keeps documents that are dated ahead as drafts, and schedules them for their date. A draft's id is made of the slug for
 * which the document was sent, or of a new document itself. So a repeated call makes no second draft, and another document
 * for the same slug becomes the next version of the draft that waits.
 */
final class ScheduledArticles {
    private static final int ATTEMPTS = 8;

    private final Articles articles;
    private final WorkingDrafts drafts;
    private final DraftReader reader;
    private final DraftPublisher publisher;
    private final Schedules schedules;
    private final WaitingDocuments waiting;
    private final Lazy<ScheduleQueue> queue;

    @Inject
    ScheduledArticles(
            Articles articles,
            WorkingDrafts drafts,
            DraftReader reader,
            DraftPublisher publisher,
            Schedules schedules,
            WaitingDocuments waiting,
            Lazy<ScheduleQueue> queue) {
        this.articles = articles;
        this.drafts = drafts;
        this.reader = reader;
        this.publisher = publisher;
        this.schedules = schedules;
        this.waiting = waiting;
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
        return scheduled(
                new Sent(number -> WaitingDocuments.idOf(slug, number), document, base, time, editor, now),
                this::replacing);
    }

    /**
     * Schedules a new document, unless it waits already. A draft with another text by now stays as it is.
     *
     * @param document the document, with all that the request says
     * @param time its date
     */
    Schedule scheduleNew(String document, ScheduledTime time, DraftPermissions editor, Instant now) {
        var sent = new Sent(
                number -> WaitingDocuments.idOf(document, number), document, Optional.empty(), time, editor, now);
        return scheduled(sent, this::beginning);
    }

    private Schedule scheduled(Sent sent, Function<Sent, Schedule> attempted) {
        requirePublishable(sent);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Schedule schedule = attempted.apply(sent);
                sendIfSoon(schedule, sent.now());
                return schedule;
            } catch (ScheduleBegun begun) {
                throw Problem.conflict("What waited for its date is being published right now: send it again.");
            } catch (StaleDraft | DraftRefusal faster) {
                // Somebody changed the draft or its schedule meanwhile.
            }
        }
        throw new Busy("the drafts of " + sent.id(0));
    }

    /** The client of the queue is made when the first document is due soon. */
    private void sendIfSoon(Schedule schedule, Instant now) {
        if (ScheduleQueue.isSoon(schedule, now)) {
            queue.get().send(List.of(schedule), now);
        }
    }

    /**
     * A document to be scheduled.
     *
     * @param ids the ids that its draft may have, by number
     */
    private record Sent(
            IntFunction<DraftId> ids,
            String document,
            Optional<DraftBase> base,
            ScheduledTime time,
            DraftPermissions editor,
            Instant now) {
        DraftId id(int number) {
            return ids.apply(number);
        }
    }

    /** The article at the slug, also a withdrawn one; empty if the document is a new one. */
    private Optional<DraftBase> base(Slug slug, Expectation expectation) {
        return switch (articles.find(slug)) {
            case ArticleStatus.Published(Article article, var body) -> {
                require(expectation, article.revision());
                yield Optional.of(new DraftBase(article.id(), slug, article.revision()));
            }
            case ArticleStatus.Withdrawn(int revision) -> {
                require(expectation, 0);
                yield articles.leadsTo(slug)
                        .filter(id -> articles.address(id).equals(Optional.of(slug)))
                        .map(id -> new DraftBase(id, slug, revision));
            }
            case ArticleStatus.Moved moved -> none(expectation);
            case ArticleStatus.Unknown unknown -> none(expectation);
        };
    }

    private static Optional<DraftBase> none(Expectation expectation) {
        require(expectation, 0);
        return Optional.empty();
    }

    private static void require(Expectation expectation, int revision) {
        if (!expectation.allows(revision)) {
            throw new RevisionConflict(
                    revision == 0 ? "There is no article." : "The article is at revision " + revision + ".");
        }
    }

    /** Refuses what publication would refuse, before anything is written. */
    private void requirePublishable(Sent sent) {
        DraftId id = IntStream.range(0, WaitingDocuments.MOST_IDS)
                .mapToObj(sent::id)
                .filter(free -> !waiting.isArticle(free))
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
        DraftReader.Publishable content =
                reader.read(new WorkingDraft.Contents(draft, sent.document(), List.of()), Optional.of(at), at);
        try {
            publisher.requirePublishable(draft, content);
        } catch (RevisionConflict moved) {
            // The conflict is not with the revision that the request expects.
            throw Problem.conflict(moved.getMessage());
        }
    }

    /** The document takes the place of what waits for its slug. */
    private Schedule replacing(Sent sent) {
        WorkingDraft draft = draft(sent);
        if (draft.status() == DraftStatus.SCHEDULED) {
            Optional<Schedule> same = waiting.schedule(draft.id())
                    .filter(waits -> waits.time().at().equals(sent.time().at()))
                    .filter(waits -> waits.version() == draft.version())
                    .filter(waits -> waiting.isOf(draft.id(), sent.document()));
            if (same.isPresent()) {
                return same.get();
            }
            schedules.cancel(
                    new ScheduleSubject.OfDraft(draft.id()), sent.editor().user(), sent.now());
        }
        return set(drafts.save(draft.id(), sent.document(), version -> true, sent.editor(), sent.now()), sent);
    }

    /** The document begins a draft. If an earlier call began it, it stays as people have left it. */
    private Schedule beginning(Sent sent) {
        WorkingDraft draft = draft(sent);
        if (draft.version() > 1 && !waiting.isOf(draft.id(), sent.document())) {
            throw Problem.conflict(
                    "This document became the draft %s, which has another text by now.".formatted(draft.id()));
        }
        return draft.status() == DraftStatus.SCHEDULED
                ? waiting.schedule(draft.id()).orElseThrow(() -> new StaleDraft(draft))
                : set(draft, sent);
    }

    private Schedule set(WorkingDraft draft, Sent sent) {
        return schedules.set(
                new ScheduleId(UlidCreator.getUlid(sent.now().toEpochMilli()).toString()),
                draft.id(),
                version -> version == draft.version(),
                sent.time(),
                sent.editor().user(),
                sent.now());
    }

    /** The draft of the slug, which is made if there is none. One of a revision that has been replaced is deleted. */
    private WorkingDraft draft(Sent sent) {
        for (int number = 0; number < WaitingDocuments.MOST_IDS; number++) {
            DraftId id = sent.id(number);
            Optional<WorkingDraft> found = drafts.find(id);
            if (found.isEmpty() && waiting.isArticle(id)) {
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
                "%d drafts of this have been already: write one at /api/drafts.".formatted(WaitingDocuments.MOST_IDS));
    }
}
