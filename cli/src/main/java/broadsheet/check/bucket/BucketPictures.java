package broadsheet.check.bucket;

import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.bucket.Bucket;
import broadsheet.check.finding.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.inject.Inject;

/**
 * The pictures in the bucket, compared with those that articles reference. store-picture writes the files before the
 * article's record. The check therefore lists the files first: a file without a record in the later table scan had none
 * when it was listed.
 */
public final class BucketPictures {
    private static final String FOLDER = "/images/";

    /** How long a picture's files may lack a record. An interrupted upload has a day to resume. */
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final Bucket bucket;
    private final StoredObjects objects;
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Instant> unreferenced = new ConcurrentHashMap<>();

    @Inject
    BucketPictures(Bucket bucket, StoredObjects objects) {
        this.bucket = bucket;
        this.objects = objects;
    }

    /** Lists the picture files in the bucket. */
    public void list() {
        Map<String, Instant> newest = new HashMap<>();
        objects.list(FOLDER, file -> {
            paths.add(file.path());
            String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
            newest.merge(folder, file.modified(), (one, other) -> one.isAfter(other) ? one : other);
        });
        unreferenced.putAll(newest);
    }

    /** Marks a picture as referenced, and passes on an invariant if the listing lacks one of its files. */
    public void reference(Attachment picture, Consumer<Invariant> invariants) {
        unreferenced.remove(Picture.folder(picture.hash()));
        if (!paths.containsAll(picture.files())) {
            invariants.accept(new PictureInvariant(picture, bucket));
        }
    }

    /**
     * Passes on an invariant for each picture that no article references.
     *
     * @param now pictures younger than a day at this time are skipped
     */
    public void rest(Instant now, Consumer<Invariant> invariants) {
        unreferenced.forEach((folder, newest) -> {
            if (newest.isBefore(now.minus(UNFINISHED))) {
                invariants.accept(new LeftoverPictureInvariant(folder, objects));
            }
        });
    }
}
