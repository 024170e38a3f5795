package broadsheet.live;

import java.util.List;

/**
 * A coverage's counters.
 *
 * @param sequence the number of the last change; 0 before the first
 * @param last the place of the newest update; 0 before the first
 * @param pinned the places of the pinned updates, at most {@value #MOST_PINNED}
 */
public record Progress(int sequence, int last, List<Integer> pinned) {
    /** The most pinned updates, because rendering the page reads each of them. */
    public static final int MOST_PINNED = 3;

    /** The counters before the first update. */
    public static final Progress NONE = new Progress(0, 0, List.of());

    public Progress {
        if (sequence < last || last < 0) {
            throw new IllegalArgumentException("sequence %d, last %d".formatted(sequence, last));
        }
        pinned = List.copyOf(pinned);
    }

    /** The number of pages of older updates. */
    public int pages() {
        return last == 0 ? 0 : LiveUpdate.page(last);
    }

    /**
     * The first place that the coverage's own page shows. That page shows the current page of older updates and the
     * one before, so that it is never short.
     */
    public int first() {
        return Math.max(1, (pages() - 2) * LiveUpdate.PER_PAGE + 1);
    }
}
