package broadsheet.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language in which readers can have the pages. */
public enum Language {
    /** English; dates as in Britain, unless the tag names another country. */
    ENGLISH("en", PluralRule.ONE, Locale.UK);

    private final String code;
    private final PluralRule plurals;
    private final Locale locale;

    Language(String code, PluralRule plurals, Locale locale) {
        this.code = code;
        this.plurals = plurals;
        this.locale = locale;
    }

    /**
     * The language of a tag.
     *
     * @param tag a BCP 47 tag: {@code pt}, {@code pt-BR}
     */
    public static Optional<Language> of(String tag) {
        String code = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The language's code, as in ISO 639-1. */
    public String code() {
        return code;
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
