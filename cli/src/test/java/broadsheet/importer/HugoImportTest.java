package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HugoImportTest extends ImportedArchive {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseURL = 'https://old.example.org/' | /posts/deep/high-tides/",
                "baseURL = 'https://old.example.org/blog/' | /blog/posts/deep/high-tides/",
                "uglyURLs = true | /posts/deep/high-tides.html",
                "permalinks = {posts = '/:year/:month/:slug/'} | /2016/04/all-about-tides/",
                "permalinks = {page = {posts = '/:sections/:slugorfilename'}} | /posts/deep/high-tides",
            })
    void permalinksOfSettingsAreTheOldAddresses(String config, String address) throws IOException {
        write("hugo.toml", config);
        write(
                "content/posts/deep/High Tides.md",
                "+++\ntitle = 'All about tides'\ndate = 2016-04-08T09:30:00+02:00\n+++\nText.");

        Run run = publish("--section", "news");

        assertEquals(address, addresses("high-tides").getFirst(), run.out());
        assertTrue(document("high-tides").contains("date: \"2016-04-08T07:30:00Z\""), document("high-tides"));
    }

    @Test
    void urlSlugAndAliasesOfFrontMatterAreKept() throws IOException {
        write("hugo.yaml", "baseURL: https://old.example.org/");
        write("content/posts/one/index.md", "---\ntitle: One\nslug: uno\naliases: [/first/, erste]\n---\nText.");
        write("content/posts/two.md", "{\n\"title\": \"Two\", \"url\": \"/second.html\"\n}\nText.");
        write("content/posts/_index.md", "---\ntitle: Posts\n---\n");
        write("content/about.md", "---\ntitle: About\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals(
                List.of("/posts/uno/", "/first/", "/posts/erste"),
                addresses("uno").subList(0, 3));
        assertEquals("/second.html", addresses("two").getFirst());
        assertTrue(run.out().startsWith("left out: content/posts/_index.md\n3 published"), run.out());
    }

    @Test
    void contentOfEachLanguageHasTheAddressesAndTheSlugOfItsLanguage() throws IOException {
        write(
                "config/_default/hugo.toml",
                "baseURL = 'https://old.example.org/'\n[permalinks]\npost = '/:year/:slug/'");
        write("config/_default/languages.en.toml", "contentDir = 'content/en'");
        write("config/_default/languages.fr.toml", "contentDir = 'content/fr'");
        write("content/en/post/tides.md", "---\ntitle: Tides\ndate: 2016-04-08\n---\nText.");
        write("content/fr/post/tides.md", "---\ntitle: Marées\ndate: 2016-04-08\n---\nTexte.");
        write("content/en/about.md", "---\ntitle: About\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals("/2016/tides/", addresses("tides").getFirst(), run.out());
        assertEquals("/fr/2016/marées/", addresses("tides-fr").getFirst());
        assertTrue(document("tides-fr").contains("language: \"fr\""), document("tides-fr"));
        assertTrue(api.targets().contains("/api/pages/about"), api.targets().toString());
    }

    @Test
    void languageAtTheEndOfAFilesNameIsThatOfItsContent() throws IOException {
        write("hugo.yaml", "baseURL: https://old.example.org/\nlanguages: {en: {weight: 1}, de: {weight: 2}}");
        write("content/posts/tides.md", "---\ntitle: Tides\n---\nText.");
        write("content/posts/tides.de.md", "---\ntitle: Gezeiten\n---\nText.");
        write("content/posts/moon/index.de.md", "---\ntitle: Mond\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals("/posts/tides/", addresses("tides").getFirst(), run.out());
        assertEquals("/de/posts/tides/", addresses("tides-de").getFirst());
        assertEquals("/de/posts/moon/", addresses("moon-de").getFirst());
    }

    @Test
    void shortcodesBecomeMarkdownAndReferencesLead() throws IOException {
        write("config.toml", "baseURL = 'https://old.example.org/'");
        write("content/posts/tides.md", "---\ntitle: Tides\n---\nText.");
        write("content/posts/all.md", """
            ---
            title: All
            ---
            {{< figure src="/img/pier.jpg" alt="A pier" caption="The <b>pier</b>" attr="A. Photographer" >}}
            {{< youtube dQw4w9WgXcQ >}} {{< tweet user="a" id="123" >}} {{< gist spf13 7896402 >}}
            [a]({{< ref "tides.md" >}}) [b]({{< relref "/posts/tides#low" >}}) [c](tides.md) [d](../tides/)
            {{% notice note %}}Mind **the** gap.{{% /notice %}}
            {{< highlight go "linenos=table" >}}
            fmt.Println("{{ x }}")
            {{< /highlight >}}
            {{< chart "sales" >}} `{{</* kept */>}}`
            """);

        Run run = publish("--section", "news");

        String text = text("all");
        for (String expected : List.of(
                "![A pier](/img/pier.jpg \"The pier\"){credit=\"A. Photographer\"}",
                "(https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
                "(https://x.com/a/status/123)",
                "(https://gist.github.com/spf13/7896402)",
                "[a](/articles/tides) [b](/articles/tides#low) [c](/articles/tides) [d](/articles/tides)",
                ":::aside\nMind **the** gap.\n:::",
                "```go\nfmt.Println(\"{{ x }}\")\n```",
                "`{{< kept >}}`")) {
            assertTrue(text.contains(expected), expected + " is not in " + text);
        }
        assertFalse(text.contains("chart"), text);
        assertTrue(run.out().contains("unknown tag: {{< chart >}} (1)"), run.out());
    }
}
