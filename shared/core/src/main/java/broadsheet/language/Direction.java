package broadsheet.language;

import java.util.Locale;
import java.util.Set;

/** The direction in which a language is written. */
public enum Direction {
    /** From left to right. */
    LTR,
    /** From right to left. */
    RTL;

    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa");
    private static final Set<String> LANGUAGES =
            Set.of("ar", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    /**
     * The direction of a language, even of one without messages.
     *
     * @param tag a BCP 47 tag; its script decides if it names one: {@code az-Arab}
     */
    public static Direction of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        boolean isRtl = locale.getScript().isEmpty()
                ? LANGUAGES.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
        return isRtl ? RTL : LTR;
    }

    /** The value of HTML's {@code dir}. */
    public String html() {
        return name().toLowerCase(Locale.ROOT);
    }
}
