package broadsheet.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has a draft open. A client says so again every half minute; without that, its entry ends. */
public interface DraftPresence {
    /** For how long an entry counts. It is longer than two of a client's intervals, so one lost call hides nobody. */
    Duration COUNTS = Duration.ofSeconds(70);

    /** The most people who are named. */
    int MOST = 20;

    /** Notes that somebody has a draft open, and gives the others who have. */
    List<DraftUser> enter(DraftId draft, DraftUser who, Instant now);

    /** Notes that somebody has a draft open no more. */
    void leave(DraftId draft, DraftUser who);
}
