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
    /** The longest name, in characters. */
    public static final int MAX_NAME = 60;

    public Commenter {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        if (verified && name.isBlank()) {
            throw new IllegalArgumentException("a verified commenter has no name");
        }
    }
}
