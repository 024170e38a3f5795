package broadsheet.check.bucket;

import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.bucket.Bucket;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.util.List;

/**
 * Invariant: the bucket holds every width of a referenced picture, or the referenced file, and its record. Without the record,
 * store-picture would convert the picture again.
 */
record PictureInvariant(Attachment picture, Bucket bucket) implements Invariant {
    @Override
    public String place() {
        return Picture.folder(picture.hash());
    }

    @Override
    public List<Finding> check() {
        String record = picture.files().getLast().substring(place().length());
        return picture.files().stream()
                .filter(path -> bucket.find(path).isEmpty())
                .map(path -> Finding.manual(
                        path, "is missing", "delete %s beside it, and publish the picture again".formatted(record)))
                .toList();
    }
}
