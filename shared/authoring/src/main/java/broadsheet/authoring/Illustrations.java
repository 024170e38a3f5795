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

/** The pictures that a document refers to: which they are, and which of them its article has. */
final class Illustrations {
    private static final Pattern ON_A_SITE = Pattern.compile("(?i)(?:https?:)?//.*");

    private final Supplier<Map<PictureName, Picture>> kept;
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private Optional<Map<PictureName, Picture>> answer = Optional.empty();

    /**
     * @param kept the article's pictures; asked for when the document refers to one, and once
     */
    Illustrations(Supplier<Map<PictureName, Picture>> kept) {
        this.kept = kept;
    }

    /** The picture that a reference means; if there is none, that is noted. */
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

    /** Notes a picture whose address was not even one that could be looked up. */
    void withoutAddress() {
        missing.add("picture: has no address of the web, and no path");
    }

    /** Every reference so far, as it was written, once. */
    Set<String> references() {
        return Collections.unmodifiableSet(references);
    }

    /** What is said of the pictures that there are not. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
