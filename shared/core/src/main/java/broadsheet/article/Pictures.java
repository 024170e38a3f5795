package broadsheet.article;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pictures of articles, and the files, which these methods treat like pictures. Each article names its pictures by the
 * paths that its document uses. Several articles may share one picture, which its hash identifies. The store counts the
 * references of a picture, and orders its deletion from the site when the last one is released.
 */
public interface Pictures {
    /** The uploaded pictures of the article to which an address leads, whether or not the document refers to them. */
    default Map<PictureName, Attachment> of(Slug address) {
        return of(List.of(address));
    }

    /** The uploaded pictures of all articles to which these addresses lead. The first address wins a shared name. */
    Map<PictureName, Attachment> of(Collection<Slug> addresses);

    /**
     * Adds an article's reference to a picture, before the upload checks for the picture or creates it. The reference
     * keeps the picture from deletion. An address that leads nowhere is reserved for a new article. The method is
     * idempotent.
     *
     * @param address an address of the article
     * @param hash the SHA-256 of the original's bytes
     * @return false if a deletion of the picture is in progress
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    boolean reference(Slug address, String hash);

    /**
     * Stores a picture under a name and replaces an earlier one of that name. The article must hold a reference to the
     * picture. The method is idempotent.
     *
     * @return false if the reference was released meanwhile; without other references, the picture must then be deleted
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    boolean keep(Slug address, PictureName name, Attachment picture);

    /**
     * Releases all references of a withdrawn article. It orders the deletion of each picture that no other article references.
     * It skips pictures of published articles, and pictures that a live coverage or a static page with the same slug may show.
     * The method is idempotent, and repeating it renews earlier deletion orders.
     *
     * @throws Busy if other writers are faster, or the table is busy, at each attempt; some references may be released by then
     */
    Released release(Slug address);

    /**
     * The hashes of all pictures that an article ever referenced.
     *
     * @param going pictures that are deleted, or that have a deletion order
     * @param shared pictures that other articles reference
     */
    record Released(SortedSet<String> going, SortedSet<String> shared) {
        public Released {
            going = Collections.unmodifiableSortedSet(new TreeSet<>(going));
            shared = Collections.unmodifiableSortedSet(new TreeSet<>(shared));
        }
    }

    /**
     * The number of the deletion order for a picture; empty if there is none. While the order is open, no article can
     * reference the picture.
     */
    OptionalInt order(String hash);

    /**
     * Records that a deletion is complete, so that editors may upload the picture again. If a newer order exists, it
     * records nothing, because the picture may have been stored again meanwhile. The method is idempotent.
     *
     * @param order the number of the order that was carried out
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    void completeDeletion(String hash, int order);
}
