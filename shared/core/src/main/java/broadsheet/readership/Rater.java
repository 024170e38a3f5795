package broadsheet.readership;

import static java.util.Objects.requireNonNull;

/**
 * Who rates.
 *
 * @param id the account's subject, or what the reader's cookie says
 * @param verified whether it is an account's
 */
public record Rater(String id, boolean verified) {
    public Rater {
        requireNonNull(id, "id is null");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id is empty");
        }
    }

    /** A reader who is signed in. */
    public static Rater signedIn(String subject) {
        return new Rater(subject, true);
    }

    /** A reader whom only a cookie tells from others. */
    public static Rater anonymous(String id) {
        return new Rater(id, false);
    }
}
