package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Texts and fields that blogs have, and that no documentation shows. */
final class OddTextTest extends ImportedArchive {
    @Test
    void footnoteWithoutANoteKeepsItsBrackets() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\nSee [^9], \\[^1] and `[^9]`.");

        Run run = publish("--section", "news");

        assertEquals("See \\[^9], \\[^1] and `[^9]`.\n", text("one"));
        assertTrue(run.out().contains("[^9] has no note (1)"), run.out());
    }

    @Test
    void indentedCodeStaysUnchanged() throws IOException {
        String code = """
                <script src="https://example.net/a.js"></script>
                <video src="a.mp4"></video>
                {{ page.title }} {:.note}

                [a](/2016/01/01/one.html) $$a_b$$ [^9]
            """;
        write("_posts/2016-01-01-one.md", """
            ---
            title: One
            ---
            A sample:

            %s
            1. In a list:

                   [b](/2016/01/01/one.html)

               More: [c](/2016/01/01/one.html)

               > Quoted:
               >
               >     [d](/2016/01/01/one.html)
            """.formatted(
                        code.replace("{{ page.title }}", "{% raw %}{{ page.title }}{% endraw %}")));

        publish("--section", "news");

        assertEquals("""
            A sample:

            %s
            1. In a list:

                   [b](/2016/01/01/one.html)

               More: [c](/articles/one)

               > Quoted:
               >
               >     [d](/2016/01/01/one.html)
            """.formatted(code), text("one"));
    }

    @Test
    void indentedTextOfListsNotesAndElementsIsNoCode() throws IOException {
        write("_posts/2016-01-01-one.md", """
            ---
            title: One
            ---
            * A point[^1]

                [a](/2016/01/01/one.html)

            <div>

                <video src="https://films.example.net/a.mp4"></video>

            </div>

            [^1]: A note

                [b](/2016/01/01/one.html)
            """);

        publish("--section", "news");

        assertTrue(text("one").contains("    [a](/articles/one)\n"), text("one"));
        assertTrue(text("one").contains("\n[Video: https://films.example.net/a.mp4]("), text("one"));
        assertTrue(text("one").contains("    [b](/articles/one)\n"), text("one"));
    }

    @Test
    void commentsAndAbbreviationsOfKramdownAreLeftOut() throws IOException {
        write("_posts/2016-01-01-one.md", """
            ---
            title: One
            ---
            Text.{::comment}
            Not shown.
            {:/comment}

            *[HTML]: Markup
            """);

        publish("--section", "news");

        assertEquals("Text.\n", text("one"));
    }

    @Test
    void addressThatATagShowsIsTheNewOne() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\nIt is at {% post_url 2016-01-01-one %}.");

        publish("--section", "news");

        assertEquals("It is at /articles/one.\n", text("one"));
    }

    @Test
    void footnotesStayAndOfTwoNotesWithOneNameTheFirstCounts() throws IOException {
        write("_posts/2016-01-01-one.md", """
            ---
            title: One
            ---
            See[^a] and[^A].

            [^a]: First.

            [^A]: Second.
            """);

        Run dryRun = publish("--section", "news", "--dry-run");
        publish("--section", "news");

        assertTrue(text("one").contains("See[^a] and[^A].\n\n[^a]: First.\n\n[^A-again-2]: Second."), text("one"));
        assertTrue(dryRun.out().contains("1 published, 0 unchanged, 0 refused"), dryRun.out());
    }

    @Test
    void malformedUrlOfAnOldSiteIsNoAddressAndStopsNothing() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\ntumblr_url: http://old.example/a b|c\n---\nText.");

        publish("--section", "news");

        assertEquals("Text.\n", text("one"));
    }

    @Test
    void tildeIsNothing() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\ndate: ~\n---\nText.");

        publish("--section", "news");

        assertTrue(document("one").contains("\ndate: \"2016-01-01\"\n"), document("one"));
    }

    @Test
    void textThatShowsNothingHasItsTitle() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\n<!-- nothing -->");

        Run run = publish("--section", "news");

        assertEquals("<!-- nothing -->\n\nOne\n", text("one"));
        assertTrue(run.out().contains("has no text: its title stands there (1)"), run.out());
    }

    @Test
    void parametersThatAreAddressesAndShortIdsAreUnderstood() throws IOException {
        write(
                "_posts/2016-01-01-one.md",
                "---\ntitle: One\n---\n{% twitter https://twitter.com/x/status/1 %}{% vimeo 1234 %}");

        publish("--section", "news");

        assertEquals("""
            [Post: https://twitter.com/x/status/1](https://twitter.com/x/status/1)



            [Video: https://vimeo.com/1234](https://vimeo.com/1234)
            """, text("one"));
    }

    @Test
    void shownShortcodesAndPartialReferencesOfHugoAreUnderstood() throws IOException {
        write("hugo.toml", "title = 'Blog'");
        write("content/posts/tides/index.md", "---\ntitle: Tides\n---\nText.");
        write("content/posts/one.md", """
            ---
            title: One
            ---
            {{</* youtube 1 */>}} {{ .Title }} `{{ .Title }}` [Tides]({{< relref "tides/index.md#low" >}})\
            """);

        publish("--section", "news");

        assertEquals(
                "&#123;{< youtube 1 >}} &#123;{ .Title }} `{{ .Title }}` [Tides](/articles/tides#low)\n", text("one"));
    }

    @Test
    void linkAboveTheRootLeadsToTheHomePage() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\n[Home](../../../..)");

        Run run = publish("--section", "news");

        assertEquals("[Home](/)\n", text("one"));
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void prefixesThatXmlReservesMayStandInAText() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .post(
                                "Pasted",
                                "2016-04-08",
                                "pasted",
                                "<xml:namespace prefix=\"o\" xmlns:o=\"urn:office\"></xml:namespace>Text.")
                        .toString());

        Run run = bring("export.xml");

        assertEquals("Text.\n", text("pasted"));
        assertEquals(0, run.status(), run.out());
    }
}
