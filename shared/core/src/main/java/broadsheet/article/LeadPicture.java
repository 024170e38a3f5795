package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * The picture that stands above an article's text, and beside its title where it leads a page.
 *
 * @param picture the picture
 * @param alt what it shows, for those who do not see it; empty if it only decorates
 * @param credit who made it; empty if nobody is named
 */
public record LeadPicture(Picture picture, String alt, String credit) {
    public LeadPicture {
        requireNonNull(picture, "picture is null");
        requireNonNull(alt, "alt is null");
        requireNonNull(credit, "credit is null");
    }

    /** The same, for places where a credit has no room. */
    LeadPicture uncredited() {
        return new LeadPicture(picture, alt, "");
    }
}
