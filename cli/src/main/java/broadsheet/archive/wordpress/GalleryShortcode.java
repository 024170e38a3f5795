package broadsheet.archive.wordpress;

import broadsheet.archive.wordpress.Attachments.Attachment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which pictures a gallery of WordPress's former editor shows, and in which order.
 *
 * @param parameters its parameters that say so, by their names
 */
record GalleryShortcode(Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile(
            "\\b(ids|include|exclude|id|orderby|order)\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|\\d[\\d,\\s]*|\\w+)");
    private static final Comparator<Attachment> BY_ID = Comparator.comparingInt(Attachment::id);

    GalleryShortcode {
        parameters = Map.copyOf(parameters);
    }

    /** @param text what is between its name and its closing bracket */
    static GalleryShortcode of(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (Matcher found = PARAMETER.matcher(text); found.find(); ) {
            String value = found.group().replaceFirst("^\\w+\\s*=", "").replaceAll("[\"']", "");
            parameters.put(found.group(1), value.strip());
        }
        return new GalleryShortcode(parameters);
    }

    /** The numbers of the pictures that it names; empty if it shows those of a post. */
    List<String> pictures() {
        List<String> ids = numbers("ids");
        return ids.isEmpty() ? numbers("include") : ids;
    }

    /** The number of the post of which it shows the pictures; empty for the post that it is in. */
    Optional<String> post() {
        return numbers("id").stream().findFirst();
    }

    /** Whether it shows a picture of a post. */
    boolean hasNotExcluded(Attachment picture) {
        return !numbers("exclude").contains(String.valueOf(picture.id()));
    }

    /** The pictures in its order. Those that {@code ids} names have their order there, unless it says another. */
    List<Attachment> sorted(List<Attachment> pictures) {
        String by = parameters.getOrDefault("orderby", numbers("ids").isEmpty() ? "menu_order" : "post__in");
        Comparator<Attachment> order = switch (by) {
            case "ID" -> BY_ID;
            case "title" -> Comparator.comparing(Attachment::title).thenComparing(BY_ID);
            case "date", "post_date" -> Comparator.comparing(Attachment::date).thenComparing(BY_ID);
            default -> Comparator.comparingInt(Attachment::position).thenComparing(BY_ID);
        };
        boolean isDescending = parameters.getOrDefault("order", "").equalsIgnoreCase("DESC");
        return by.equals("post__in")
                ? pictures
                : pictures.stream()
                        .sorted(isDescending ? order.reversed() : order)
                        .toList();
    }

    private List<String> numbers(String name) {
        return Arrays.stream(parameters.getOrDefault(name, "").split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }
}
