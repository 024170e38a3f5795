package broadsheet.faults;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be otherwise after faults than it would be without, and why. There is nothing else, and nowhere else. */
enum Tolerated {
    /** A queue may have a task more than once: it renders what is true then, and again nothing if it was done. Never less. */
    A_TASK_WAITS_TWICE("message .*", "\nonce", When.values()),

    /** A rendering counts a step after the next one is queued, so it may lack the step that stopped between (docs/adr/0014). */
    A_STEP_IS_NOT_COUNTED("item RENDERING PROGRESS", "(found|rendered|written|enumerated)=\\d+", When.values()),

    /**
     * Readers who are counted need not come again for the list of the most read: an article's next views bring it there. It may
     * lag behind the counts, but not where the same views come again.
     */
    THE_MOST_READ_LAG(
            "item MOST.*", "(?s).+", When.ANSWERED, When.REPEATED_IN_PART, When.IN_OTHER_BATCHES, When.AT_THE_END),

    /** The list's version says how often it was written: once more where views failed in part, and their messages come again. */
    THE_MOST_READ_ARE_TOLD_AGAIN("item MOST.*", "version=\\d+", When.values()),

    /** The version of a tally says how often it was written, and other batches make other writes of the same readers. */
    OTHER_BATCHES_ARE_OTHER_WRITES("item TALLY#.* VIEWS", "version=\\d+", When.IN_OTHER_BATCHES, When.AT_THE_END),

    /** An order to remove a picture that is given again is another one, and the picture is looked for once more. */
    A_REMOVAL_IS_ORDERED_AGAIN("item IMAGE#.*", "orders=\\d+", When.values()),

    /** How often pictures came for an address that is reserved says only that one came meanwhile. */
    AN_UPLOAD_IS_NOTED_AGAIN("item ADDRESS#.*", "uploads=\\d+", When.values()),

    /** Redirects change in no transaction: their record is written before them, once for each attempt. */
    REDIRECTS_ARE_RECORDED_AGAIN("item AUDIT#.*#BY#.*#redirects-changed", "(?s).+", When.values()),

    /** Each call that starts a rendering starts another one, and is recorded. */
    A_RENDERING_STARTS_AGAIN("item AUDIT#.*#RENDERING#.*#rendering-started", "(?s).+", When.values()),

    /** What was uploaded and is not needed any more lies there until the bucket's own rule removes it after a day. */
    AN_UPLOAD_LIES_A_DAY("object uploads/.*", "(?s).+", When.values());

    private final Pattern place;
    private final Pattern left;
    // Made by Set.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<When> when;

    /**
     * Leaves out of sight what matches, at a place that matches.
     */
    Tolerated(String place, String left, When... when) {
        this.place = Pattern.compile(place);
        this.left = Pattern.compile(left);
        this.when = Set.of(when);
    }

    /** Those differences that are not tolerated. */
    static List<Difference> without(List<Difference> differences, When now) {
        return differences.stream()
                .filter(difference -> List.of(values()).stream().noneMatch(each -> each.covers(difference, now)))
                .toList();
    }

    private boolean covers(Difference difference, When now) {
        return when.contains(now)
                && place.matcher(difference.place()).matches()
                && without(difference.wanted()).equals(without(difference.found()));
    }

    private String without(String text) {
        return left.matcher(text).replaceAll("");
    }

    /** When a state is looked at. */
    enum When {
        /** The function has said that it is done, in spite of what failed. */
        ANSWERED,
        /** The event has come again, and nothing failed. */
        REPEATED,
        /** So have those of its records that failed; the others are done, as far as their source knows. */
        REPEATED_IN_PART,
        /** All events have come, and the stream and the queue are empty. */
        AT_THE_END,
        /** The records have come in other batches, some twice. */
        IN_OTHER_BATCHES
    }
}
