package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * The picture above an article's text. A page that leads with the article shows it beside the title.
 *
 * @param picture the picture
 * @param alt the text alternative for readers who cannot see it; empty for a decorative picture
 * @param credit the name of the picture's maker; may be empty
 */
public record LeadPicture(Picture picture, String alt, String credit) {
    public LeadPicture {
        requireNonNull(picture, "picture is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
    }

    /** A copy without the credit, for pages that have no room for it. */
    LeadPicture uncredited() {
        return new LeadPicture(picture, alt, "");
    }
}
