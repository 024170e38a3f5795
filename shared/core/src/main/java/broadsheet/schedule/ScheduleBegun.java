package broadsheet.schedule;

/** A change of a schedule that is being done right now. */
public final class ScheduleBegun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal of the change. */
    public ScheduleBegun(ScheduleSubject subject) {
        super("the schedule of " + subject + " is being done");
    }
}
