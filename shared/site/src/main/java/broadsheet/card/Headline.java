package broadsheet.card;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A title set in lines of about the same length, as large as its room allows.
 *
 * @param lines its lines, none empty; no line at all if nothing of the title is legible
 * @param size the size of the letters, in pixels
 */
record Headline(List<String> lines, int size) {
    /** From one baseline to the next, in em. */
    static final double LEADING = 1.1;

    /** At this size 300 characters have room, unless most of them are wider than the widest capitals. */
    static final int SMALLEST = 28;

    private static final int LARGEST = 116;
    private static final int STEP = 2;

    /** No line ends in a hyphen, though Unicode (UAX #14) would allow it: in large letters it looks like a slip. */
    private static final Pattern BREAK = Pattern.compile("(?<=[ —])");

    Headline {
        lines = List.copyOf(lines);
    }

    /** What no line break may part, with the space after it; and its width without that, and with it, in em. */
    private record Word(String text, double width, double advance) {
        static Word of(String text, Face face) {
            return new Word(text, face.width(text.stripTrailing()), face.width(text));
        }
    }

    /**
     * Sets a title.
     *
     * @param width of its room, in pixels
     * @param height of its room, in pixels
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

    /** The last resort: long words broken anywhere, and what does not fit even so is left out. */
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

    /** Lines that take as many words as fit, one after the other. */
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

    /** No more lines than the measure needs, within the narrowest measure that needs no more. */
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
