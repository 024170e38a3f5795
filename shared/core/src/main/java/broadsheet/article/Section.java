package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A section of the site.
 *
 * @param id the name in URLs
 * @param name the name that readers see
 * @param description one sentence; may be empty
 * @param accent the colour on a light page, {@code #rrggbb}
 * @param accentDark the colour on a dark page, {@code #rrggbb}
 */
public record Section(Slug id, String name, String description, String accent, String accentDark) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public Section {
        requireNonNull(id, "id is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        requireNonNull(description, "description is null");
        if (!isColour(accent) || !isColour(accentDark)) {
            throw new IllegalArgumentException("accent is not #rrggbb");
        }
    }

    /** Whether the text is a colour in the form {@code #rrggbb}. */
    public static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }
}
