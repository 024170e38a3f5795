package broadsheet.archive.wordpress;

import broadsheet.archive.Note;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which items of an export Jetpack showed to subscribers alone, or which of them had such parts. */
final class Subscriptions {
    /** The custom field that says who saw the whole text. */
    static final String FIELD = "_jetpack_newsletter_access";

    private static final Pattern BLOCK = Pattern.compile("<!--\\s+wp:(?:premium-content/|jetpack/paywall\\b)");

    private final Set<String> withParts = new HashSet<>();

    /** Adds an item with its text. */
    void add(WxrItem item) {
        if (item.text("content:encoded").filter(Subscriptions::isIn).isPresent()) {
            withParts.add(item.id());
        }
    }

    /** Whether a text has parts for subscribers. */
    static boolean isIn(String text) {
        return BLOCK.matcher(text).find();
    }

    /** Why an item is a draft; empty if everybody saw all of it. */
    Optional<Note> note(WxrItem item) {
        return Optional.of(item.meta().getOrDefault(FIELD, "").strip())
                .filter(who -> !who.isEmpty() && !who.equals("everybody"))
                .map(who -> Note.forMembers("was for " + who.replace('_', ' ') + " alone"))
                .or(() -> Optional.of("has parts for subscribers alone")
                        .filter(parts -> withParts.contains(item.id()))
                        .map(Note::forMembers));
    }
}
