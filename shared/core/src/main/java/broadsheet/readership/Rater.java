package broadsheet.readership;

import static java.util.Objects.requireNonNull;

/**
 * A reader who rates articles.
 *
 * @param id the account's subject, or the id in the reader's cookie
 * @param verified whether the id is an account's
 */
public record Rater(String id, boolean verified) {
    public Rater {
        requireNonNull(id, "id is null");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id is empty");
        }
    }

    /** A reader with an account. */
    public static Rater signedIn(String subject) {
        return new Rater(subject, true);
    }

    /** A reader without an account, identified by a cookie. */
    public static Rater anonymous(String id) {
        return new Rater(id, false);
    }
}
