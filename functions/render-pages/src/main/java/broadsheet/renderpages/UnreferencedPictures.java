package broadsheet.renderpages;

import broadsheet.article.Picture;
import broadsheet.article.Pictures;
import broadsheet.bucket.Bucket;
import javax.inject.Inject;

/** Deletes the pictures that no article references any more. */
final class UnreferencedPictures {
    private final Pictures pictures;
    private final Bucket bucket;

    @Inject
    UnreferencedPictures(Pictures pictures, Bucket bucket) {
        this.pictures = pictures;
        this.bucket = bucket;
    }

    /**
     * Deletes a picture if a deletion order exists. Until the deletion is recorded, no article can reference the
     * picture again, so a new upload is never deleted. The stream delivers an item's records in sequence, so no two
     * calls delete the same picture at once.
     */
    void remove(String hash) {
        pictures.order(hash).ifPresent(order -> {
            bucket.deleteAll(Picture.folder(hash));
            pictures.completeDeletion(hash, order);
        });
    }
}
