package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialMetaTest {
    @Test
    void anArticleIsSharedWithItsPictureItsDatesAndItsSubjects() {
        List<SocialMeta> meta = SocialMeta.article(
                Samples.SITE,
                Samples.article("one", Samples.ODD).article(),
                Optional.of(new PageImage("https://example.org/a.png", 1200, 630, "A \"picture\"")));

        assertEquals(
                List.of(
                        "property og:type=article",
                        "property og:title=" + Samples.ODD_AS_READ,
                        "property og:description=The <dek> & its signs.",
                        "property og:url=https://example.org/articles/one",
                        "property og:site_name=A <Site> & more",
                        "property og:locale=en_GB",
                        "property og:image=https://example.org/a.png",
                        "property og:image:width=1200",
                        "property og:image:height=630",
                        "property og:image:alt=A \"picture\"",
                        "name twitter:image:alt=A \"picture\"",
                        "name twitter:card=summary_large_image",
                        "property article:published_time=2025-02-01T09:00:00Z",
                        "property article:modified_time=2025-02-03T10:30:00Z",
                        "property article:author=https://example.org/authors/newsroom/",
                        "property article:author=https://example.org/authors/science-desk/",
                        "property article:author=https://example.org/authors/a-columnist/",
                        "property article:author=https://example.org/authors/guest-desk/",
                        "property article:section=Science & more",
                        "property article:tag=Open <data>"),
                printed(meta));
    }

    @Test
    void otherPagesAreSharedByTheirDescription() {
        assertEquals(
                List.of(
                        "property og:type=website",
                        "property og:title=Science",
                        "property og:url=https://example.org/sections/science/",
                        "property og:site_name=A <Site> & more",
                        "property og:locale=en_GB",
                        "name twitter:card=summary"),
                printed(SocialMeta.page(Samples.SITE, "/sections/science/", "Science", "")));
    }

    @Test
    void theHomePageIsCalledAsTheSite() {
        assertTrue(printed(SocialMeta.page(Samples.SITE, "/", "", "About it."))
                .contains("property og:title=A <Site> & more"));
    }

    @ParameterizedTest
    @CsvSource({"en,en", "de-CH,de_CH", "zh-Hant-TW,zh_TW"})
    void aLocaleNamesATerritoryWhereTheSiteDoes(String tag, String expected) {
        assertTrue(printed(SocialMeta.page(Samples.site(tag, "https://example.org"), "/", "", ""))
                .contains("property og:locale=" + expected));
    }

    @Test
    void aPictureHasAnAddressAndASize() {
        assertThrows(IllegalArgumentException.class, () -> new PageImage("/a.png", 1200, 630, ""));
        assertThrows(IllegalArgumentException.class, () -> new PageImage("https://example.org/a.png", 0, 630, ""));
        var silent = Optional.of(new PageImage("https://example.org/a.png", 1200, 630, ""));
        var article = Samples.article("one", "One").article();
        assertFalse(printed(SocialMeta.article(Samples.SITE, article, silent)).stream()
                .anyMatch(each -> each.contains(":alt=")));
    }

    private static List<String> printed(List<SocialMeta> meta) {
        return meta.stream()
                .map(each -> (each.isProperty() ? "property " : "name ") + each.key() + "=" + each.content())
                .toList();
    }
}
