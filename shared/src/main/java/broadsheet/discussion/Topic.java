package broadsheet.discussion;

import broadsheet.article.DiscussionSettings;
import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;

/** What stands under a slug, as far as it can be discussed. */
public sealed interface Topic {
    /**
     * An article that can be read.
     *
     * @param published when it was published
     * @param closed whether its author wants no discussion
     */
    record Published(Instant published, boolean closed) implements Topic {
        /** Whether comments are taken. */
        public boolean isOpen(DiscussionSettings settings, Instant now) {
            return !closed
                    && (settings.closeAfterDays().isEmpty()
                            || now.isBefore(published.plus(
                                    Duration.ofDays(settings.closeAfterDays().getAsInt()))));
        }
    }

    /** An article that was taken back. */
    record Withdrawn() implements Topic {}

    /** An article that has another slug now. */
    record Moved(Slug to) implements Topic {}

    /** Nothing, and nothing ever did. */
    record Unknown() implements Topic {}
}
