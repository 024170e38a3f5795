package broadsheet.authoring;

import broadsheet.article.Attachment;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Resolves the references to pictures and files in a document against those that its article has. */
final class Illustrations {
    private static final Pattern ON_A_SITE = Pattern.compile("(?i)(?:https?:)?//.*");

    private final Supplier<Map<PictureName, Attachment>> kept;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Optional<Map<PictureName, Attachment>> answer = Optional.empty();

    /**
     * @param kept supplies the article's pictures; called at most once, at the first reference
     */
    Illustrations(Supplier<Map<PictureName, Attachment>> kept) {
        this.kept = kept;
    }

    /** The picture for a reference. A missing picture is recorded for {@link #missing}. */
    Optional<Picture> find(String reference) {
        Optional<Picture> picture = attachment(reference, Picture.class);
        if (picture.isEmpty()) {
            missing.add("picture %s: %s".formatted(reference, reason(reference)));
        }
        return picture;
    }

    /** The file for a reference. A missing file is recorded for {@link #missing}. */
    Optional<MediaFile> file(String reference) {
        Optional<MediaFile> file = attachment(reference, MediaFile.class);
        if (file.isEmpty()) {
            missing.add("file %s: %s".formatted(reference, reason(reference)));
        }
        return file;
    }

    /** The file that a link means; empty if the link means something else. A missing neighbour of the document is recorded. */
    Optional<MediaFile> linked(String reference) {
        return PictureName.of(reference).isEmpty() || reference.startsWith("/images/")
                ? Optional.empty()
                : reference.startsWith("/") ? attachment(reference, MediaFile.class) : file(reference);
    }

    private <T extends Attachment> Optional<T> attachment(String reference, Class<T> kind) {
        references.add(reference);
        return PictureName.of(reference)
                .flatMap(known -> Optional.ofNullable(kept().get(known)))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static String reason(String reference) {
        if (PictureName.of(reference).isPresent()) {
            return "has not been uploaded";
        }
        return ON_A_SITE.matcher(reference).matches() ? "is on another site" : "is no path within the site";
    }

    private Map<PictureName, Attachment> kept() {
        Map<PictureName, Attachment> pictures = answer.orElseGet(kept);
        answer = Optional.of(pictures);
        return pictures;
    }

    /** Records an image whose URL was missing or unsupported. */
    void withoutAddress() {
        missing.add("picture: has no address of the web, and no path");
    }

    /** All references so far, in their original spelling, without duplicates. */
    Set<String> references() {
        return Collections.unmodifiableSet(references);
    }

    /** The messages about missing pictures. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
