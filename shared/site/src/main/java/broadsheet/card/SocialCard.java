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
 * The picture of an article for the places where its link is shared: all that is drawn, as the site has it today.
 *
 * @param site the site's name
 * @param section the section's name
 * @param accent the section's colour, {@code #rrggbb}
 * @param title the article's title, of any length and in any script
 * @param authors the names in its byline
 */
public record SocialCard(String site, String section, String accent, String title, List<String> authors) {
    /** In pixels, as social networks like it best: 1.91 to 1. */
    public static final int WIDTH = 1200;

    /** In pixels. */
    public static final int HEIGHT = 630;

    /** PNG's. */
    public static final String MEDIA_TYPE = "image/png";

    /** To be raised whenever {@link Drawing} or a font changes, since it makes all cards others. */
    private static final String DESIGN = "2";

    /** The stylesheet's own accent, for a section that the site no longer has. */
    private static final String NO_SECTIONS_ACCENT = "#8a1c1c";

    public SocialCard {
        requireNonNull(site, "site is null");
        requireNonNull(section, "section is null");
        if (!Section.isColour(accent)) {
            throw new IllegalArgumentException("accent is not #rrggbb: " + accent);
        }
        requireNonNull(title, "title is null");
        authors = List.copyOf(authors);
    }

    /** The card of an article. */
    public static SocialCard of(Site site, Article article) {
        FrontMatter front = article.front();
        return new SocialCard(
                site.title(),
                site.sectionName(front.section()),
                site.section(front.section()).map(Section::accent).orElse(NO_SECTIONS_ACCENT),
                front.title(),
                front.authors().stream().map(site::byline).map(Label::name).toList());
    }

    /** A fingerprint of what is drawn and how; costs nothing beside drawing. */
    public String digest() {
        return Fingerprint.of(Stream.concat(Stream.of(DESIGN, site, section, accent, title), authors.stream())
                .collect(Collectors.joining("\0")));
    }

    /** Draws it: a PNG of {@link #WIDTH} by {@link #HEIGHT}. Needs neither a display nor fonts of the machine. */
    public byte[] png() {
        return Drawing.png(this);
    }
}
