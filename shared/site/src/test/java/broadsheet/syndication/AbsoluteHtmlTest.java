package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import broadsheet.article.Site;
import broadsheet.language.Words;
import org.junit.jupiter.api.Test;

class AbsoluteHtmlTest {
    private static final Site SITE = Samples.site("en", "https://example.com");
    private static final String PAGE = "https://example.com/articles/tides";

    private final AbsoluteHtml latest = new AbsoluteHtml(200);

    @Test
    void linksOfTheSameHtmlLeadFromEachPage() {
        assertEquals(
                "<a href=\"https://example.com/articles/tides#moon\">Moon</a>", of("<a href=\"#moon\">Moon</a>", PAGE));
        assertEquals(
                "<a href=\"https://example.com/articles/ebb#moon\">Moon</a>",
                of("<a href=\"#moon\">Moon</a>", "https://example.com/articles/ebb"));
    }

    @Test
    void latestHtmlIsMadeOnce() {
        String first = of("<p>One</p>", PAGE);
        assertSame(first, of("<p>One</p>", PAGE));
    }

    @Test
    void htmlThatWasNotAskedForLatelyIsForgotten() {
        String often = of("<p>Often</p>", PAGE);
        String seldom = of("<p>Seldom</p>", PAGE);
        for (int number = 1; number < 50; number++) {
            of("<p>%d</p>".formatted(number), PAGE);
            assertSame(often, of("<p>Often</p>", PAGE));
        }
        assertNotSame(seldom, of("<p>Seldom</p>", PAGE));
    }

    @Test
    void htmlBeyondTheLimitIsMadeEachTime() {
        String text = "<p>%s</p>".formatted("tide ".repeat(100));
        assertNotSame(of(text, PAGE), of(text, PAGE));
        assertEquals(of(text, PAGE), of(text, PAGE));
    }

    private String of(String html, String address) {
        return latest.made(html, address, SITE, Words.in("en"));
    }
}
