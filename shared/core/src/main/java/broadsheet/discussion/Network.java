package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

/**
 * A network around a reader's address, which may be one subscriber's too.
 *
 * @param name a keyed hash of it, as {@link Anonymity} makes it: of one day
 * @param times how many times what one reader may do may be done from it
 */
public record Network(String name, int times) {
    public Network {
        requireNonNull(name, "name is null");
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times);
        }
    }
}
