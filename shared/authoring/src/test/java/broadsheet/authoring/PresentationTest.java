package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import broadsheet.article.ArticleLayout;
import broadsheet.article.Draft;
import broadsheet.article.Presentation;
import broadsheet.authoring.DocumentReader.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTest {
    @Test
    void documentThatStatesNoneHasTheUsualPresentation() {
        assertEquals(Presentation.USUAL, read("", "Text.").front().presentation());
    }

    @ParameterizedTest
    @EnumSource
    void layoutIsReadByItsWord(ArticleLayout layout) {
        assertEquals(
                layout,
                read("layout: " + layout.word() + "\n", "Text.")
                        .front()
                        .presentation()
                        .layout());
    }

    @Test
    void layoutOfAnotherSystemIsIgnored() {
        Reading reading = DocumentFixture.read("---\ntitle: T\nsection: science\nlayout: post\n---\nText.\n");
        assertEquals(List.of("layout"), reading.ignored());
        assertEquals(Presentation.USUAL, reading.draft().front().presentation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyPoints", "key points", "key_points"})
    void keyPointsAreReadUnderEachOfTheirNames(String key) {
        assertEquals(
                List.of("It’s one.", "Two – or three."),
                read(key + ": [\"It's one.\", Two -- or three.]\n", "Text.")
                        .front()
                        .presentation()
                        .keyPoints());
    }

    @Test
    void otherKeyPointsAreAnotherWordingAndNoneAreTheWordingAsBefore() {
        Draft none = read("", "Text.");
        assertEquals(none.wording(), read("layout: wide\n", "Text.").wording());
        assertNotEquals(none.wording(), read("keyPoints: [One]\n", "Text.").wording());
        assertNotEquals(
                read("keyPoints: [Two]\n", "Text.").wording(),
                read("keyPoints: [One]\n", "Text.").wording());
    }

    @Test
    void paragraphOfAnInterviewThatIsBoldAsAWholeIsAQuestion() {
        String text = "**Who asks?**\n\n**Ada:** I do.\n\nAnd **you**?\n";
        assertEquals(
                "<p class=\"question\"><strong>Who asks?</strong></p>\n"
                        + "<p><strong>Ada:</strong> I do.</p>\n<p>And <strong>you</strong>?</p>",
                read("layout: interview\n", text).body().html());
        assertEquals(
                "<p><strong>Who asks?</strong></p>",
                read("", "**Who asks?**").body().html());
    }

    private static Draft read(String fields, String text) {
        return DocumentFixture.read("---\ntitle: T\nsection: science\n" + fields + "---\n" + text + "\n")
                .draft();
    }
}
