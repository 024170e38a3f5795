package broadsheet.readership;

import java.util.Optional;

/**
 * A reader's rating of an article.
 *
 * @param number 1 to 5; 5 is the best
 */
public record Stars(int number) {
    /** The most stars. */
    public static final int MOST = 5;

    public Stars {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("not from 1 to " + MOST + " stars: " + number);
        }
    }

    /** A rating with this number; empty if it is not from 1 to 5. */
    public static Optional<Stars> of(int number) {
        return number < 1 || number > MOST ? Optional.empty() : Optional.of(new Stars(number));
    }
}
