package broadsheet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would keep nginx from starting: two paths that are one to it, a variable that nobody set, an open text. */
final class NginxMapTest {
    private final StringWriter written = new StringWriter();
    private final NginxMap map = new NginxMap(written);

    @Test
    void pathsThatDifferInCaseAreOneLine() throws IOException {
        map.add("/2016/About/", "/about");
        map.add("/2016/about/", "/about");
        map.add("/2016/ABOUT/", "/articles/about");

        assertEquals("\"/2016/About/\" \"/about\";\n", written.toString());
        assertEquals(List.of("/2016/ABOUT/"), map.lost());
    }

    @Test
    void signsOfNginxAreEncoded() throws IOException {
        map.add("/a\"\\é/", "https://a.example/?a=$b&c={d}");

        assertEquals("\"/a%22%5C%C3%A9/\" \"https://a.example/?a=%24b&c={d}\";\n", written.toString());
    }
}
