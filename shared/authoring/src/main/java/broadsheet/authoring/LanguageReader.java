package broadsheet.authoring;

import broadsheet.article.ArticleLanguage;
import broadsheet.article.Slug;
import broadsheet.validation.FieldErrors;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the language of an article, and the slugs of its translations. */
final class LanguageReader {
    /** The codes of ISO 639. Longer words, as "English", would be tags too, but mean nothing to a browser. */
    private static final Pattern MAIN = Pattern.compile("[a-z]{2,3}");

    private LanguageReader() {}

    /** Reads {@code language}, which other systems call {@code lang}. */
    static Optional<String> tag(Fields fields, FieldErrors errors) {
        return fields.text(Limits.NAME, "language", "lang").flatMap(text -> tag(text, errors));
    }

    /**
     * Reads {@code translations}.
     *
     * @param address the article's slug
     */
    static List<Slug> translations(Fields fields, Slug address, FieldErrors errors) {
        Set<Slug> slugs = new LinkedHashSet<>();
        for (Fields.Located text : fields.texts(ArticleLanguage.MAX_TRANSLATIONS, Limits.NAME, "translations")) {
            Optional<Slug> slug = Naming.slug(text.at(), text.text(), errors);
            if (slug.filter(address::equals).isPresent()) {
                errors.add(text.at(), "is the article itself");
            }
            slug.ifPresent(slugs::add);
        }
        // One too many is an error already.
        return slugs.stream().limit(ArticleLanguage.MAX_TRANSLATIONS).toList();
    }

    /** The tag as BCP 47 spells it. Empty, and an error, if it is none. */
    private static Optional<String> tag(String text, FieldErrors errors) {
        try {
            // Other systems write en_US.
            Locale locale =
                    new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
            if (MAIN.matcher(locale.getLanguage()).matches()) {
                return Optional.of(locale.toLanguageTag());
            }
        } catch (IllformedLocaleException malformed) {
            // It is reported as the same error.
        }
        errors.add("language", "\"" + text + "\" is no language tag: write de, or pt-BR");
        return Optional.empty();
    }
}
