package broadsheet.draft;

import java.time.Instant;
import java.util.Optional;

/** Finds what links show, for people who have nothing but a link. */
public interface SharedDrafts {
    /**
     * The link with this token; empty for a token that nobody gave out, and for a link that has expired or was revoked.
     */
    Optional<DraftLink> find(String token, Instant now);

    /** Records that a link was opened, at most once in {@link DraftLink#INTERVAL}. */
    void opened(DraftLink link, Instant now);
}
