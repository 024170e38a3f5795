package broadsheet.discussion;

import broadsheet.article.Article;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The state of a slug, as far as discussions depend on it. */
public sealed interface DiscussionTarget {
    /**
     * An article that readers can open.
     *
     * @param published the time of the article's publication
     * @param closed whether its author has closed the discussion
     */
    record Published(Instant published, boolean closed) implements DiscussionTarget {
        /** The target for an article with its front matter. */
        public static Published of(Article article) {
            return new Published(article.published(), article.front().discussionClosed());
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

    /** An article that has moved to another slug. */
    record Moved(Slug to) implements DiscussionTarget {}

    /** A slug that no article has ever used. */
    record Unknown() implements DiscussionTarget {}
}
