package broadsheet.faults;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Decides which calls fail. Implementations are thread-safe. */
interface FaultPolicy {
    /**
     * Decides about a call that is about to begin.
     *
     * @param request what the call sends
     * @return the fault to inject; empty if the call succeeds
     */
    Optional<Fault> next(SdkRequest request);

    /** Records that a fault occurs. A lasting fault affects all calls from now on. */
    void happens(Fault fault);

    /** Why no further call can succeed; empty if calls can. */
    Optional<Fault.Then> isOver();
}
