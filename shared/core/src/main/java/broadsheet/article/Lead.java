package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The article that leads the home page: the editors' choice while it counts, else the newest featured article for some
 * days after its publication, else the newest article.
 *
 * @param article the article
 * @param reason why it leads
 * @param until the time at which another article may lead, although nothing is published; empty if there is none
 */
public record Lead(Summary article, Reason reason, Optional<Instant> until) {
    public Lead {
        requireNonNull(article, "article is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(until, "until is null");
    }

    /** Why an article leads. */
    public enum Reason {
        /** Editors chose it. */
        CHOSEN,
        /** Its document says that it is featured. */
        FEATURED,
        /** It is the newest. */
        NEWEST
    }

    /**
     * Decides which article leads; empty before the first publication.
     *
     * @param choice the editors' choice
     * @param published finds the chosen article while it is published
     * @param newest the newest articles, newest first
     * @param leadDays how many days after its publication a featured article leads
     */
    public static Optional<Lead> of(
            Optional<LeadChoice> choice,
            Function<ArticleId, Optional<Article>> published,
            List<Summary> newest,
            int leadDays,
            Instant now) {
        return choice.filter(chosen -> chosen.counts(now))
                .flatMap(chosen -> published
                        .apply(chosen.article())
                        .map(article -> new Lead(article.summary(), Reason.CHOSEN, chosen.until())))
                .or(() -> newest.stream()
                        .filter(article -> article.featured() && now.isBefore(end(article, leadDays)))
                        .findFirst()
                        .map(article -> new Lead(article, Reason.FEATURED, Optional.of(end(article, leadDays)))))
                .or(() ->
                        newest.stream().findFirst().map(article -> new Lead(article, Reason.NEWEST, Optional.empty())));
    }

    private static Instant end(Summary article, int leadDays) {
        return article.published().plus(Duration.ofDays(leadDays));
    }
}
