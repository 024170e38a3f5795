package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

/**
 * A network around a reader's address. It may belong to many subscribers or to one.
 *
 * @param name the network's pseudonym for one day, a keyed hash made by {@link Anonymity}
 * @param times the network's rate limits as a multiple of one reader's
 */
public record Network(String name, int times) {
    public Network {
        requireNonNull(name, "name is null");
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times);
        }
    }
}
