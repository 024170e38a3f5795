package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An editor's choice of the article that leads the home page.
 *
 * @param article the article
 * @param until the time from which the choice no longer counts, to the second; empty for no end
 * @param by the editor's name
 * @param at the time of the choice
 */
public record LeadChoice(ArticleId article, Optional<Instant> until, String by, Instant at) {
    public LeadChoice {
        requireNonNull(article, "article is null");
        requireNonNull(until, "until is null");
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
    }

    /** Whether the choice counts. */
    public boolean counts(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
