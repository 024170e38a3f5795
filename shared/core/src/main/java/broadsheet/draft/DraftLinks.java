package broadsheet.draft;

import java.time.Instant;
import java.util.List;

/** The links that show drafts to people without accounts, for those who make them. Each write is safe to repeat. */
public interface DraftLinks {
    /**
     * Makes a link. The same person can repeat this with the same id and label, and gets the link that was made first.
     *
     * @param id the link's id
     * @param days for how long it works, up to {@link DraftLink#MOST_DAYS}
     * @throws DraftRefusal if there is no such draft, or another link has or had the id, or too many links work already
     */
    DraftLink make(DraftId draft, DraftId id, String label, int days, DraftPermissions who, Instant now);

    /** The links of a draft that were not revoked, newest first; some of those that have expired are among them. */
    List<DraftLink> of(DraftId draft);

    /** Ends a link at once and for good. Without such a link of the draft, nothing is written. */
    void revoke(DraftId draft, DraftId link);

    /** The secret part of a link's address, the same each time. */
    String token(DraftLink link);
}
