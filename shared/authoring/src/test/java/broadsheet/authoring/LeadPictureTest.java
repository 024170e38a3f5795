package broadsheet.authoring;

import static broadsheet.authoring.PicturesFixture.HARBOUR;
import static broadsheet.authoring.PicturesFixture.KEPT;
import static broadsheet.authoring.PicturesFixture.TOWER;
import static broadsheet.authoring.PicturesFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.LeadPicture;
import broadsheet.authoring.DocumentReader.Reading;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture that a document's front matter names, and the point of it that stays in sight. */
final class LeadPictureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: photos/harbour.jpg\nalt: Ships\ncredit: A. Photographer",
                "image: /photos/harbour.jpg\nimage_alt: Ships\nimage_credit: A. Photographer",
                "image: {path: photos/harbour.jpg, alt: Ships, credit: A. Photographer}",
                "image: {src: photos/harbour.jpg, alt: Ships}\ncredit: A. Photographer",
                "image: {file: photos/harbour.jpg, credit: A. Photographer}\nalt: Ships",
                "image: {url: photos/harbour.jpg}\nalt: Ships\ncredit: A. Photographer"
            })
    void theFrontMattersImageIsTheArticlesLeadPicture(String yaml) {
        Reading reading = read(yaml + "\n", "Text.", () -> KEPT);
        assertEquals(
                Optional.of(new LeadPicture(HARBOUR, "Ships", "A. Photographer")),
                reading.draft().front().picture());
        assertEquals(List.of(), reading.ignored());
    }

    @Test
    void anImageThatWasNotUploadedIsNamedAndTheRestIsPublished() {
        Reading reading = read("image: a.jpg\nimage_alt: A\n", "![A](a.jpg)", () -> KEPT);
        assertEquals(Optional.empty(), reading.draft().front().picture());
        assertEquals(List.of("picture a.jpg: has not been uploaded"), reading.ignored());
    }

    @Test
    void anImageThatIsNotDescribedIsDecorationAndThatIsSaid() {
        Reading reading = read("image: tower.png\n", "Text.", () -> KEPT);
        assertEquals(
                Optional.of(new LeadPicture(TOWER, "", "")),
                reading.draft().front().picture());
        assertEquals(List.of("image has no alt: it is shown as decoration"), reading.ignored());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        image: tower.png~focus: 30% 40%                     | 30% 40%
        image: tower.png~focus: 34 96.5                     | 30% 100%
        image: {path: tower.png, focus: "0%, 25%"}          | 0% 30%
        image: {path: tower.png}~focus: 100% 0%             | 100% 0%
        image: {path: tower.png, focus: 0 0}~focus: 100 100 | 0% 0%
        image: tower.png                                    | 50% 50%
        """)
    void focusOfTheImageIsReadToTheNearestStep(String yaml, String focus) {
        Reading reading = read("alt: A\n" + yaml.strip().replace('~', '\n') + "\n", "Text.", () -> KEPT);
        assertEquals(
                focus.strip(),
                reading.draft().front().picture().orElseThrow().focus().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "30%", "101% 0%", "-1 0", "1 2 3"})
    void focusOutsideOfTheImageIsAnErrorWithItsPlace(String focus) {
        String detail = "is no point of a picture: write how far across and down, such as 30% 40%";
        assertEquals(List.of(new FieldError("focus", detail)), errors("image: a.jpg\nfocus: " + focus + "\n"));
        assertEquals(
                List.of(new FieldError("image.focus", detail)),
                errors("image: {path: a.jpg, focus: \"" + focus + "\"}\n"));
    }

    @Test
    void anImagesWrongFormIsAnErrorWithItsPlace() {
        assertEquals(List.of(new FieldError("image", "is no text")), errors("image: [a.jpg]\n"));
        assertEquals(List.of(new FieldError("image.path", "is missing")), errors("image: {alt: A}\n"));
        assertEquals(List.of(new FieldError("image.src", "is no text")), errors("image: {src: [a.jpg]}\n"));
        assertEquals(List.of(new FieldError("alt", "is no text")), errors("image: a.jpg\nalt: {a: b}\n"));
        assertEquals(
                List.of("image.align"),
                read("image: {src: tower.png, alt: A, align: left}\n", "Text.", () -> KEPT)
                        .ignored());
        assertEquals(
                List.of("alt"), read("image:\nalt: A\n", "Text.", () -> KEPT).ignored());
    }

    private static List<FieldError> errors(String yaml) {
        return assertThrows(ValidationException.class, () -> read(yaml, "Text.", () -> KEPT))
                .errors();
    }
}
