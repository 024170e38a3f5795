package broadsheet.faults;

import java.util.Arrays;
import java.util.List;

/** What can become of a call of AWS. */
enum Fault {
    /** The connection is not made in time; the SDK calls again. */
    TIMED_OUT(When.BEFORE, Then.RETRIED),
    /** AWS has no capacity for it; the SDK calls again, or, where a transaction was cancelled for it, whoever made that. */
    THROTTLED(When.BEFORE, Then.RETRIED),
    /** The connection is cut before the answer is there; the SDK calls again. */
    CUT_OFF(When.AFTER, Then.RETRIED),
    /** AWS does only a part of what a batch asks for, and says so. */
    PARTLY(When.AFTER, Then.RETRIED),
    /** AWS answers 500 in spite of what it did; the SDK calls again. */
    BROKEN(When.AFTER, Then.RETRIED),
    /** The SDK has called in vain as often as it does, and gives up; the calls to come are answered again. */
    FAILED(When.BEFORE, Then.GIVEN_UP),
    /** So, but what was asked for is done. */
    FAILED_THOUGH_DONE(When.AFTER, Then.GIVEN_UP),
    /** From this call on none is answered. */
    OUTAGE(When.BEFORE, Then.OUT),
    /** So, but what this call asked for is done. */
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

    /** Those that make a difference: what only reads has no effect which could be there or not. */
    static List<Fault> of(Call call) {
        return Arrays.stream(values())
                .filter(fault -> fault == PARTLY ? call.isBatch() : call.writes() || fault.when == When.BEFORE)
                .toList();
    }

    /** Whether the call has its effect first. */
    enum When {
        BEFORE,
        AFTER
    }

    /** What follows. */
    enum Then {
        RETRIED,
        GIVEN_UP,
        OUT,
        STOPPED
    }
}
