package broadsheet.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a publication looks like.
 *
 * @param typeface the pairing of typefaces
 * @param light the colours on a light page
 * @param dark the colours on a dark page
 * @param corners how round corners are
 * @param density how much space there is between entries
 * @param wordmark the name as a drawing, in the masthead; its colour may be {@code currentColor}
 * @param icon a square drawing, for browsers' tabs and home screens
 */
public record Identity(
        Typeface typeface,
        Scheme light,
        Scheme dark,
        Corners corners,
        Density density,
        Optional<Artwork> wordmark,
        Optional<Artwork> icon) {
    /** The identity of a publication that has chosen none. */
    public static final Identity USUAL = new Identity(
            Typeface.ALMANAC,
            new Scheme(Colour.of("#fffefb"), Colour.of("#1b1b1a"), Colour.of("#8a1c1c")),
            new Scheme(Colour.of("#16171a"), Colour.of("#e9e7e2"), Colour.of("#f0a8a0")),
            Corners.SOFT,
            Density.REGULAR,
            Optional.empty(),
            Optional.empty());

    public Identity {
        requireNonNull(typeface, "typeface is null");
        requireNonNull(light, "light is null");
        requireNonNull(dark, "dark is null");
        requireNonNull(corners, "corners is null");
        requireNonNull(density, "density is null");
        requireNonNull(wordmark, "wordmark is null");
        requireNonNull(icon, "icon is null");
    }
}
