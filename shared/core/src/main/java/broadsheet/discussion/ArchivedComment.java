package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A comment that readers saw in another system.
 *
 * @param source its identity there, for example {@code disqus 4711}; it keeps the comment from being added twice
 * @param name its author's name; empty if it has none
 * @param posted when it was written
 * @param text what it says
 * @param inReplyTo the source of the comment that it answers
 */
public record ArchivedComment(
        String source, String name, Instant posted, CommentText text, Optional<String> inReplyTo) {
    /** The longest identity. */
    private static final int LONGEST_SOURCE = 200;

    public ArchivedComment {
        requireNonNull(text, "text is null");
        requireNonNull(inReplyTo, "inReplyTo is null");
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("not a comment's identity: " + source);
        }
        name = Commenter.fitting(name);
        posted = posted.truncatedTo(ChronoUnit.SECONDS);
    }
}
