package broadsheet.discussion;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of a text, for matching against a site's list of words. It matches whole words and ignores case and
 * decoration: full-width letters, accents and joiners between letters make no difference.
 */
final class NormalizedWords {
    private static final Pattern DECORATION = Pattern.compile("[\\p{M}\\p{Cf}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String words;

    private NormalizedWords(String words) {
        this.words = words;
    }

    static NormalizedWords of(String text) {
        String plain = DECORATION
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        // Convert to upper case first: it merges letters that have several lower-case forms.
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new NormalizedWords(" " + BETWEEN.matcher(folded).replaceAll(" ").strip() + " ");
    }

    /** The first entry of the list, a word or a sequence of words, that this text contains. */
    Optional<String> firstOf(List<String> list) {
        return list.stream()
                .filter(word -> {
                    String wanted = of(word).words;
                    return !wanted.isBlank() && words.contains(wanted);
                })
                .findFirst();
    }
}
