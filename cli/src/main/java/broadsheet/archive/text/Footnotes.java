package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares footnotes. One without a note keeps its brackets, as in other systems; here it would cite a source. Of two notes
 * with one name, the first counts.
 */
final class Footnotes {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^([ >]*\\[\\^)([^\\]\\s]+)(\\]:)");
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\[\\^([^\\]\\s]+)\\]");

    private final BiConsumer<Note.Kind, String> notes;

    /** How many notes have each name. */
    private final Map<String, Integer> defined = new HashMap<>();

    private Footnotes(BiConsumer<Note.Kind, String> notes) {
        this.notes = notes;
    }

    static String replace(String text, BiConsumer<Note.Kind, String> notes) {
        if (!text.contains("[^")) {
            return text;
        }
        var footnotes = new Footnotes(notes);
        String named = Code.outside(text, footnotes::definitions);
        return Code.outside(named, footnotes::references);
    }

    /** Gives a note whose name an earlier one has another name, to which nothing refers. */
    private String definitions(String text) {
        return DEFINITION.matcher(text).replaceAll(found -> {
            int count = defined.merge(key(found.group(2)), 1, Integer::sum);
            if (count == 1) {
                return Matcher.quoteReplacement(found.group());
            }
            String name = found.group(2) + "-again-" + count;
            defined.put(key(name), 1);
            notes.accept(Note.Kind.TO_CHECK, "[^" + found.group(2) + "] has two notes");
            return Matcher.quoteReplacement(found.group(1) + name + found.group(3));
        });
    }

    private String references(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            if (defined.containsKey(key(found.group(1)))) {
                return Matcher.quoteReplacement(found.group());
            }
            notes.accept(Note.Kind.TO_CHECK, found.group() + " has no note");
            return Matcher.quoteReplacement("\\" + found.group());
        });
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
