package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import broadsheet.article.ArticleStatus;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Document;

/** Whatever an article is called, every document that names it can be read, and says its title. */
class AnyTitleTest {
    @Property(tries = 300)
    void feedsEscapeAnyTitle(@ForAll("titles") String title) {
        Feed feed = Samples.feed(Samples.article("one", title));
        Document atom = Parsed.xml(AtomFeed.of(feed));

        assertEquals(asXmlReads(title), Parsed.texts(atom, "title").get(1));
        assertEquals(
                WellFormed.text(title),
                Parsed.json(JsonFeed.of(feed))
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("title", ""));
    }

    @Property(tries = 300)
    void linkedDataEscapesAnyTitle(@ForAll("titles") String title) {
        ArticleStatus.Published article = Samples.article("one", title);
        String graph = LinkedData.article(Samples.SITE, article.article(), Optional.empty());

        assertFalse(graph.matches("(?s).*[<>&\u2028\u2029].*"), graph);
        assertEquals(
                WellFormed.text(title),
                Parsed.json(graph).getJsonArray("@graph").getJsonObject(0).getString("headline", ""));
    }

    /** Any characters at all, halves of surrogate pairs too, among those that markup is made of. */
    @Provide
    static Arbitrary<String> titles() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
        Arbitrary<String> markup =
                Arbitraries.of("<", ">", "&", "\"", "'", "]]>", "</script>", "<!--", "&#1;", "\uD83D\uDE80", "\u202E");
        return Arbitraries.oneOf(any, markup)
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .filter(title -> !title.isBlank());
    }

    /** XML has one line break (section 2.11). */
    private static String asXmlReads(String title) {
        return WellFormed.text(title).replace("\r\n", "\n").replace('\r', '\n');
    }
}
