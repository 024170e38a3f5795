package broadsheet.discussion;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of a text, as a list of words is matched against them: whole, in any case, however they are decorated. Forms
 * that only look different (full-width letters, accents, joiners between letters) are the same.
 */
final class Words {
    private static final Pattern DECORATION = Pattern.compile("[\\p{M}\\p{Cf}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String words;

    private Words(String words) {
        this.words = words;
    }

    static Words of(String text) {
        String plain = DECORATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        // Upper case first: it spells out what has several lower-case forms.
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new Words(" " + BETWEEN.matcher(folded).replaceAll(" ").strip() + " ");
    }

    /** The first of the words, or sequences of words, that is among these. */
    Optional<String> firstOf(List<String> list) {
        return list.stream()
                .filter(word -> {
                    String wanted = of(word).words;
                    return !wanted.isBlank() && words.contains(wanted);
                })
                .findFirst();
    }
}
