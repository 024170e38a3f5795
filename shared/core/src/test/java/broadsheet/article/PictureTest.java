package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final String HASH = "0".repeat(64);

    @Test
    void aBrowserIsOfferedEveryWidth() {
        assertEquals(
                "/images/%1$s/320.webp 320w, /images/%1$s/640.webp 640w".formatted(HASH),
                new Picture(HASH, 640, 480, List.of(320, 640)).srcset());
    }

    @Test
    void filesAreAllWidthsInItsFormatsAndTheRecordIsTheLast() {
        Picture picture = picture(320, 640);
        assertEquals(List.of(file("320.webp"), file("640.webp"), file("picture.json")), picture.files());
        assertEquals(
                List.of(file("320.webp"), file("640.webp"), file("320.avif"), file("640.avif"), file("picture.json")),
                picture.withAvif().files());
    }

    @Test
    void avifIsOfferedInTheSameWidthsAndNotToProgramsThatTakeOneFile() {
        Picture picture = picture(320, 640).withAvif();
        assertEquals(file("320.avif") + " 320w, " + file("640.avif") + " 640w", picture.avifSrcset());
        assertEquals(file("320.webp") + " 320w, " + file("640.webp") + " 640w", picture.srcset());
        assertEquals(file("640.webp"), picture.path());
        assertEquals(file("640.webp"), picture.original());
    }

    @Test
    void defaultWidthIsTheSmallestThatFillsAColumn() {
        assertEquals(
                "/images/" + HASH + "/960.webp", picture(320, 640, 960, 1280).path());
        assertEquals(
                "/images/" + HASH + "/1280.webp", picture(320, 640, 1280, 1920).path());
        assertEquals("/images/" + HASH + "/640.webp", picture(320, 640).path());
    }

    @Test
    void aPictureHigherThanWideIsTall() {
        assertTrue(new Picture(HASH, 400, 401, List.of(400)).isTall());
        assertFalse(new Picture(HASH, 400, 400, List.of(400)).isTall());
    }

    private static String file(String name) {
        return "/images/" + HASH + "/" + name;
    }

    private static Picture picture(Integer... widths) {
        return new Picture(HASH, 2400, 1600, List.of(widths));
    }
}
