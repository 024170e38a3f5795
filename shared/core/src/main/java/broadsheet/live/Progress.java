package broadsheet.live;

import java.util.List;

/**
 * How far a coverage has come.
 *
 * @param sequence the number of its last change; 0 before the first
 * @param last the place of its newest update; 0 before the first
 * @param pinned the places of the updates that stand above the others, at most {@value #MOST_PINNED}
 */
public record Progress(int sequence, int last, List<Integer> pinned) {
    /** How many updates may stand above the others: the page reads each of them. */
    public static final int MOST_PINNED = 3;

    /** Nothing has been posted. */
    public static final Progress NONE = new Progress(0, 0, List.of());

    public Progress {
        if (sequence < last || last < 0) {
            throw new IllegalArgumentException("sequence %d, last %d".formatted(sequence, last));
        }
        pinned = List.copyOf(pinned);
    }

    /** How many pages of older updates there are. */
    public int pages() {
        return last == 0 ? 0 : LiveUpdate.page(last);
    }

    /**
     * The place from which on the coverage's own page shows every update: the page of older updates that is being filled,
     * and the one before it, so that it is never short.
     */
    public int first() {
        return Math.max(1, (pages() - 2) * LiveUpdate.PER_PAGE + 1);
    }
}
