package broadsheet.check.bucket;

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
 * The pictures in the bucket, against those that articles have. Files come before the article's record, so they are listed
 * before the table is read: what has no record then had none when it was listed.
 */
public final class PictureFiles {
    private static final String FOLDER = "/images/";

    /** Whoever stopped between a picture's files and its record has a day to come back, as with the upload. */
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final Bucket bucket;
    private final StoredObjects objects;
    private final Set<String> paths = new HashSet<>();
    private final Map<String, Instant> unclaimed = new ConcurrentHashMap<>();

    @Inject
    PictureFiles(Bucket bucket, StoredObjects objects) {
        this.bucket = bucket;
        this.objects = objects;
    }

    /** Lists what is there. */
    public void list() {
        Map<String, Instant> newest = new HashMap<>();
        objects.list(FOLDER, file -> {
            paths.add(file.path());
            String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
            newest.merge(folder, file.modified(), (one, other) -> one.isAfter(other) ? one : other);
        });
        unclaimed.putAll(newest);
    }

    /** Says what should be true since an article has a picture. */
    public void claim(Picture picture, Consumer<Invariant> claims) {
        unclaimed.remove(Picture.folder(picture.hash()));
        if (!PictureInvariant.paths(picture).allMatch(paths::contains)) {
            claims.accept(new PictureInvariant(picture, bucket));
        }
    }

    /** Says what should be true of the pictures that no article has. */
    public void rest(Instant now, Consumer<Invariant> claims) {
        unclaimed.forEach((folder, newest) -> {
            if (newest.isBefore(now.minus(UNFINISHED))) {
                claims.accept(new LeftoverPictureInvariant(folder, objects));
            }
        });
    }
}
