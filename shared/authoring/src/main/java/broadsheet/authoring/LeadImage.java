package broadsheet.authoring;

import static java.util.Objects.requireNonNull;

import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The lead image in front matter: {@code image: photo.jpg} with {@code alt} and {@code credit} as sibling fields, or a
 * mapping of {@code path}, {@code alt} and {@code credit}.
 *
 * @param reference the reference to the picture, in its original spelling
 * @param alt the alternative text; empty if the document has none
 * @param credit the picture's author; empty if the document names none
 */
record LeadImage(String reference, String alt, String credit) {
    private static final String FIELD = "image";
    private static final int MAX_REFERENCE = 2_000;

    LeadImage {
        requireNonNull(reference, "reference is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
    }

    /**
     * Reads the image from front matter.
     *
     * @param ignored receives the names of unknown fields in the mapping
     * @param typography sets the credit
     */
    static Optional<LeadImage> read(Fields fields, Consumer<String> ignored, UnaryOperator<String> typography) {
        Optional<Fields> mapping = fields.mapping(FIELD);
        if (mapping.isEmpty()) {
            return fields.text(MAX_REFERENCE, FIELD).map(reference -> beside(fields, reference, "", "", typography));
        }
        Optional<String> reference = mapping.get().required(MAX_REFERENCE, "path", "src", "file", "url");
        String alt = mapping.get().text(Limits.TEXT, "alt").orElse("");
        String credit = mapping.get().text(Limits.TEXT, "credit").orElse("");
        mapping.get().unread().forEach(name -> ignored.accept(FIELD + "." + name));
        return reference.map(path -> beside(fields, path, alt, credit, typography));
    }

    /**
     * The picture that the image refers to. A missing picture is not an error, because imported documents may arrive
     * before their pictures.
     *
     * @param ignored receives a warning if the picture has no alternative text and is therefore shown as decoration
     */
    Optional<LeadPicture> picture(Illustrations illustrations, Consumer<String> ignored) {
        Optional<Picture> picture = illustrations.find(reference);
        if (picture.isPresent() && alt.isEmpty()) {
            ignored.accept("image has no alt: it is shown as decoration");
        }
        return picture.map(kept -> new LeadPicture(kept, alt, credit));
    }

    /** Fills in missing values from the sibling fields. */
    private static LeadImage beside(
            Fields fields, String reference, String alt, String credit, UnaryOperator<String> typography) {
        return new LeadImage(
                reference,
                alt.isEmpty() ? fields.text(Limits.TEXT, "alt", "image_alt").orElse("") : alt,
                credit.isEmpty()
                        ? fields.text(Limits.TEXT, "credit", "image_credit")
                                .map(typography)
                                .orElse("")
                        : typography.apply(credit));
    }
}
