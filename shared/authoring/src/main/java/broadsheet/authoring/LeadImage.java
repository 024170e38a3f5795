package broadsheet.authoring;

import static java.util.Objects.requireNonNull;

import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The image that front matter names: {@code image: photo.jpg} with {@code alt} and {@code credit} beside it, or a mapping
 * of {@code path}, {@code alt} and {@code credit}.
 *
 * @param reference which picture it is, as it was written
 * @param alt what it shows; empty if the document does not say
 * @param credit who made it; empty if the document does not say
 */
record LeadImage(String reference, String alt, String credit) {
    private static final String FIELD = "image";
    private static final int MAX_REFERENCE = 2_000;
    private static final int MAX_TEXT = 1_000;

    LeadImage {
        requireNonNull(reference, "reference is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
    }

    /**
     * The image that the fields name.
     *
     * @param ignored is told of what in a mapping has no meaning
     */
    static Optional<LeadImage> read(Fields fields, Consumer<String> ignored) {
        Optional<Fields> mapping = fields.mapping(FIELD);
        if (mapping.isEmpty()) {
            return fields.text(MAX_REFERENCE, FIELD).map(reference -> beside(fields, reference, "", ""));
        }
        Optional<String> reference = mapping.get().required(MAX_REFERENCE, "path", "src", "file", "url");
        String alt = mapping.get().text(MAX_TEXT, "alt").orElse("");
        String credit = mapping.get().text(MAX_TEXT, "credit").orElse("");
        mapping.get().unread().forEach(name -> ignored.accept(FIELD + "." + name));
        return reference.map(path -> beside(fields, path, alt, credit));
    }

    /**
     * The picture that is meant. One that was not sent is no fault: documents come from other sites, and pictures may follow
     * them.
     *
     * @param ignored is told if it will be shown as decoration
     */
    Optional<LeadPicture> picture(Illustrations illustrations, Consumer<String> ignored) {
        Optional<Picture> picture = illustrations.find(reference);
        if (picture.isPresent() && alt.isEmpty()) {
            ignored.accept("image has no alt: it is shown as decoration");
        }
        return picture.map(kept -> new LeadPicture(kept, alt, credit));
    }

    /** What the mapping does not say, the fields beside the image do. */
    private static LeadImage beside(Fields fields, String reference, String alt, String credit) {
        return new LeadImage(
                reference,
                alt.isEmpty() ? fields.text(MAX_TEXT, "alt", "image_alt").orElse("") : alt,
                credit.isEmpty()
                        ? fields.text(MAX_TEXT, "credit", "image_credit")
                                .map(Typography::set)
                                .orElse("")
                        : Typography.set(credit));
    }
}
