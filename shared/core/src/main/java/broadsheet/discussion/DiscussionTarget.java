package broadsheet.discussion;

import broadsheet.article.Article;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What stands under a slug, as far as it can be discussed. */
public sealed interface DiscussionTarget {
    /**
     * An article that can be read.
     *
     * @param published when it was published
     * @param closed whether its author wants no discussion
     */
    record Published(Instant published, boolean closed) implements DiscussionTarget {
        /** An article as its front matter has it. */
        public static Published of(Article article) {
            return new Published(article.published(), article.front().discussionClosed());
        }

        /** Whether comments are taken. */
        public boolean isOpen(DiscussionSettings settings, Instant now) {
            return !closed && end(settings).filter(end -> !now.isBefore(end)).isEmpty();
        }

        /** When comments are taken no longer; empty if there is no such time. */
        public Optional<Instant> end(DiscussionSettings settings) {
            return settings.closeAfterDays().isPresent()
                    ? Optional.of(published.plus(
                            Duration.ofDays(settings.closeAfterDays().getAsInt())))
                    : Optional.empty();
        }
    }

    /** An article that was taken back. */
    record Withdrawn() implements DiscussionTarget {}

    /** An article that has another slug now. */
    record Moved(Slug to) implements DiscussionTarget {}

    /** Nothing, and nothing ever did. */
    record Unknown() implements DiscussionTarget {}
}
