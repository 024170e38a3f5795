package broadsheet.check.bucket;

import broadsheet.article.Picture;
import broadsheet.bucket.Bucket;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.util.List;

/**
 * Invariant: the bucket holds every width of a referenced picture and its record, picture.json. Without the record,
 * store-picture would convert the picture again.
 */
record PictureInvariant(Picture picture, Bucket bucket) implements Invariant {
    @Override
    public String place() {
        return Picture.folder(picture.hash());
    }

    @Override
    public List<Finding> look() {
        return picture.files().stream()
                .filter(path -> bucket.find(path).isEmpty())
                .map(path -> Finding.told(
                        path, "is missing", "delete picture.json beside it, and publish the picture again"))
                .toList();
    }
}
