package broadsheet.faults;

import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Lets every call succeed, and records none. */
record NoFaults() implements FaultPolicy {
    @Override
    public Optional<Fault> next(SdkRequest request) {
        return Optional.empty();
    }

    @Override
    public void happens(Fault fault) {
        throw new IllegalStateException(fault + " was not planned");
    }

    @Override
    public Optional<Fault.Then> isOver() {
        return Optional.empty();
    }
}
