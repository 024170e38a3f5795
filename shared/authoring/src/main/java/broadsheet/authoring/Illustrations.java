package broadsheet.authoring;

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

/** Resolves the references to pictures in a document against the pictures that its article has. */
final class Illustrations {
    private static final Pattern ON_A_SITE = Pattern.compile("(?i)(?:https?:)?//.*");

    private final Supplier<Map<PictureName, Picture>> kept;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Optional<Map<PictureName, Picture>> answer = Optional.empty();

    /**
     * @param kept supplies the article's pictures; called at most once, at the first reference
     */
    Illustrations(Supplier<Map<PictureName, Picture>> kept) {
        this.kept = kept;
    }

    /** The picture for a reference. A missing picture is recorded for {@link #missing}. */
    Optional<Picture> find(String reference) {
        references.add(reference);
        Optional<PictureName> name = PictureName.of(reference);
        Optional<Picture> picture = name.flatMap(known -> Optional.ofNullable(kept().get(known)));
        if (picture.isEmpty()) {
            missing.add("picture %s: %s"
                    .formatted(
                            reference,
                            name.isPresent()
                                    ? "has not been uploaded"
                                    : ON_A_SITE.matcher(reference).matches()
                                            ? "is on another site"
                                            : "is no path within the site"));
        }
        return picture;
    }

    private Map<PictureName, Picture> kept() {
        Map<PictureName, Picture> pictures = answer.orElseGet(kept);
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
