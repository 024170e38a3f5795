package broadsheet.article;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pictures that were sent for articles, each under the name by which its article's document refers to it. One picture may
 * be several articles': each has a claim to it, and with the last claim it goes from the site.
 */
public interface Pictures {
    /** Every picture that was sent for an article and is still its, whether or not its document refers to it. */
    Map<PictureName, Picture> of(Slug article);

    /**
     * Notes that an article has a picture, from before it is looked for or made: from then on it does not go. Safe to repeat.
     *
     * @param hash the SHA-256 of the original's bytes
     * @return false if it could not be noted, since the picture is going at this moment
     */
    boolean claim(Slug article, String hash);

    /**
     * Keeps a picture, which the article has a claim to, in place of one of the same name. Safe to repeat.
     *
     * @return false if the claim was released since: unless others have one too, the picture has to go then
     */
    boolean keep(Slug article, PictureName name, Picture picture);

    /**
     * Takes from a withdrawn article, and from the slugs that it had before, what claims it has; pictures that nobody else has
     * a claim to have to go then. Safe to repeat, and orders once more what had to go before. What an article has that can be
     * read is left, and so is what a live coverage of the same name may show.
     */
    Released release(Slug article);

    /**
     * The hashes of all pictures that an article ever had a claim to.
     *
     * @param going those that have to go, or are gone
     * @param shared those that others have a claim to
     */
    record Released(SortedSet<String> going, SortedSet<String> shared) {
        public Released {
            going = Collections.unmodifiableSortedSet(new TreeSet<>(going));
            shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
        }
    }

    /** By which order a picture has to go, and nobody can claim it before it is gone; empty if it has not to. */
    OptionalInt order(String hash);

    /**
     * Notes that nothing is left of a picture that had to go: it may be sent again. Where it was ordered to go once more since,
     * nothing is noted: something may have come back. Safe to repeat.
     *
     * @param order the order that was carried out
     */
    void gone(String hash, int order);
}
