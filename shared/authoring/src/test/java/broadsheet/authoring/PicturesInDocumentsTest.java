package broadsheet.authoring;

import static broadsheet.authoring.PicturesFixture.KEPT;
import static broadsheet.authoring.PicturesFixture.PIER;
import static broadsheet.authoring.PicturesFixture.TOWER;
import static broadsheet.authoring.PicturesFixture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.authoring.DocumentReader.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a document's pictures are shown, and what is said of those that cannot be. */
class PicturesInDocumentsTest {
    @Test
    void aPictureThatStandsAloneIsAFigureWithTheTitleAsItsCaption() {
        String images = "/images/" + "a".repeat(64);
        assertEquals(
                "<figure><img src=\"%1$s/960.webp\" srcset=\"%1$s/320.webp 320w, %1$s/640.webp 640w, %1$s/960.webp 960w, "
                                .formatted(images)
                        + "%s/1280.webp 1280w\" sizes=\"(min-width: 42.5rem) 40rem, calc(100vw - 2.5rem)\" "
                                .formatted(images)
                        + "width=\"2400\" height=\"1600\" alt=\"Ships &amp; &quot;boats&quot;\" loading=\"lazy\" "
                        + "decoding=\"async\"><figcaption>The “old” harbour – at noon</figcaption></figure>",
                html("![Ships & \"boats\"](photos/harbour.jpg 'The \"old\" harbour -- at noon')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![A](pier.jpg)",
                "[![A](pier.jpg)](https://example.org/)",
                "Text with ![A](pier.jpg) in it",
                "<figure><img src=\"pier.jpg\" alt=\"A\"></figure>",
                "![A](pier.jpg){width=wide}"
            })
    void pictureWithAvifIsOfferedAsAvifFirst(String markdown) {
        Document text = text(markdown);
        Element picture = text.expectFirst("picture");
        Element source = picture.expectFirst("picture > source:first-child");
        Element image = picture.expectFirst("source + img:last-child");
        assertEquals("image/avif", source.attr("type"));
        assertEquals(PIER.avifSrcset(), source.attr("srcset"));
        assertEquals(image.attr("sizes"), source.attr("sizes"));
        assertEquals(PIER.srcset(), image.attr("srcset"));
        assertEquals(0, text.select("[data-avif]").size());
    }

    @Test
    void sourceOfAPictureInAPhotoEssayIsAsWideAsItsImage() {
        Document text = Jsoup.parse(read("layout: photo-essay\n", "![A](pier.jpg)", () -> KEPT)
                .draft()
                .body()
                .html());
        String sizes = text.expectFirst("picture > source").attr("sizes");
        assertTrue(sizes.contains("80rem"), sizes);
        assertEquals(sizes, text.expectFirst("picture > img").attr("sizes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![A](photos/harbour.jpg)",
                "![A](./photos/harbour.jpg?v=2)",
                "<img src=\"/photos/harbour.jpg\" alt=\"A\">",
                "<div><img src=\"/photos/harbour.jpg\" alt=\"A\"></div>",
                "<figure><img src=\"/photos/harbour.jpg\" alt=\"A\"></figure>",
                "{% image \"photos/harbour.jpg\" \"A\" %}",
                "# ![A](photos/harbour.jpg)",
                "> ![A](photos/harbour.jpg)",
                "[![A](photos/harbour.jpg)](https://example.org/)"
            })
    void aPictureAloneIsAFigureHoweverItIsWritten(String markdown) {
        Document text = text(markdown + "\n\nText.");
        assertEquals(1, text.select("figure img[src^=/images/][alt=A]").size(), text::html);
        assertEquals(1, text.select("figure").size());
        assertEquals(0, text.select("p:has(img), h2").size());
    }

    @Test
    void picturesInALineStayThere() {
        Document text = text("Press ![the key](tower.png \"Key\") and wait.");
        assertEquals(0, text.select("figure").size());
        assertEquals("Key", text.expectFirst("p > img").attr("title"));
        assertEquals("Press and wait.", text.text());
    }

    @Test
    void picturesOnLinesOfTheirOwnAreAFigureEach() {
        Document text = text("![A](photos/harbour.jpg \"One\")  \n![B](tower.png)");
        assertEquals(List.of("A", "B"), text.select("body > figure > img").eachAttr("alt"));
        assertEquals(List.of("One"), text.select("figcaption").eachText());
        assertEquals(List.of("B"), text.select("img.tall").eachAttr("alt"));
    }

    @Test
    void aTypewritersQuotationMarkAfterAPictureCloses() {
        assertTrue(html("\"a ![x](tower.png)\"").endsWith("”</p>"));
    }

    @Test
    void pictureDescriptionsDoNotCountAsText() {
        assertEquals(
                2,
                read("Two words.\n\n![Three more words](tower.png \"And a caption\")")
                        .draft()
                        .words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"tower.png\" srcset=\"https://evil.example/a.png 1x\" onload=\"x()\" class=\"c\" id=\"i\">",
                "<img src=\"https://evil.example/a.png\" srcset=\"/images/x/960.webp 960w\">",
                "<img srcset=\"https://evil.example/a.png\">",
                "<img src=\"data:image/svg+xml,x\">",
                "<img src=\"//evil.example/tower.png\">",
                "<img src=\"/images/%s/960.webp\" width=9 height=9>",
                "<picture><source srcset=\"https://evil.example/a.png\"><img src=\"tower.png\"></picture>",
                "![x](https://evil.example/tower.png)",
                "![\\\" srcset=\\\"https://evil.example/a.png](tower.png \"\\\" onload=\\\"x()\")",
                "<figure class=\"tall\" style=\"x\"><img src=\"tower.png\" sizes=\"9px\"></figure>"
            })
    void documentLoadsOnlyTheArticlesOwnPictures(String markdown) {
        for (Picture tower : List.of(TOWER, TOWER.withAvif())) {
            assertOnlyOurs(tower, "Text.\n\n" + markdown.replace("%s", "d".repeat(64)));
        }
    }

    @Property(tries = 300)
    void onlyStoredPicturesAreShown(
            @ForAll String alt, @ForAll String address, @ForAll String title, @ForAll boolean avif) {
        String written = "Text.\n\n![" + alt + "](" + address + " \"" + title + "\")\n\n<img src=\"tower.png\" "
                + address + " alt='" + alt + "' " + title + ">";
        // A document that has this character is refused.
        assertOnlyOurs(avif ? TOWER.withAvif() : TOWER, written.replace('\uFFFD', '?'));
    }

    private static void assertOnlyOurs(Picture tower, String markdown) {
        Document text = Jsoup.parseBodyFragment(read("", markdown, () -> Map.of(new PictureName("tower.png"), tower))
                .draft()
                .body()
                .html());
        for (Element image : text.select("img")) {
            assertEquals(TOWER.path(), image.attr("src"));
            assertEquals(TOWER.srcset(), image.attr("srcset"));
            Set<String> known =
                    Set.of("src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding", "class", "title");
            image.attributes().forEach(attribute -> assertTrue(known.contains(attribute.getKey()), image::outerHtml));
        }
        for (Element source : text.select("source")) {
            assertEquals(TOWER.avifSrcset(), source.attr("srcset"));
            source.attributes()
                    .forEach(attribute -> assertTrue(
                            Set.of("type", "srcset", "sizes").contains(attribute.getKey()), source::outerHtml));
        }
        int offered = tower.hasAvif() ? text.select("img").size() : 0;
        assertEquals(
                offered,
                text.select("picture > source:first-child + img:last-child").size());
        assertEquals(
                2 * offered, text.select("source, picture, [onload], [style]").size());
    }

    @Test
    void picturesThatCannotBeShownAreNamedOnceEach() {
        Reading reading = read("""
            ![A](missing.jpg) ![A again](missing.jpg) ![B](https://other.example/b.jpg) ![C](../c.jpg)

            ![D](data:image/png;base64,AAAA)
            """);
        assertEquals(
                List.of(
                        "picture missing.jpg: has not been uploaded",
                        "picture https://other.example/b.jpg: is on another site",
                        "picture ../c.jpg: is no path within the site",
                        "picture: has no address of the web, and no path"),
                reading.ignored());
        assertTrue(reading.draft().body().html().contains("<span>[A]</span>"));
    }

    @Test
    void aDocumentThatRefersToNoPictureAsksForNone() {
        Supplier<Map<PictureName, Attachment>> unasked = () -> {
            throw new AssertionError("asked");
        };
        assertEquals(List.of(), read("", "Text, and `![code](a.jpg)`.", unasked).ignored());
    }

    @Test
    void picturesAreAskedForOnce() {
        var asked = new AtomicInteger();
        read("image: tower.png\nalt: A\n", "![A](photos/harbour.jpg) ![B](b.jpg)", () -> {
            asked.incrementAndGet();
            return KEPT;
        });
        assertEquals(1, asked.get());
    }

    @Test
    void aDocumentsReferencesAreFoundBeforeItIsPublished() {
        assertEquals(Set.of("a.jpg", "b%20c.jpg", "/d.jpg", "e.jpg", "https://other.example/f.jpg"), references("""
            ---
            image: {file: a.jpg}
            sources: nonsense
            ---
            ![B](b%20c.jpg) {% image "d.jpg" "D" %} `![no](code.jpg)` [^9]

            <div><img src="e.jpg"></div>

            ![F](https://other.example/f.jpg) ![A](a.jpg)
            """));
        assertEquals(Set.of(), references("no front matter ![A](a.jpg)"));
        assertEquals(Set.of(), references("---\n[\n---\n![A](a.jpg)"));
    }

    private static Set<String> references(String document) {
        return DocumentReader.pictureReferences(document.getBytes(UTF_8));
    }

    private static String html(String markdown) {
        return read(markdown).draft().body().html();
    }

    private static Document text(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown));
    }
}
