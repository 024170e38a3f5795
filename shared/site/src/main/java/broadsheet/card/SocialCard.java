package broadsheet.card;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.Fingerprint;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The social card of an article: the image that social networks show with a link. This record holds all that is drawn,
 * in the site's current names and colours.
 *
 * @param site the site's name
 * @param section the section's name
 * @param accent the section's colour, {@code #rrggbb}
 * @param title the article's title, of any length and in any script
 * @param authors the names in its byline
 */
public record SocialCard(String site, String section, String accent, String title, List<String> authors) {
    /** The width in pixels. Social networks recommend a ratio of 1.91 to 1. */
    public static final int WIDTH = 1200;

    /** The height in pixels. */
    public static final int HEIGHT = 630;

    /** The media type of PNG. */
    public static final String MEDIA_TYPE = "image/png";

    /**
     * The version of the design. Increment it whenever {@link Drawing} or a font changes, so that all cards are drawn
     * again.
     */
    private static final String DESIGN = "4";

    public SocialCard {
        requireNonNull(site, "site is null");
        requireNonNull(section, "section is null");
        if (!Section.isColour(accent)) {
            throw new IllegalArgumentException("accent is not #rrggbb: " + accent);
        }
        requireNonNull(title, "title is null");
        authors = List.copyOf(authors);
    }

    /** Creates the card of an article. */
    public static SocialCard of(Site site, Article article) {
        FrontMatter front = article.front();
        return new SocialCard(
                site.title(),
                site.sectionName(front.section()),
                site.section(front.section())
                        .map(Section::accent)
                        .orElseGet(() -> site.identity().light().accent().hex()),
                front.title(),
                front.authors().stream().map(site::byline).map(Label::name).toList());
    }

    /** A fingerprint of the card's content and design. Its cost is negligible compared with drawing. */
    public String digest() {
        return Fingerprint.of(Stream.concat(Stream.of(DESIGN, site, section, accent, title), authors.stream())
                .collect(Collectors.joining("\0")));
    }

    /**
     * Draws the card as a PNG of {@link #WIDTH} by {@link #HEIGHT} pixels. It needs neither a display nor system fonts.
     */
    public byte[] png() {
        return Drawing.png(this);
    }
}
