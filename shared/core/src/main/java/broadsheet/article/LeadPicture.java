package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The picture above an article's text. A page that leads with the article shows it beside the title.
 *
 * @param picture the picture
 * @param alt the text alternative for readers who cannot see it; empty for a decorative picture
 * @param credit the name of the picture's maker; may be empty
 * @param focus what stays in sight where pages cut the picture
 */
public record LeadPicture(Picture picture, String alt, String credit, Focus focus) {
    /** A picture that is cut alike on all sides. */
    public LeadPicture(Picture picture, String alt, String credit) {
        this(picture, alt, credit, Focus.MIDDLE);
    }

    public LeadPicture {
        requireNonNull(picture, "picture is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
        requireNonNull(focus, "focus is null");
    }

    /** A copy without the credit, for pages that have no room for it. */
    LeadPicture uncredited() {
        return new LeadPicture(picture, alt, "", focus);
    }

    /** The names of the classes of the element that shows it; empty if it needs none. */
    public String classes() {
        return Stream.of(picture.isTall() ? "tall" : "", focus.classes())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
