package broadsheet.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeTest {
    @ParameterizedTest
    @CsvSource({"#000000,#ffffff,21", "#777777,#ffffff,4.48", "#ffffff,#777777,4.48", "#8a1c1c,#8a1c1c,1"})
    void contrastIsThatOfWcag(String one, String other, double contrast) {
        assertEquals(contrast, Colour.of(one).contrast(Colour.of(other)), 0.005);
    }

    @Test
    void mixedColoursAreLegibleOnAnyPaper() {
        var random = new Random(1);
        int tried = 0;
        while (tried < 500) {
            var paper = new Colour(random.nextInt(0x1000000));
            var ink = new Colour(random.nextInt(0x1000000));
            // Grey between ink and paper needs room: what is barely legible itself is its own grey.
            if (ink.contrast(paper) < 7.5) {
                continue;
            }
            tried++;
            var scheme = new Scheme(paper, ink, ink);
            for (Colour text : List.of(
                    scheme.grey(), scheme.faint(), scheme.live(), scheme.keyword(), scheme.string(), scheme.number())) {
                assertTrue(text.contrast(paper) >= Scheme.CONTRAST, () -> text + " on " + scheme);
                assertTrue(text.contrast(scheme.wash()) >= Scheme.CONTRAST, () -> text + " on the wash of " + scheme);
            }
        }
    }

    @Test
    void inkThatIsNotLegibleIsNone() {
        Colour paper = Colour.of("#ffffff");
        Colour black = Colour.of("#000000");
        Colour grey = Colour.of("#777777");
        assertThrows(IllegalArgumentException.class, () -> new Scheme(paper, grey, black));
        assertThrows(IllegalArgumentException.class, () -> new Scheme(paper, black, grey));
    }
}
