package broadsheet.faults;

import java.util.Optional;

/** Decides which calls fail. */
interface FaultPolicy {
    /** A call is about to be made: what becomes of it, if it fails. */
    Optional<Fault> next(Call first);

    /** A fault happens; from here on, where it is one that lasts. */
    void happens(Fault fault);

    /** Why no call can be made any more, if so. */
    Optional<Fault.Then> isOver();
}
