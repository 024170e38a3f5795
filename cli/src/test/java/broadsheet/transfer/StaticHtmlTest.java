package broadsheet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class StaticHtmlTest {
    @Test
    void linkToFilmStaysAndButtonThatLoadsItGoes() {
        String embed = """
            <figure class="embed"><a href="https://film.example/1">A film</a>
            <div class="load"><button type="button" data-frame="https://film.example/1">Play</button> <small>It tells.</small></div></figure>
            """;
        Element figure = Jsoup.parse(StaticHtml.of(embed)).expectFirst("figure");
        assertEquals("A film", figure.text());
        assertEquals("https://film.example/1", figure.expectFirst("a").attr("href"));
    }
}
