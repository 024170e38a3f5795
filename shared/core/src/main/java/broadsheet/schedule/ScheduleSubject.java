package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.draft.DraftId;

/** What a schedule is about. Each draft and each article has one schedule at most. */
public sealed interface ScheduleSubject {
    /** A draft, which is published at the set time. */
    record OfDraft(DraftId draft) implements ScheduleSubject {
        public OfDraft {
            requireNonNull(draft, "draft is null");
        }
    }

    /** A published article, which is withdrawn at the set time, whatever its address is then. */
    record OfArticle(ArticleId article) implements ScheduleSubject {
        public OfArticle {
            requireNonNull(article, "article is null");
        }
    }
}
