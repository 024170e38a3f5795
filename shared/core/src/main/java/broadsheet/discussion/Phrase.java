package broadsheet.discussion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** A few words or letters to look for, whatever their case, and however lines are broken. */
public final class Phrase {
    /** The longest phrase, in characters (Unicode code points). */
    public static final int MAX_LENGTH = 200;

    private final String folded;

    private Phrase(String folded) {
        this.folded = folded;
    }

    /** The phrase that was written; empty if nothing of it can be seen. */
    public static Optional<Phrase> of(String written) {
        String folded = folded(written);
        return folded.isEmpty() ? Optional.empty() : Optional.of(new Phrase(folded));
    }

    /** Whether a text has it. */
    public boolean isIn(String text) {
        return folded(text).contains(folded);
    }

    /** Full-width letters and ligatures are the letters that they look like. */
    private static String folded(String text) {
        String plain = Normalizer.normalize(VisibleText.line(text), Normalizer.Form.NFKC);
        // There and back: upper case spells out what has several lower-case forms, but for a capital sharp s.
        return plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Phrase phrase && folded.equals(phrase.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return folded;
    }
}
