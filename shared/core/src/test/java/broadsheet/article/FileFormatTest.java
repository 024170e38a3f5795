package broadsheet.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileFormatTest {
    private static final Map<FileFormat, List<String>> STARTS = Map.of(
            FileFormat.MP4, List.of("\0\0\0 ftypisom\0\0\2\0", "\0\0\0\u0018ftypmp42"),
            FileFormat.WEBM, List.of("\u001aE\u00df\u00a3\u009fB\u0086\u0081\1B\u0082\u0084webm"),
            FileFormat.MP3, List.of("ID3\4\0", "\u00ff\u00fb\u0090d", "\u00ff\u00f3"),
            FileFormat.OGG, List.of("OggS\0\2"),
            FileFormat.WAV, List.of("RIFF\1\2\3\4WAVEfmt "),
            FileFormat.VTT, List.of("WEBVTT\n", "\u00ef\u00bb\u00bfWEBVTT\n"),
            FileFormat.PDF, List.of("%PDF-1.7\n"),
            FileFormat.ZIP, List.of("PK\3\4\24"),
            FileFormat.CSV, List.of("year,ships\r\n2026,7\n", "\u00ef\u00bb\u00bfJahr;H\u00c3\u00a4fen"));

    @Test
    void eachFormatIsRecognisedByItsFirstBytesAndNoOtherTakesThem() {
        STARTS.forEach((format, starts) -> starts.forEach(start -> {
            List<FileFormat> matching = Arrays.stream(FileFormat.values())
                    .filter(each -> each != FileFormat.M4A && each.matches(start.getBytes(ISO_8859_1)))
                    .toList();
            assertEquals(List.of(format), matching, start);
        }));
    }

    @Test
    void executableFormatsAreOnlyDownloadableText() {
        for (String page :
                List.of("<!doctype html><script>1</script>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")) {
            List<FileFormat> matching = Arrays.stream(FileFormat.values())
                    .filter(format -> format.matches(page.getBytes(ISO_8859_1)))
                    .toList();
            assertEquals(List.of(FileFormat.CSV), matching, page);
        }
        assertEquals(Optional.of("attachment"), FileFormat.CSV.disposition());
        assertEquals(Optional.of("attachment"), FileFormat.PDF.disposition());
        assertEquals(Optional.of("attachment"), FileFormat.ZIP.disposition());
        assertEquals(Optional.empty(), FileFormat.named("text/html"));
        assertEquals(Optional.empty(), FileFormat.named("image/svg+xml"));
    }

    @Test
    void quickTimeAndHeifAreNoMp4() {
        for (String brand : List.of("qt  ", "heic", "avif")) {
            assertEquals(false, FileFormat.MP4.matches(("\0\0\0\24ftyp" + brand).getBytes(ISO_8859_1)), brand);
        }
    }

    @Test
    void formatIsKnownByTheEndingOfAReference() {
        assertEquals(Optional.of(FileFormat.MP3), FileFormat.of("audio/Talk%201.MP3?v=2"));
        assertEquals(Optional.empty(), FileFormat.of("talk.jpg"));
        assertEquals(Optional.empty(), FileFormat.of("https://example.org/talk.mp3"));
        assertEquals(Optional.empty(), FileFormat.of("mp3"));
    }

    @Test
    void fileHasAPathByItsHashAndALimit() {
        var file = new MediaFile("a".repeat(64), FileFormat.M4A, 7);
        assertEquals("/images/" + "a".repeat(64) + "/file.m4a", file.path());
        assertEquals(List.of(file.path(), "/images/" + "a".repeat(64) + "/file.json"), file.files());
        assertThrows(
                IllegalArgumentException.class,
                () -> new MediaFile("a".repeat(64), FileFormat.MP4, MediaFile.MAX_BYTES + 1));
        assertThrows(IllegalArgumentException.class, () -> new MediaFile("a", FileFormat.MP4, 1));
    }
}
