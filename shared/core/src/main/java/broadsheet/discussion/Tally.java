package broadsheet.discussion;

/**
 * The size of an article's discussion.
 *
 * @param last the last assigned comment number; 0 before the first
 * @param count the number of comments that are currently published
 */
public record Tally(int last, int count) {
    /** The tally before the first comment. */
    public static final Tally NONE = new Tally(0, 0);

    /** The number of pages of the discussion. */
    public int pages() {
        return last == 0 ? 0 : Comment.page(last);
    }
}
