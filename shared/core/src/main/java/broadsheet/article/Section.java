package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A section of the site.
 *
 * @param id the name in URLs
 * @param name the name that readers see
 * @param description one sentence; may be empty
 * @param accent the colour on a light page, {@code #rrggbb}
 * @param accentDark the colour on a dark page, {@code #rrggbb}
 * @param formerly the names that it had in URLs before; they redirect to the present one
 */
public record Section(Slug id, String name, String description, String accent, String accentDark, List<Slug> formerly) {
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
        formerly = List.copyOf(formerly);
    }

    /** A section that never had another name. */
    public Section(Slug id, String name, String description, String accent, String accentDark) {
        this(id, name, description, accent, accentDark, List.of());
    }

    /** Whether the text is a colour in the form {@code #rrggbb}. */
    public static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }
}
