package broadsheet.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PictureFormatTest {
    @Test
    void aFileIsWhatItsFirstBytesSay() {
        assertEquals(Optional.of(PictureFormat.JPEG), start("\u00ff\u00d8\u00ff\u00e1..Exif"));
        assertEquals(Optional.of(PictureFormat.PNG), start("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"));
        assertEquals(Optional.of(PictureFormat.WEBP), start("RIFF\1\2\3\4WEBPVP8 "));
        assertEquals(Optional.of(PictureFormat.GIF), start("GIF89a"));
    }

    @Test
    void everythingElseIsNoPicture() {
        for (String other :
                new String[] {"", "GIF", "RIFF\1\2\3\4WAVEfmt ", "<svg xmlns=", "II*\0", "BM....", "%PDF-1.7"}) {
            assertEquals(Optional.empty(), start(other));
        }
        assertEquals(Optional.empty(), PictureFormat.named("image/svg+xml"));
        assertEquals(Optional.of(PictureFormat.WEBP), PictureFormat.named("image/webp"));
    }

    private static Optional<PictureFormat> start(String bytes) {
        return PictureFormat.startingWith(bytes.getBytes(ISO_8859_1));
    }
}
