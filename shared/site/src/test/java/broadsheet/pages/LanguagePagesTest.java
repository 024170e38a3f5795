package broadsheet.pages;

import static broadsheet.pages.PagesFixture.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LanguagePagesTest {
    private final PagesFixture site = new PagesFixture();

    @Test
    void arabicPageRunsFromRightToLeftInItsWords() {
        Document page = articleIn("ar");
        Element html = page.expectFirst("html");
        assertEquals("ar", html.attr("lang"));
        assertEquals("rtl", html.attr("dir"));
        assertEquals("1 فبراير 2025", page.expectFirst(".meta time").text());
        assertEquals("انتقل إلى النص", page.expectFirst(".skip").text());
    }

    @Test
    void regionOfATagChoosesDatesAndStaysInThePage() {
        Document page = articleIn("pt-PT");
        Element html = page.expectFirst("html");
        assertEquals("pt-PT", html.attr("lang"));
        assertFalse(html.hasAttr("dir"));
        assertEquals("1 de fevereiro de 2025", page.expectFirst(".meta time").text());
    }

    @Test
    void languageWithoutMessagesHasItsDirection() {
        Document page = articleIn("fa");
        assertEquals("rtl", page.expectFirst("html").attr("dir"));
        assertEquals("Skip to the text", page.expectFirst(".skip").text());
    }

    @Test
    void deskStaysInEnglishFromLeftToRight() {
        site.memorySite.settings.speak("ar");
        Element desk = site.page(new Address.OfDesk()).expectFirst("main");
        assertEquals("en", desk.attr("lang"));
        assertEquals("ltr", desk.attr("dir"));
    }

    private Document articleIn(String language) {
        site.memorySite.settings.speak(language);
        site.memorySite.publish("a", "A title");
        return site.page(ARTICLE);
    }
}
