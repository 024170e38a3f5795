package broadsheet.audit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What staff did, for administrators. The transaction that carries out an act also writes its record, so there is exactly
 * one for each act that happened. Nothing changes or deletes a record before it expires.
 */
public interface AuditTrail {
    /** How long a record is kept: long enough to answer for an article, and no longer than names of staff should be. */
    Duration KEPT = Duration.ofDays(730);

    /** The most records of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of records, newest first. A page may be short or empty although more follow, because one call reads a
     * bounded number of records.
     *
     * @param limit the most records, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from an earlier page
     */
    Page list(Selection selection, int limit, Optional<String> cursor);

    /**
     * Which records are wanted.
     *
     * @param from the time of the oldest
     * @param to the time before which the newest was written
     * @param by the account of who acted; empty for all
     * @param act what was done; empty for all
     */
    record Selection(Instant from, Instant to, Optional<String> by, Optional<Act> act) {
        public Selection {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            requireNonNull(by, "by is null");
            requireNonNull(act, "act is null");
        }
    }

    /**
     * One page of records.
     *
     * @param records newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<AuditRecord> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
            requireNonNull(next, "next is null");
        }
    }
}
