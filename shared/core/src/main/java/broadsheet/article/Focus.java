package broadsheet.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The point of a picture that stays in sight where the picture is cut to another shape.
 *
 * @param across from its left edge, in percent and in steps of {@value #STEP}
 * @param down from its upper edge, in percent and in steps of {@value #STEP}
 */
public record Focus(int across, int down) {
    /** Pages have a class for each step, because their policy allows no styles of elements. */
    public static final int STEP = 10;

    private static final int WHOLE = 100;
    private static final int HALF = 50;
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})(?:\\.\\d{1,3})?\\s*%?(?:\\s*,\\s*|\\s+)(\\d{1,3})(?:\\.\\d{1,3})?\\s*%?");

    /** The middle, where pictures are cut alike on all sides. */
    public static final Focus MIDDLE = new Focus(HALF, HALF);

    public Focus {
        requireStep(across);
        requireStep(down);
    }

    /** Reads {@code 30% 40%}, across and down, to the nearest step; empty if it is no point of a picture. */
    public static Optional<Focus> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int across = Integer.parseInt(parts.group(1));
        int down = Integer.parseInt(parts.group(2));
        return across > WHOLE || down > WHOLE
                ? Optional.empty()
                : Optional.of(new Focus(nearest(across), nearest(down)));
    }

    /** The names of the classes of an element that shows the picture; empty for the middle. */
    public String classes() {
        return equals(MIDDLE) ? "" : "fx" + across + " fy" + down;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return across + "% " + down + "%";
    }

    private static int nearest(int percent) {
        return (percent + STEP / 2) / STEP * STEP;
    }

    private static void requireStep(int percent) {
        if (percent < 0 || percent > WHOLE || percent % STEP != 0) {
            throw new IllegalArgumentException(percent + " is no step of a picture");
        }
    }
}
