package broadsheet.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A language in which readers can have the pages. */
public enum Language {
    /** English; dates as in Britain, unless the tag names another country. */
    ENGLISH("en", PluralRule.ONE, Locale.UK),
    /** German. */
    GERMAN("de", PluralRule.ONE, Locale.GERMANY),
    /** French. */
    FRENCH("fr", PluralRule.UNDER_TWO_OR_MILLIONS, Locale.FRANCE),
    /** Spanish. */
    SPANISH("es", PluralRule.ONE_OR_MILLIONS, Locale.of("es", "ES")),
    /** Portuguese as in Brazil, which is CLDR's default. */
    PORTUGUESE("pt", PluralRule.UNDER_TWO_OR_MILLIONS, Locale.of("pt", "BR")),
    /** Arabic, with Latin digits. */
    ARABIC("ar", PluralRule.ALL, Locale.of("ar")),
    /** Hebrew. */
    HEBREW("he", PluralRule.ONE_OR_TWO, Locale.of("he", "IL")),
    /** Chinese in simplified characters. */
    CHINESE("zh", PluralRule.NONE, Locale.CHINA),
    /** Japanese. */
    JAPANESE("ja", PluralRule.NONE, Locale.JAPAN);

    /** Where Chinese has traditional characters, unless the tag names simplified ones. */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final String code;
    private final PluralRule plurals;
    private final Locale locale;

    Language(String code, PluralRule plurals, Locale locale) {
        this.code = code;
        this.plurals = plurals;
        this.locale = locale;
    }

    /**
     * The language of a tag; empty if no messages exist in it.
     *
     * @param tag a BCP 47 tag: {@code pt}, {@code pt-BR}
     */
    public static Optional<Language> of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return Arrays.stream(values())
                .filter(language -> language.code.equals(locale.getLanguage()))
                .filter(language -> language != CHINESE || !isTraditional(locale))
                .findFirst();
    }

    private static boolean isTraditional(Locale chinese) {
        return chinese.getScript().isEmpty()
                ? TRADITIONAL.contains(chinese.getCountry())
                : chinese.getScript().equals("Hant");
    }

    /** The language's code, as in ISO 639-1. */
    public String code() {
        return code;
    }

    /** The language's name in English, for editors. */
    public String englishName() {
        return locale.getDisplayLanguage(Locale.ENGLISH);
    }

    PluralRule plurals() {
        return plurals;
    }

    /** The locale for dates and numbers of pages with this tag. */
    Locale locale(String tag) {
        Locale given = Locale.forLanguageTag(tag);
        return given.getCountry().isEmpty() ? locale : given;
    }
}
