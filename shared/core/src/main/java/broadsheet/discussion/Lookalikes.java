package broadsheet.discussion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reduces names to their visual form, so that similar-looking names become equal. The form is in lower case and
 * without accents. It replaces look-alike letters with Latin ones, and merges confusable characters (l and 1, O and 0,
 * rn and m).
 */
final class Lookalikes {
    /** The list of look-alike letters, which {@code build/lookalikes} writes. */
    private static final String LIST = "lookalikes.txt";

    private static final Pattern DECORATION = Pattern.compile("[\\p{M}\\p{Cf}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Maps a letter to the Latin letter or digit that it looks like. */
    private static final Map<Integer, Integer> LATIN = read();

    private Lookalikes() {}

    /** The visual form of a name: words, separated and surrounded by single spaces. */
    static String of(String name) {
        String plain = DECORATION
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        var latin = new StringBuilder();
        plain.codePoints().map(Lookalikes::latin).forEach(latin::appendCodePoint);
        String folded = latin.toString()
                .toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('l', 'i')
                .replace('|', 'i')
                .replace("rn", "m")
                .replace("vv", "w");
        return " " + BETWEEN.matcher(folded).replaceAll(" ").strip() + " ";
    }

    /** Falls back to the capital letter: small Cyrillic letters are not in the list, but their capitals are. */
    private static int latin(int letter) {
        Integer known = LATIN.get(letter);
        return known != null ? known : LATIN.getOrDefault(Character.toUpperCase(letter), letter);
    }

    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> latin = new HashMap<>();
        try (InputStream list = Lookalikes.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("there is no " + LIST);
            }
            new BufferedReader(new InputStreamReader(list, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> line.codePoints().skip(1).forEach(like -> latin.put(like, line.codePointAt(0))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(latin);
    }
}
