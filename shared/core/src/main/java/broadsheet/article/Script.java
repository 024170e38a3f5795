package broadsheet.article;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns text of any script into the words of a slug.
 *
 * <p>What can be mistaken for something else has one spelling or none: compatibility characters such as full-width
 * letters are replaced, invisible ones are dropped, and a word mixes scripts and systems of digits no more than Unicode
 * allows where names must be safe (UTS 39, sections 5.2 and 5.3). Words that look alike and are of one script each, such
 * as Cyrillic "сор" and Latin "cop", stay two names.
 */
final class Script {
    /** The combinations of "Highly Restrictive" (UTS 39, section 5.2). Chinese, Japanese and Korean texts use them. */
    private static final List<Set<UnicodeScript>> MIXES = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** How many marks one letter may carry (UTS 39, section 5.4). */
    private static final int MARKS = 4;

    /** Lengthens a vowel in Japanese. Unicode counts it to no script. */
    private static final int PROLONGED_SOUND = 0x30FC;

    /**
     * Characters without a shape of their own: format characters, but not the non-joiner, which parts words in Persian;
     * Default_Ignorable_Code_Point of other categories (DerivedCoreProperties.txt); and the Arabic tatweel, which only
     * widens a word.
     */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}&&[^\\u200C]]|[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u0640"
                    + "\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private static final Pattern LATIN_ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

    /** Latin letters of living languages that are no letter of a to z with an accent. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('ɖ', "d"),
            Map.entry('ɗ', "d"),
            Map.entry('þ', "th"),
            Map.entry('ł', "l"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ŋ', "ng"),
            Map.entry('ɲ', "ny"),
            Map.entry('ə', "e"),
            Map.entry('ǝ', "e"),
            Map.entry('ɛ', "e"),
            Map.entry('ɔ', "o"),
            Map.entry('ɓ', "b"),
            Map.entry('ƙ', "k"),
            Map.entry('ƴ', "y"),
            Map.entry('ɣ', "g"),
            Map.entry('ʋ', "v"));

    private final StringBuilder words = new StringBuilder();
    private final boolean mixesDigits;
    private Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    /** The marks since the last letter; a word's first character and a digit can carry none. */
    private int marks = MARKS;

    private Script(boolean mixesDigits) {
        this.mixesDigits = mixesDigits;
    }

    /**
     * The words of a text, joined by single hyphens; empty if it has none. A slug is its own words. Other words may be
     * no slug yet: too long, or with a last letter that has another form there.
     */
    static String words(String text) {
        String folded = fold(text);
        Script script = new Script(folded.codePoints()
                        .filter(Character::isDigit)
                        .map(digit -> digit - Character.digit(digit, 10))
                        .distinct()
                        .count()
                > 1);
        folded.codePoints().forEach(script::add);
        int length = script.words.length();
        return length > 0 && script.words.charAt(length - 1) == '-'
                ? script.words.substring(0, length - 1)
                : script.words.toString();
    }

    /**
     * The text in lower case and NFC, without compatibility characters, invisible ones and the accents of Latin letters.
     * Lower case is that of the upper case, so that ß is ss, and a Greek sigma has the form of its place.
     */
    static String fold(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String lower = LATIN_ACCENTS
                .matcher(plain)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        var spelled = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            String letters = LETTERS.get(lower.charAt(i));
            spelled.append(letters == null ? String.valueOf(lower.charAt(i)) : letters);
        }
        // NFKD takes the Thai and Lao vowel am apart, which people write as one letter.
        return Normalizer.normalize(spelled, Normalizer.Form.NFC)
                .replace("ํา", "ำ")
                .replace("ໍາ", "ຳ");
    }

    private void add(int character) {
        if (isMark(character)) {
            addMark(character);
        } else if (Character.isDigit(character) && (mixesDigits || character < 0x80)) {
            words.append((char) ('0' + Character.digit(character, 10)));
            marks = MARKS;
        } else if (isLetter(character) || Character.isDigit(character)) {
            UnicodeScript script = scriptOf(character);
            if (!fits(script)) {
                endWord();
            }
            join(script);
            words.appendCodePoint(character);
            marks = character < 0x80 || Character.isDigit(character) ? MARKS : 0;
        } else {
            endWord();
        }
    }

    /** Adds a mark to a letter that can carry it. Others, and the same mark once more, are dropped. */
    private void addMark(int mark) {
        UnicodeScript script = scriptOf(mark);
        if (marks < MARKS && fits(script) && words.codePointBefore(words.length()) != mark) {
            join(script);
            words.appendCodePoint(mark);
            marks++;
        }
    }

    private void endWord() {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != '-') {
            words.append('-');
        }
        scripts = EnumSet.noneOf(UnicodeScript.class);
        marks = MARKS;
    }

    private boolean fits(UnicodeScript script) {
        return !isOfOne(script)
                || scripts.isEmpty()
                || scripts.equals(Set.of(script))
                || MIXES.stream().anyMatch(mix -> mix.contains(script) && mix.containsAll(scripts));
    }

    private void join(UnicodeScript script) {
        if (isOfOne(script)) {
            scripts.add(script);
        }
    }

    private static boolean isOfOne(UnicodeScript script) {
        return script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }

    private static UnicodeScript scriptOf(int character) {
        return character == PROLONGED_SOUND ? UnicodeScript.KATAKANA : UnicodeScript.of(character);
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isLetter(int character) {
        UnicodeScript script = scriptOf(character);
        return (Character.isLetter(character) || Character.isIdeographic(character))
                && isOfOne(script)
                && script != UnicodeScript.UNKNOWN
                && (script != UnicodeScript.LATIN || character < 0x80);
    }
}
