package broadsheet.publishscheduled;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Articles;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Busy;
import broadsheet.article.Revision;
import broadsheet.article.Revisions;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/**
 * Withdraws a scheduled article, whatever its address is by then. The attempt records the revision that it withdraws, so
 * that a repeat does not withdraw what an editor has published again since.
 */
final class ScheduledWithdrawal {
    private final Schedules schedules;
    private final Articles articles;
    private final Revisions revisions;

    @Inject
    ScheduledWithdrawal(Schedules schedules, Articles articles, Revisions revisions) {
        this.schedules = schedules;
        this.articles = articles;
        this.revisions = revisions;
    }

    /**
     * Withdraws the article.
     *
     * @return empty if the schedule has been changed, cancelled or begun meanwhile
     */
    Optional<Performed> withdraw(PendingSchedule pending, ArticleId id, Instant now) {
        Optional<Article> article = articles.published(id);
        if (article.isEmpty() || isWithdrawnSince(pending, id)) {
            return Optional.of(new Performed(pending.schedule().slug()));
        }
        int revision = article.get().revision();
        if (!schedules.begin(pending, OptionalInt.of(revision))) {
            return Optional.empty();
        }
        try {
            articles.withdraw(
                    article.get().slug(),
                    current -> current == revision,
                    pending.schedule().by().actor(),
                    now);
            return Optional.of(new Performed(Optional.of(article.get().slug())));
        } catch (RevisionConflict corrected) {
            // The next attempt reads the newer revision.
            throw new Busy("the article " + article.get().slug());
        }
    }

    /** Whether the revision that an earlier attempt was about to withdraw has been withdrawn. */
    private boolean isWithdrawnSince(PendingSchedule pending, ArticleId id) {
        return pending.revision().isPresent()
                && revisions
                        .find(id, pending.revision().getAsInt() + 1)
                        .filter(next -> next.revision().act() instanceof Revision.Act.Withdrawal)
                        .isPresent();
    }
}
