package broadsheet.discussion;

/**
 * How large an article's discussion is.
 *
 * @param last the last number that was given to a comment; 0 before the first
 * @param count how many comments are published now
 */
public record Tally(int last, int count) {
    /** Before the first comment. */
    public static final Tally NONE = new Tally(0, 0);

    /** How many pages the discussion has. */
    public int pages() {
        return last == 0 ? 0 : Comment.page(last);
    }
}
