package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A link that shows a draft's preview to somebody without an account.
 *
 * @param id the link's identity
 * @param draft the draft that it shows
 * @param label whom it is for, as its maker wrote it
 * @param by who made it
 * @param made when it was made, to the second
 * @param expires when it ends, to the second
 * @param opened how often it was opened; openings within {@link #INTERVAL} count once
 * @param lastOpened when it was opened last, to the second; empty if it was not
 */
public record DraftLink(
        DraftId id,
        DraftId draft,
        String label,
        DraftUser by,
        Instant made,
        Instant expires,
        int opened,
        Optional<Instant> lastOpened) {
    /** The most characters of a label. */
    public static final int MAX_LABEL = 100;

    /** The most days for which a link works. */
    public static final int MOST_DAYS = 30;

    /** For how many days a link works if its maker says nothing else. */
    public static final int USUAL_DAYS = 7;

    /** The most links of one draft that work at the same time. */
    public static final int MOST = 20;

    /** Bounds the writes of openings: a link that is opened all the time is written once a minute. */
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    public DraftLink {
        requireNonNull(id, "id is null");
        requireNonNull(draft, "draft is null");
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("label is blank or too long");
        }
        requireNonNull(by, "by is null");
        if (!expires.isAfter(made)) {
            throw new IllegalArgumentException("a link that expires before it is made");
        }
        if (opened < 0) {
            throw new IllegalArgumentException("opened is " + opened);
        }
        requireNonNull(lastOpened, "lastOpened is null");
    }

    /** Whether the link still works at a time. */
    public boolean worksAt(Instant now) {
        return now.isBefore(expires);
    }
}
