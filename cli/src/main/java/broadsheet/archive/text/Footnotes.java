package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes footnotes without a note the brackets that other systems show. Here they would cite a source. */
final class Footnotes {
    private static final Pattern DEFINITION = Pattern.compile("(?m)^[ >]*\\[\\^([^\\]\\s]+)\\]:");
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\[\\^([^\\]\\s]+)\\]");

    private Footnotes() {}

    static String replace(String text, BiConsumer<Note.Kind, String> notes) {
        if (!text.contains("[^")) {
            return text;
        }
        Set<String> defined =
                DEFINITION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return Code.outside(
                text,
                part -> REFERENCE.matcher(part).replaceAll(found -> {
                    if (defined.contains(found.group(1).toLowerCase(Locale.ROOT))) {
                        return Matcher.quoteReplacement(found.group());
                    }
                    notes.accept(Note.Kind.TO_CHECK, found.group() + " has no note");
                    return Matcher.quoteReplacement("\\" + found.group());
                }));
    }
}
