package broadsheet.renderpages;

import broadsheet.article.Picture;
import broadsheet.article.Pictures;
import broadsheet.bucket.Bucket;
import javax.inject.Inject;

/** Removes the pictures that no article has a claim to any more. */
final class UnclaimedPictures {
    private final Pictures pictures;
    private final Bucket bucket;

    @Inject
    UnclaimedPictures(Pictures pictures, Bucket bucket) {
        this.pictures = pictures;
        this.bucket = bucket;
    }

    /**
     * Removes a picture if it has to go. Until that is noted nobody can claim it, so that none is removed which was sent again;
     * and the stream hands on the records of one item one after the other, so that no two do this at once.
     */
    void remove(String hash) {
        pictures.order(hash).ifPresent(order -> {
            bucket.deleteAll(Picture.folder(hash));
            pictures.gone(hash, order);
        });
    }
}
