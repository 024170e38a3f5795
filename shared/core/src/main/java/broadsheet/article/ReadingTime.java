package broadsheet.article;

/** Estimates how long a text takes to read. */
public final class ReadingTime {
    /**
     * The mean silent reading rate of adults for English non-fiction, in words per minute. Source: M. Brysbaert, "How
     * many words do we read per minute?", Journal of Memory and Language 109 (2019), 104047.
     */
    private static final int WORDS_PER_MINUTE = 238;

    private ReadingTime() {}

    /** The reading time in whole minutes, rounded up, at least one. */
    public static int minutes(int words) {
        return Math.max(1, Math.ceilDiv(words, WORDS_PER_MINUTE));
    }
}
