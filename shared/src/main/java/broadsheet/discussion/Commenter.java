package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

/**
 * Who writes a comment.
 *
 * @param id tells readers apart: for the signed in their account's subject, for others what stands for their address until
 *     the limits' windows have passed
 * @param name what stands above the comment; empty for an anonymous one without a name
 * @param verified whether they are signed in
 */
public record Commenter(String id, String name, boolean verified) {
    /** The longest name, in characters (Unicode code points). */
    public static final int MAX_NAME = 60;

    /** What stands above the comments of a signed-in reader whose account has no name. */
    private static final String NAMELESS = "Reader";

    public Commenter {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        if (verified && name.isBlank()) {
            throw new IllegalArgumentException("a verified commenter has no name");
        }
    }

    /** A reader who is signed in, under the name of their account: as much of it as has room. */
    public static Commenter signedIn(String id, String accountName) {
        String name = nameOf(accountName);
        String fitting = name.codePointCount(0, name.length()) > MAX_NAME
                ? nameOf(name.substring(0, name.offsetByCodePoints(0, MAX_NAME)))
                : name;
        return new Commenter(id, fitting.isEmpty() ? NAMELESS : fitting, true);
    }

    /** A name as it can be shown: one line, without what cannot be seen; empty if nothing is left. */
    public static String nameOf(String written) {
        return VisibleText.line(written);
    }
}
