package broadsheet.authoring;

import static broadsheet.authoring.DocumentFixture.errors;
import static broadsheet.authoring.DocumentFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleLanguage;
import broadsheet.article.Slug;
import broadsheet.validation.FieldError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageReaderTest {
    @Test
    void documentThatSaysNothingIsInTheSitesLanguage() {
        assertEquals(ArticleLanguage.OF_THE_SITE, language(""));
    }

    @ParameterizedTest
    @CsvSource({
        "language: de, de",
        "lang: pt-br, pt-BR",
        "language: en_US, en-US",
        "language: iw, he",
        "language: az-arab, az-Arab"
    })
    void tagIsSpelledAsBcp47Does(String field, String tag) {
        assertEquals(Optional.of(tag), language(field + "\n").tag());
    }

    @Test
    void translationsAreSlugsEachOnce() {
        assertEquals(
                List.of(new Slug("one"), new Slug("two")),
                language("translations: [one, two, one]\n").translations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"English", "d", "de-", "-", "x-private", "de DE"})
    void invalidLanguageTagIsRefused(String tag) {
        assertEquals(
                List.of(new FieldError("language", "\"" + tag + "\" is no language tag: write de, or pt-BR")),
                errors(document("language: '" + tag + "'\n")));
    }

    @Test
    void translationThatIsNoSlugOrTheArticleItselfIsAnError() {
        assertEquals(
                List.of("translations[0]", "translations[1]"),
                errors(document("translations: ['No slug', " + DocumentFixture.SLUG + "]\n")).stream()
                        .map(FieldError::at)
                        .toList());
    }

    private static ArticleLanguage language(String yaml) {
        return read(document(yaml)).draft().front().language();
    }

    private static String document(String yaml) {
        return "---\ntitle: T\nsection: science\n" + yaml + "---\nText.";
    }
}
