package broadsheet.authoring;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Focus;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.validation.FieldErrors;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The lead image in front matter: {@code image: photo.jpg} with {@code alt}, {@code credit} and {@code focus} as sibling
 * fields, or a mapping of {@code path} and these.
 *
 * @param reference the reference to the picture, in its original spelling
 * @param alt the alternative text; empty if the document has none
 * @param credit the picture's author; empty if the document names none
 * @param focus what stays in sight where pages cut the picture
 */
record LeadImage(String reference, String alt, String credit, Focus focus) {
    private static final String FIELD = "image";
    private static final String FOCUS = "focus";
    private static final int MAX_REFERENCE = 2_000;

    LeadImage {
        requireNonNull(reference, "reference is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
        requireNonNull(focus, "focus is null");
    }

    /**
     * Reads the image from front matter.
     *
     * @param errors takes a focus that is none
     * @param ignored receives the names of unknown fields in the mapping
     * @param typography sets the credit
     */
    static Optional<LeadImage> read(
            Fields fields, FieldErrors errors, Consumer<String> ignored, UnaryOperator<String> typography) {
        Optional<Fields> mapping = fields.mapping(FIELD);
        if (mapping.isEmpty()) {
            return fields.text(MAX_REFERENCE, FIELD)
                    .map(reference -> beside(fields, reference, "", "", focus(fields, "", errors), typography));
        }
        Optional<String> reference = mapping.get().required(MAX_REFERENCE, "path", "src", "file", "url");
        String alt = mapping.get().text(Limits.TEXT, "alt").orElse("");
        String credit = mapping.get().text(Limits.TEXT, "credit").orElse("");
        Optional<Focus> focus = focus(mapping.get(), FIELD + ".", errors);
        mapping.get().unread().forEach(name -> ignored.accept(FIELD + "." + name));
        return reference.map(
                path -> beside(fields, path, alt, credit, focus.or(() -> focus(fields, "", errors)), typography));
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
        return picture.map(kept -> new LeadPicture(kept, alt, credit, focus));
    }

    /** Fills in missing values from the sibling fields. */
    private static LeadImage beside(
            Fields fields,
            String reference,
            String alt,
            String credit,
            Optional<Focus> focus,
            UnaryOperator<String> typography) {
        return new LeadImage(
                reference,
                alt.isEmpty() ? fields.text(Limits.TEXT, "alt", "image_alt").orElse("") : alt,
                credit.isEmpty()
                        ? fields.text(Limits.TEXT, "credit", "image_credit")
                                .map(typography)
                                .orElse("")
                        : typography.apply(credit),
                focus.orElse(Focus.MIDDLE));
    }

    private static Optional<Focus> focus(Fields fields, String path, FieldErrors errors) {
        Optional<String> text = fields.text(Limits.NAME, FOCUS);
        Optional<Focus> focus = text.flatMap(Focus::parse);
        if (text.isPresent() && focus.isEmpty()) {
            errors.add(path + FOCUS, "is no point of a picture: write how far across and down, such as 30% 40%");
        }
        return focus;
    }
}
