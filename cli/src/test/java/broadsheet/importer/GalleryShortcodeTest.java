package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures that a gallery of WordPress's former editor shows. Its post has the number 11, another one 5000. */
final class GalleryShortcodeTest extends ImportedArchive {
    private static final Pattern SHOWN = Pattern.compile("/(\\w)\\.jpg");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[gallery] | c,a,b",
                "[gallery columns=2 id=\"5000\"] | e,d",
                "[gallery id='5000' exclude=\"15\"] | e",
                "[gallery order=\"DESC\"] | b,a,c",
                "[gallery orderby=ID] | a,b,c",
                "[gallery orderby=\"title\"] | b,c,a",
                "[gallery orderby=\"post_date\" order=desc] | a,c,b",
                "[gallery ids=\"13,12\"] | b,a",
                "[gallery ids=13, 12 link=file] | b,a",
                "[gallery ids=\"13,12\" orderby=\"ID\"] | a,b",
                "[gallery include=\"12,14\"] | c,a"
            })
    void picturesAreThoseOfThePostInTheirOrder(String shortcode, String expected) throws IOException {
        var export = new Wxr().post("One", "2016-04-08", "one", shortcode + " Text.");
        picture(export, "11", "a", 2, "Z", "2015-01-03");
        picture(export, "11", "b", 2, "X", "2015-01-01");
        picture(export, "11", "c", 1, "Y", "2015-01-02");
        picture(export, "5000", "d", 9, "D", "2015-01-01");
        picture(export, "5000", "e", 0, "E", "2015-01-01");
        write("export.xml", export.toString());

        bring("export.xml");

        List<String> shown = SHOWN.matcher(text("one"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertEquals(expected, String.join(",", shown));
    }

    private static void picture(Wxr export, String post, String name, int order, String title, String date) {
        export.item("attachment", "inherit", title, """
            <wp:post_parent>%s</wp:post_parent><wp:menu_order>%d</wp:menu_order><wp:post_date>%s 09:30:00</wp:post_date>
            <wp:attachment_url>https://old.example.org/%s.jpg</wp:attachment_url>\
            """.formatted(post, order, date, name));
    }
}
