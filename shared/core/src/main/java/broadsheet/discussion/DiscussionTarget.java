package broadsheet.discussion;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of an address, as far as discussions depend on it. */
public sealed interface DiscussionTarget {
    /**
     * An article that readers can open, at this address or at its current one.
     *
     * @param article the article's identity
     * @param slug the article's current address
     * @param published the time of the article's publication
     * @param closed whether its author has closed the discussion
     */
    record Published(ArticleId article, Slug slug, Instant published, boolean closed) implements DiscussionTarget {
        /** The target for an article with its front matter. */
        public static Published of(Article article) {
            return new Published(
                    article.id(),
                    article.slug(),
                    article.published(),
                    article.front().discussionClosed());
        }

        /** Whether the article accepts comments. */
        public boolean isOpen(DiscussionSettings settings, Instant now) {
            return !closed && end(settings).filter(end -> !now.isBefore(end)).isEmpty();
        }

        /** The time when the discussion closes; empty if it stays open. */
        public Optional<Instant> end(DiscussionSettings settings) {
            return settings.closeAfterDays().isPresent()
                    ? Optional.of(published.plus(
                            Duration.ofDays(settings.closeAfterDays().getAsInt())))
                    : Optional.empty();
        }
    }

    /** A withdrawn article. */
    record Withdrawn() implements DiscussionTarget {}

    /** An address that leads nowhere, or only to an article that was never published. */
    record Unknown() implements DiscussionTarget {}
}
