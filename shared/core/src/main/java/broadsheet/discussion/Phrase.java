package broadsheet.discussion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** A search phrase that ignores case and line breaks. Immutable. */
public final class Phrase {
    /** The longest phrase, in characters (Unicode code points). */
    public static final int MAX_LENGTH = 200;

    private final String folded;

    private Phrase(String folded) {
        this.folded = folded;
    }

    /** The phrase in a written text; empty if it has no visible character. */
    public static Optional<Phrase> of(String written) {
        String folded = folded(written);
        return folded.isEmpty() ? Optional.empty() : Optional.of(new Phrase(folded));
    }

    /** Whether a text contains the phrase. */
    public boolean isIn(String text) {
        return folded(text).contains(folded);
    }

    /** NFKC replaces full-width letters and ligatures with plain letters. */
    private static String folded(String text) {
        String plain = Normalizer.normalize(VisibleText.line(text), Normalizer.Form.NFKC);
        // Upper case unifies letters that have several lower-case forms. Lower case comes first for the capital sharp
        // s, which upper case leaves unchanged.
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
