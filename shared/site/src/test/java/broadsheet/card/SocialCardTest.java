package broadsheet.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCardTest {
    private static final SocialCard CARD = card("A kilogram made of numbers");
    private static final int MARGIN = 80;

    @Test
    void aCardIsAPngOfTheSizeThatSocialNetworksAskFor() throws IOException {
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, first(8, CARD.png()));
        BufferedImage image = image(CARD);
        assertEquals(1200, image.getWidth());
        assertEquals(630, image.getHeight());
    }

    @Test
    void theSectionsColourIsSeen() throws IOException {
        assertTrue(colours(image(CARD)).contains(0x1f6a5a));
        var other = new SocialCard("A site", "Science", "#8a3550", CARD.title(), CARD.authors());
        assertFalse(colours(image(other)).contains(0x1f6a5a));
        assertThrows(IllegalArgumentException.class, () -> new SocialCard("A site", "Science", "red", "", List.of()));
    }

    @Test
    void theSameCardIsTheSameBytesAlsoWhereManyAreDrawnAtOnce() throws Exception {
        List<SocialCard> cards = Stream.of("One", "Čapek & “Dvořák”", "Ελλάδα", "Россия", "Five offices")
                .map(SocialCardTest::card)
                .toList();
        List<byte[]> alone = cards.stream().map(SocialCard::png).toList();
        List<Callable<byte[]>> drawings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            drawings.add(cards.get(i % cards.size())::png);
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> drawn = threads.invokeAll(drawings);
            for (int i = 0; i < drawn.size(); i++) {
                assertArrayEquals(alone.get(i % cards.size()), drawn.get(i).get());
            }
        }
    }

    @Test
    void everyDrawnFieldChangesTheDigest() {
        List<SocialCard> cards = List.of(
                CARD,
                new SocialCard("Another site", "Science", "#1f6a5a", CARD.title(), CARD.authors()),
                new SocialCard("A site", "Sciences", "#1f6a5a", CARD.title(), CARD.authors()),
                new SocialCard("A site", "Science", "#1f6a5b", CARD.title(), CARD.authors()),
                new SocialCard("A site", "Science", "#1f6a5a", "Another title", CARD.authors()),
                new SocialCard("A site", "Science", "#1f6a5a", CARD.title(), List.of("A Desk", "B")),
                new SocialCard("A site", "Science", "#1f6a5a", CARD.title(), List.of("A DeskB")));
        assertEquals(
                cards.size(), cards.stream().map(SocialCard::digest).distinct().count());
        assertEquals(CARD.digest(), card(CARD.title()).digest());
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsDrawnIntoTheMarginNorOverTheRule(String title) throws IOException {
        BufferedImage image = image(new SocialCard(
                "A site with a name that is much longer than a site's name should ever be, and then some",
                "A section called so that its name is too long for one line of a card, whoever thought of that",
                "#1f6a5a",
                title,
                List.of("Ann-Sofie Lindqvist", "Johannes Œcolampadius", "Ngô Thị Thanh Hà", "Δημήτρης")));
        int paper = image.getRGB(0, 629);
        for (Rectangle empty : List.of(
                new Rectangle(0, 20, MARGIN - 8, 610),
                new Rectangle(1200 - MARGIN + 8, 20, MARGIN - 8, 610),
                new Rectangle(0, 510, 1200, 10),
                new Rectangle(0, 600, 1200, 30))) {
            int[] pixels = image.getRGB(
                    empty.x, empty.y, empty.width, empty.height, new int[empty.width * empty.height], 0, empty.width);
            assertTrue(Arrays.stream(pixels).allMatch(pixel -> pixel == paper), empty::toString);
        }
    }

    static Stream<String> nothingIsDrawnIntoTheMarginNorOverTheRule() {
        return Stream.of(
                "Tides",
                "jumpy gypsy Ậ",
                "Of words that go on ".repeat(15).strip(),
                "W".repeat(300),
                "⸻".repeat(300),
                "一".repeat(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000\u0007\n\t\u200b\ufeff",
                "🚀🇪🇺👩🏽‍🚀",
                "围棋のゲーム 바둑",
                "مرحبا שלום",
                "\ud800 and \udc00",
                "\u0301\u0301\u0301",
                "\uffff\ue000"
            })
    void whatTheFontLacksIsLeftOutAndFailsNothing(String title) throws IOException {
        assertEquals(1200, image(card(title)).getWidth());
        assertEquals(
                1200,
                image(new SocialCard(title, title, "#1f6a5a", title, List.of(title)))
                        .getWidth());
    }

    @Test
    void aTitleInTheFontsScriptsIsNotLeftOut() {
        for (String title : List.of("Tides", "Είδηση", "Новости", "Đặng", "½ – “€9”")) {
            assertNotEquals(CARD.png().length, card(title).png().length);
            assertEquals(title, Face.SERIF.legible(title));
        }
    }

    static SocialCard card(String title) {
        return new SocialCard("A site", "Science", "#1f6a5a", title, List.of("A Desk"));
    }

    private static BufferedImage image(SocialCard card) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(card.png()));
    }

    private static byte[] first(int count, byte[] bytes) {
        return Arrays.copyOf(bytes, count);
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        return colours;
    }
}
