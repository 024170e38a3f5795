package broadsheet.authoring;

import java.util.Locale;
import java.util.Map;

/**
 * The quotation marks of a language, which take the place of straight ones. Marks that an author chose stay.
 *
 * @param open the mark before a quotation
 * @param close the mark behind it
 * @param innerOpen the mark before a quotation within one
 * @param innerClose the mark behind that
 * @param areBetweenWords whether words have spaces between them, so that a space tells an opening mark
 */
record Quotes(String open, String close, String innerOpen, String innerClose, boolean areBetweenWords) {
    /** The marks of English, and of languages that are not known here. */
    static final Quotes ENGLISH = new Quotes("“", "”", "‘", "’", true);

    /** French has a space within its marks, which must not break. */
    private static final Quotes FRENCH = new Quotes("«\u00A0", "\u00A0»", "“", "”", true);

    private static final Quotes LOW = new Quotes("„", "“", "‚", "‘", true);
    private static final Quotes POINTED = new Quotes("«", "»", "“", "”", true);
    private static final Quotes SWISS = new Quotes("«", "»", "‹", "›", true);

    /** By CLDR, but for Hebrew: its readers write straight marks, which are signs of abbreviations too. */
    private static final Map<String, Quotes> KNOWN = Map.ofEntries(
            Map.entry("de", LOW),
            Map.entry("de-CH", SWISS),
            Map.entry("de-LI", SWISS),
            Map.entry("fr", FRENCH),
            Map.entry("es", POINTED),
            Map.entry("it", POINTED),
            Map.entry("pt-PT", POINTED),
            Map.entry("ru", new Quotes("«", "»", "„", "“", true)),
            Map.entry("uk", new Quotes("«", "»", "„", "“", true)),
            Map.entry("pl", new Quotes("„", "”", "«", "»", true)),
            Map.entry("cs", LOW),
            Map.entry("ar", POINTED),
            Map.entry("fa", new Quotes("«", "»", "‹", "›", true)),
            Map.entry("he", new Quotes("\"", "\"", "'", "'", true)),
            Map.entry("zh", new Quotes("“", "”", "‘", "’", false)),
            Map.entry("ja", new Quotes("「", "」", "『", "』", false)));

    /**
     * The marks of a language.
     *
     * @param tag a BCP 47 tag
     */
    static Quotes of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        Quotes ofLanguage = KNOWN.getOrDefault(locale.getLanguage(), ENGLISH);
        return KNOWN.getOrDefault(locale.getLanguage() + "-" + locale.getCountry(), ofLanguage);
    }

    /** Whether a space before high punctuation is usual, and must not break. */
    boolean areSpaced() {
        return equals(FRENCH);
    }
}
