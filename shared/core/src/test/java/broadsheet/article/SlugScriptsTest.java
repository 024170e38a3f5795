package broadsheet.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slugs in scripts other than Latin. */
class SlugScriptsTest {
    /** Of each script some letters, marks, digits and signs, and what joins, hides, widens and turns around. */
    private static final String ALPHABET = "aZéßŁ09 -'._/%ΣσςάΐᾳЙйёІа\u0430\u0306אבּשׁعربيةـ٢۴हिन्दी२กำน้ไทยაႠꭰᏸ"
            + "東京ひらがなカタカナーｶ한글ㄅ〇々\u200C\u200D\u202E\u2066\u00AD\uFE0F\u0301\u0301\u3099\uD83C\uDF89"
            + "\uD842\uDFB7\uD800\uDC00ﬁ①Ⅷ™½／．";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Η Ελλάδα αλλάζει: ΟΔΟΣ             | η-ελλάδα-αλλάζει-οδος
        Війна і мир                        | війна-і-мир
        Ёлки-палки                         | ёлки-палки
        Обзор iPhone 15                    | обзор-iphone-15
        أخبار العالم                       | أخبار-العالم
        مـــرحبا                           | مرحبا
        שלום עולם                          | שלום-עולם
        हिन्दी समाचार                      | हिन्दी-समाचार
        น้ำท่วม                            | น้ำท่วม
        東京オリンピックとIT企業           | 東京オリンピックとit企業
        二〇二五年の𠮷野家                 | 二〇二五年の𠮷野家
        ﾆｭｰｽ                               | ニュース
        한국 뉴스                          | 한국-뉴스
        საქართველო                         | საქართველო
        """)
    void titlesKeepTheirLettersAndMarks(String title, String slug) {
        assertEquals(Optional.of(new Slug(slug)), Slug.from(title));
        assertEquals(Optional.of(new Slug(slug)), Slug.ofName(title));
    }

    @Test
    void namesThatDifferByCaseOrNormalizationAreOne() {
        for (List<String> names : List.of(
                List.of("вода", "Вода", "ВОДА"),
                List.of("ὁδός", "ὉΔΌΣ", Normalizer.normalize("ὁδός", Normalizer.Form.NFD)),
                List.of("ガラス", "ｶﾞﾗｽ", Normalizer.normalize("ガラス", Normalizer.Form.NFD)),
                List.of("น้ำ", "น้ํา"))) {
            names.forEach(name -> assertEquals(Slug.ofName(names.getFirst()), Slug.ofName(name), name));
        }
    }

    @Test
    void aSlugWithItsMarksApartIsTheComposedOne() {
        String apart = Normalizer.normalize("йод", Normalizer.Form.NFD);
        assertEquals(Optional.of(new Slug("йод")), Slug.parse(apart));
    }

    @Test
    void scriptsThatNoLanguageMixesInAWordArePartedByAHyphen() {
        // The second letter is Cyrillic.
        assertEquals("p-а-ypal", Slug.from("pаypal").orElseThrow().value());
        assertEquals("α-б", Slug.from("αб").orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pаypal", // a Cyrillic letter among Latin ones
                "αβб",
                "東京б",
                "ab\u202Ecd",
                "вода\u2066",
                "во\u200Bда",
                "во\u00ADда",
                "\u115F",
                "вода\uFE0F",
                "Вода",
                "οδοσ",
                "café",
                "straße",
                "ａｂｃ",
                "ﬁn",
                "①",
                "\u0301а",
                "а\u0316\u0316",
                "а\u0316\u0317\u0318\u0319\u031C",
                "2а\u200D",
                "12٣٤",
                "٣४",
                "\uD842",
                "\uDFB7а",
                "\uE000",
                "а б",
                "а/б",
                "а%б",
                "а--б",
                "-а",
                "а-",
                "в\u0000",
            })
    void whatMayBeMistakenIsNoSlug(String text) {
        assertEquals(Optional.empty(), Slug.parse(text));
    }

    @Test
    void aLongTitleWithoutSpacesIsCutBetweenCharacters() {
        String cut = Slug.from("字" + "𠮷".repeat(80)).orElseThrow().value();
        assertEquals("字" + "𠮷".repeat(49), cut);
        assertEquals(
                99,
                Slug.from("Σ".repeat(99) + "𐐀".repeat(2)).orElseThrow().value().length());
    }

    @Test
    void theLongestSlugsFitIntoAKey() {
        String longest = "字".repeat(Slug.MAX_LENGTH);
        String key = "sections/%s/%s/archive/".formatted(longest, longest);
        assertTrue(key.getBytes(UTF_8).length <= 1_024);
        assertTrue(new Slug(longest).encoded().length() <= 900);
    }

    @Test
    void theOrderIsThatOfBytes() {
        assertTrue(new Slug("﨑").compareTo(new Slug("𠮷")) < 0);
        assertTrue(new Slug("z").compareTo(new Slug("а")) < 0);
    }

    @Test
    void furtherBearersOfANameAreNumbered() {
        assertEquals("вода-2", new Slug("вода").numbered(2).value());
        String longest = "字".repeat(Slug.MAX_LENGTH);
        assertEquals("字".repeat(97) + "-10", new Slug(longest).numbered(10).value());
        assertEquals("a-2", new Slug("a-" + "b".repeat(98)).numbered(2).value());
    }

    @org.junit.jupiter.api.Tag("slow")
    @Test
    void everyCharacterFoldsForGood() {
        // Seven of eight slugs are those of another character, too.
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(SlugScriptsTest::isAssigned)
                .mapToObj(Character::toString)
                .flatMap(character -> Slug.from("ж" + character + "ж").stream())
                .distinct()
                .forEach(slug -> assertEquals(Optional.of(slug), Slug.from(slug.value())));
    }

    @Test
    void charactersWithoutAMeaningEndAWord() {
        // Six of seven code points are such. Fifty at once leave room in a slug, should one not be dropped.
        List<String> characters = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> !isAssigned(character))
                .mapToObj(Character::toString)
                .toList();
        for (int from = 0; from < characters.size(); from += 50) {
            String fifty = String.join("", characters.subList(from, Math.min(characters.size(), from + 50)));
            assertEquals(Optional.of(new Slug("ж-ж")), Slug.from("ж" + fifty + "ж"));
        }
    }

    private static boolean isAssigned(int character) {
        return switch (Character.getType(character)) {
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
            default -> true;
        };
    }

    @Property(tries = 5_000)
    @Tag("slow")
    void aSlugOfASlugIsTheSame(@ForAll("titles") String title) {
        Slug.from(title).ifPresent(slug -> {
            assertEquals(Optional.of(slug), Slug.from(slug.value()));
            assertEquals(Optional.of(slug), Slug.parse(slug.value()));
            assertEquals(slug.value(), Normalizer.normalize(slug.value(), Normalizer.Form.NFC));
            assertEquals(slug.value(), URLDecoder.decode(slug.encoded(), UTF_8));
            assertTrue(slug.encoded().matches("(?:[a-z0-9-]|%[0-9A-F]{2})+"), slug.encoded());
            assertTrue(slug.numbered(2).value().endsWith("-2"));
        });
    }

    @Property(tries = 5_000)
    void parsedSlugIsItsNormalizedText(@ForAll("titles") String text) {
        Slug.parse(text).ifPresent(slug -> assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), slug.value()));
    }

    @Provide
    Arbitrary<String> titles() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(150);
    }
}
