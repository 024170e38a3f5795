package broadsheet.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A title in lines of similar length, in the largest size that fits its box.
 *
 * @param lines its lines, none empty; no lines if the font has none of the title's characters
 * @param size the font size, in pixels
 */
record Headline(List<String> lines, int size) {
    /** The distance between baselines, in em. */
    static final double LEADING = 1.1;

    /**
     * The minimum font size, in pixels. 300 characters fit at this size, unless most of them are wider than the widest
     * capitals.
     */
    static final int SMALLEST = 28;

    private static final int LARGEST = 116;
    private static final int STEP = 2;

    /**
     * Lines never break after a hyphen, although Unicode (UAX #14) allows it: in a large font, it looks like an error.
     */
    private static final Pattern BREAK = Pattern.compile("(?<=[ —])");

    Headline {
        lines = List.copyOf(lines);
    }

    /** An unbreakable unit with its trailing space; its width without and with that space, in em. */
    private record Word(String text, double width, double advance) {
        static Word of(String text, Face face) {
            return new Word(text, face.width(text.stripTrailing()), face.width(text));
        }
    }

    /**
     * Sets a title.
     *
     * @param width the width of the box, in pixels
     * @param height the height of the box, in pixels
     */
    static Headline of(String title, Face face, double width, double height) {
        List<Word> words = words(face.legible(title), face);
        double longest = words.stream().mapToDouble(Word::width).max().orElse(0);
        for (int size = LARGEST; size > SMALLEST; size -= STEP) {
            double measure = width / size;
            if (longest <= measure && fill(words, measure).size() <= room(height, size)) {
                return new Headline(texts(balance(words, longest, measure)), size);
            }
        }
        return smallest(words, face, width / SMALLEST, room(height, SMALLEST));
    }

    private static int room(double height, int size) {
        return (int) (height / (size * LEADING));
    }

    /**
     * The fallback at the minimum size: it breaks long words anywhere, and truncates a title that still does not fit.
     */
    private static Headline smallest(List<Word> words, Face face, double measure, int room) {
        List<Word> pieces = words.stream()
                .flatMap(word -> broken(word, face, measure).stream())
                .toList();
        List<String> lines = texts(fill(pieces, measure));
        if (lines.size() > room) {
            String rest = String.join("", lines.subList(room - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, room - 1));
            lines.add(face.cut(rest, measure));
        }
        return new Headline(lines, SMALLEST);
    }

    private static List<Word> words(String text, Face face) {
        return BREAK.splitAsStream(text).map(word -> Word.of(word, face)).toList();
    }

    private static List<Word> broken(Word word, Face face, double measure) {
        if (word.width() <= measure) {
            return List.of(word);
        }
        List<Word> letters = word.text()
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> Word.of(letter, face))
                .toList();
        return fill(letters, measure).stream()
                .map(piece -> Word.of(text(piece), face))
                .toList();
    }

    /** Breaks lines greedily. */
    private static List<List<Word>> fill(List<Word> words, double measure) {
        List<List<Word>> lines = new ArrayList<>();
        double taken = Double.POSITIVE_INFINITY;
        for (Word word : words) {
            if (taken + word.width() > measure) {
                lines.add(new ArrayList<>());
                taken = 0;
            }
            lines.getLast().add(word);
            taken += word.advance();
        }
        return lines;
    }

    /**
     * Finds the narrowest width that needs no more lines than the full width, so that the lines have similar lengths.
     */
    private static List<List<Word>> balance(List<Word> words, double longest, double measure) {
        int needed = fill(words, measure).size();
        double tooNarrow = 0;
        double enough = measure;
        while (enough - tooNarrow > 0.05) {
            double between = (tooNarrow + enough) / 2;
            if (between >= longest && fill(words, between).size() == needed) {
                enough = between;
            } else {
                tooNarrow = between;
            }
        }
        return fill(words, enough);
    }

    private static List<String> texts(List<List<Word>> lines) {
        return lines.stream().map(line -> text(line).strip()).toList();
    }

    private static String text(List<Word> line) {
        return line.stream().map(Word::text).collect(Collectors.joining());
    }
}
