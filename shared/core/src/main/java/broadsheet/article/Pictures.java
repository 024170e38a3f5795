package broadsheet.article;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pictures of articles. Each article names its pictures by the paths that its document uses. Several articles may
 * share one picture. The store counts references ("claims"): it deletes a picture from the site when its last claim is
 * released.
 */
public interface Pictures {
    /** The article's uploaded pictures by name, whether or not the document refers to them. */
    Map<PictureName, Picture> of(Slug article);

    /**
     * Adds the article's reference to a picture, before the upload checks for the picture or creates it. The reference
     * keeps the picture from deletion. The method is idempotent.
     *
     * @param hash the SHA-256 of the original's bytes
     * @return false if a deletion of the picture is in progress
     */
    boolean claim(Slug article, String hash);

    /**
     * Stores a picture under a name and replaces an earlier one of that name. The article must hold a claim to the
     * picture. The method is idempotent.
     *
     * @return false if the claim was released meanwhile; without other claims, the picture must then be deleted
     */
    boolean keep(Slug article, PictureName name, Picture picture);

    /**
     * Releases all claims of a withdrawn article and of its former slugs. It orders the deletion of each picture that
     * no other article claims. It skips pictures of published articles, and pictures that a live coverage with the
     * same slug may show. The method is idempotent, and repeating it renews earlier deletion orders.
     */
    Released release(Slug article);

    /**
     * The hashes of all pictures that an article ever claimed.
     *
     * @param going pictures that are deleted, or that have a deletion order
     * @param shared pictures that other articles claim
     */
    record Released(SortedSet<String> going, SortedSet<String> shared) {
        public Released {
            going = Collections.unmodifiableSortedSet(new TreeSet<>(going));
            shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
        }
    }

    /**
     * The number of the deletion order for a picture; empty if there is none. While the order is open, no article can
     * claim the picture.
     */
    OptionalInt order(String hash);

    /**
     * Records that a deletion is complete, so that editors may upload the picture again. If a newer order exists, it
     * records nothing, because the picture may have been stored again meanwhile. The method is idempotent.
     *
     * @param order the number of the order that was carried out
     */
    void gone(String hash, int order);
}
