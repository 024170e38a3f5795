package broadsheet.faults;

import java.util.Arrays;
import java.util.List;

/** A fault of a call to AWS. */
enum Fault {
    /** The connection times out. The SDK retries. */
    TIMED_OUT(When.BEFORE, Then.RETRIED),
    /** AWS throttles the call. The SDK retries; for a cancelled transaction, the caller does. */
    THROTTLED(When.BEFORE, Then.RETRIED),
    /** The connection is reset after AWS has processed the call. The SDK retries. */
    CUT_OFF(When.AFTER, Then.RETRIED),
    /** AWS processes only a part of a batch, and reports the rest as unprocessed. */
    PARTLY(When.AFTER, Then.RETRIED),
    /** AWS responds with status 500 although it has processed the call. The SDK retries. */
    BROKEN(When.AFTER, Then.RETRIED),
    /** The SDK has exhausted its retries, and the call fails without effect. Later calls succeed. */
    FAILED(When.BEFORE, Then.GIVEN_UP),
    /** The SDK has exhausted its retries, although AWS has processed the call. Later calls succeed. */
    FAILED_THOUGH_DONE(When.AFTER, Then.GIVEN_UP),
    /** This call and all later ones fail without effect. */
    OUTAGE(When.BEFORE, Then.OUT),
    /** This call fails although AWS has processed it. All later calls fail without effect. */
    OUTAGE_THOUGH_DONE(When.AFTER, Then.OUT),
    /** The process stops before the call. */
    STOPPED_BEFORE(When.BEFORE, Then.STOPPED),
    /** The process stops after the call. */
    STOPPED_AFTER(When.AFTER, Then.STOPPED);

    final When when;
    final Then then;

    Fault(When when, Then then) {
        this.when = when;
        this.then = then;
    }

    /**
     * The faults that make a difference for a call. Faults after the effect are pointless for reads, which have none.
     */
    static List<Fault> of(Call call) {
        return Arrays.stream(values())
                .filter(fault -> fault == PARTLY ? call.isBatch() : call.writes() || fault.when == When.BEFORE)
                .toList();
    }

    /** Whether the fault occurs before or after AWS processes the call. */
    enum When {
        BEFORE,
        AFTER
    }

    /** The consequence of the fault. */
    enum Then {
        RETRIED,
        GIVEN_UP,
        OUT,
        STOPPED
    }
}
