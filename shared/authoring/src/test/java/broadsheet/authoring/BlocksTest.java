package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks between lines of colons, and attributes behind a picture. */
final class BlocksTest {
    private static final Picture HARBOUR = new Picture("a".repeat(64), 2400, 1600, List.of(320, 640, 960, 1280));
    private static final Picture TOWER = new Picture("b".repeat(64), 600, 900, List.of(320, 600));
    private static final Map<PictureName, Attachment> KEPT =
            Map.of(new PictureName("harbour.jpg"), HARBOUR, new PictureName("tower.png"), TOWER);

    private final List<String> ignored = new ArrayList<>();

    @Test
    void asideHasItsTitleAndItsText() {
        assertEquals(
                "<div class=\"aside\" role=\"note\"><p class=\"title\"><strong>What is a <em>tide</em>?</strong></p>\n"
                        + "<p>It “rises”.</p>\n<ul>\n<li>And falls.</li>\n</ul>\n</div>",
                html("""
                    :::aside[What is a *tide*?]
                    It "rises".

                    - And falls.
                    :::
                    """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::: aside Title",
                ":::note[Title]",
                ":::Aside[Title]{}",
                ":::tip Title",
                "  :::: warning   [Title]"
            })
    void namesAndFormsOfOtherSystemsAreAnAsideToo(String opening) {
        Document text = text(opening + "\nText.\n::::\n");
        assertEquals("Title", text.select("div.aside > p.title > strong").text());
        assertEquals("Text.", text.select("div.aside > p:not(.title)").text());
    }

    @Test
    void pullQuoteHasItsSpeakerBehindItsWordsAndIsNoPartOfTheLength() {
        SafeHtml read = render("Two words.\n\n:::pullquote[Ada]\nTwo words.\n:::\n");
        assertEquals(
                "<p>Two words.</p>\n<aside class=\"pull\" role=\"doc-pullquote\"><blockquote>\n<p>Two words.</p>\n"
                        + "</blockquote><p class=\"by\">Ada</p></aside>",
                read.body().html());
        assertEquals(2, read.words());
    }

    @ParameterizedTest
    @CsvSource({"wide, '(min-width: 60rem) 56rem, calc(100vw - 2.5rem)'", "full, '(min-width: 78rem) 74rem, 100vw'"})
    void pictureHasTheWidthAndTheCreditOfItsAttributes(String width, String sizes) {
        Document text = text("![A](harbour.jpg \"At noon\"){width=%s credit=\"B. 'C' & D\"}".formatted(width));
        assertEquals(
                sizes, text.expectFirst("body > figure." + width + " > img").attr("sizes"));
        assertEquals(
                "At noon · <small class=\"credit\">B. ‘C’ &amp; D</small>",
                text.expectFirst("figcaption").html());
        assertEquals(List.of(), ignored);
    }

    @Test
    void figureTakesItsCaptionFromTheLabelOrFromWhatFollowsThePicture() {
        assertEquals(
                "The <em>old</em> harbour · <small class=\"credit\">A. P.</small>",
                text(":::figure[The *old* harbour]{width=wide credit='A. P.'}\n![A](harbour.jpg)\n:::")
                        .expectFirst("body > figure.wide > figcaption")
                        .html());
        assertEquals(
                "The <a href=\"https://a.example/\">old</a> harbour",
                text(":::figure\n![A](harbour.jpg)\n\nThe [old](https://a.example/) harbour\n:::")
                        .expectFirst("body > figure:not([class]) > figcaption")
                        .html());
        assertEquals(
                List.of("One", "Two", "Three"),
                text(":::figure[Two]\n![A](harbour.jpg \"One\")\n\nThree\n:::")
                        .select("figcaption > p")
                        .eachText());
    }

    @Test
    void figureMayBeATableOrCode() {
        Document table = text(":::figure[Tides]{width=wide}\n| a | b |\n| - | - |\n| 1 | 2 |\n:::");
        assertEquals(
                "Tides",
                table.expectFirst("body > figure.wide > table[tabindex] ~ figcaption")
                        .text());
        Document code = text(":::figure[Code]\n```java\nint a;\n```\n:::");
        assertEquals(
                "Code", code.expectFirst("body > figure > pre + figcaption").text());
    }

    @Test
    void galleryIsOneFigureOfItsPictures() {
        Document text = text("""
            :::gallery[The coast]{width=wide credit="A. P."}
            ![A](harbour.jpg "One")
            ![B](tower.png)

            ![C](harbour.jpg)
            :::
            """);
        assertEquals(
                List.of("A", "B", "C"),
                text.select("body > figure.gallery.wide.three > figure > img").eachAttr("alt"));
        assertEquals("One", text.expectFirst("figure > figure > figcaption").text());
        assertEquals(
                "The coast · A. P.",
                text.expectFirst("figure.gallery > figcaption").text());
        assertEquals(
                List.of("(min-width: 60rem) 28rem, calc(50vw - 1.5rem)"),
                text.select("img").eachAttr("sizes").stream().distinct().toList());
    }

    @Test
    void pictureOfAGalleryThatIsNotThereIsDescribedInIt() {
        Document text = text(":::gallery\n![A](harbour.jpg)\n\n![Gone](gone.jpg)\n:::");
        assertEquals("[Gone]", text.select("figure.gallery > p").text());
    }

    @Test
    void blocksMayStandInAnAsideWithMoreColons() {
        Document text = text("::::aside\nText.\n\n:::figure[Caption]\n![A](harbour.jpg)\n:::\n\nMore.\n::::\n\nAfter.");
        assertEquals("Caption", text.select("div.aside > figure > figcaption").text());
        assertEquals("After.", text.select("body > p").text());
    }

    @Test
    void headingOfAnAsideIsNotAmongTheContents() {
        assertEquals(
                List.of("One"),
                render("## One\n\n:::aside\n## Two\n\nText.\n:::").body().contents().stream()
                        .map(heading -> heading.title())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        :::asid~Text.~:::                           | line 1: there is no block "asid": there are aside, pullquote, transcript, figure, gallery
        Text.~~:::aside~Text.                       | line 3: the block "aside" has no end: end it by a line of :::
        Text.~:::                                   | line 2: closes no block: a block begins with a line such as :::aside
        :::aside~:::                                | line 1: the block "aside" is empty
        :::aside{width=wide}~Text.~:::              | line 1: the block "aside" has no attribute width
        :::figure{colour=red .x}~![A](harbour.jpg)~::: | line 1: the block "figure" has no attribute .x; line 1: the block "figure" has no attribute colour
        :::figure{width=huge}~![A](harbour.jpg)~:::  | line 1: the width "huge" is none of text, wide, full
        :::figure{width wide}~![A](harbour.jpg)~:::  | line 1: the block "figure" is written :::figure[label]{name=value}
        :::figure[Lost~![A](harbour.jpg)~:::         | line 1: the block "figure" is written :::figure[label]{name=value}
        :::figure~Text.~:::                          | line 1: a figure begins with one picture, table or piece of code
        :::figure~![A](harbour.jpg) ![B](tower.png)~::: | line 1: a figure begins with one picture, table or piece of code
        :::figure~![A](harbour.jpg)~~- Item~:::      | line 4: the block "figure" can hold no such thing: only paragraphs
        :::gallery~![A](harbour.jpg)~:::             | line 1: a gallery begins with 2 to 50 pictures, and has 1
        :::pullquote~# Heading~:::                   | line 2: the block "pullquote" can hold no such thing: only paragraphs
        Text.~~![A](harbour.jpg){width=huge}         | line 3: the width "huge" is none of text, wide, full
        """)
    void malformedBlockIsAnErrorWithItsLine(String markdown, String error) {
        assertEquals(error, refusal(markdown.replace('~', '\n')));
    }

    @Test
    void attributesOfOtherSystemsAreLeftOutAndNamed() {
        Document text = text("Text.\n\n![A](harbour.jpg){.left width=50% height=20}");
        assertEquals(1, text.select("body > figure:not([class])").size());
        assertEquals(
                List.of(
                        "line 3: the attribute .left of a picture",
                        "line 3: the attribute height of a picture",
                        "line 3: the width 50% of a picture"),
                ignored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a {width=wide} b",
                "[a](b){width=wide}",
                "(a){credit=\"b\"}",
                "![A](harbour.jpg) {width=wide}",
                "![A](harbour.jpg){}",
                "a ::: b",
                "    :::aside",
                "`:::aside`"
            })
    void bracesAndColonsElsewhereAreText(String markdown) {
        Document text = text(markdown);
        assertEquals(0, text.select(".wide, .credit, .aside").size());
        assertTrue(text.text().contains(markdown.contains(":::") ? ":::" : "{"), text::html);
    }

    @Test
    void colonsInCodeBelongToIt() {
        assertEquals(
                ":::aside\n:::\n",
                text("```\n:::aside\n:::\n```").expectFirst("pre > code").wholeText());
    }

    @Test
    void marksThatADocumentForgesGiveNoMoreThanTheBlock() {
        Document text =
                text("<div data-block=\"gallery\" data-width=\"x\" data-credit=\"<b>\" class=\"y\" role=\"alert\"><p"
                        + " data-part=\"caption\">A</p></div><div data-block=\"none\" data-part=\"label\">B</div>");
        assertEquals(
                0,
                text.select("[data-block], [data-part], [data-width], [data-credit], [role=alert], .y, b")
                        .size(),
                text::html);
    }

    private String refusal(String markdown) {
        return assertThrows(ValidationException.class, () -> render(markdown)).errors().stream()
                .map(error -> error.at() + ": " + error.detail())
                .collect(Collectors.joining("; "));
    }

    private String html(String markdown) {
        return render(markdown).body().html();
    }

    private Document text(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown));
    }

    private SafeHtml render(String markdown) {
        return render(markdown, ignored::add);
    }

    /** Renders a text beside two pictures, harbour.jpg and tower.png. */
    static SafeHtml render(String markdown, Consumer<String> ignored) {
        var errors = new FieldErrors();
        SafeHtml html = Markdown.render(markdown, 0, 0, new Illustrations(() -> KEPT), errors, ignored);
        errors.throwIfAny();
        return html;
    }
}
