package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders Markdown: CommonMark with tables, strikethrough, bare links, footnotes, citations, formulas and blocks. */
final class Markdown {
    /** What is defined in the text is a footnote, so footnotes come before citations. */
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            new Directives(),
            new FormulaSpans(),
            new Footnotes(),
            new Citations());

    private static final int MAX_OPEN_BLOCKS = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .build();

    /** Parses only the blocks, to check the limits. */
    private static final Parser COUNTER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .customBlockParserFactory(Bounds::requireFewLines)
            .inlineParserFactory(context -> new Bounds())
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /**
     * Renders a text as safe HTML.
     *
     * @param sources the number of sources that the text may cite
     * @param linesBefore the number of lines in the document above the text
     * @param illustrations resolves the references to pictures
     * @param ignored takes what says which notes and attributes are left out
     */
    static SafeHtml render(
            String markdown,
            int sources,
            int linesBefore,
            Illustrations illustrations,
            FieldErrors errors,
            Consumer<String> ignored) {
        return render(markdown, sources, linesBefore, illustrations, errors, ignored, Quotes.ENGLISH);
    }

    /**
     * Renders a text in another language than English.
     *
     * @param quotes the quotation marks of its language
     */
    static SafeHtml render(
            String markdown,
            int sources,
            int linesBefore,
            Illustrations illustrations,
            FieldErrors errors,
            Consumer<String> ignored,
            Quotes quotes) {
        return parsed(markdown, linesBefore, document -> {
            List<? extends Node> notes = Footnotes.take(document, sources, linesBefore, errors, ignored);
            Citations.check(document, sources, linesBefore, errors);
            BlockRules.check(document, linesBefore, errors, ignored);
            notes.forEach(note -> {
                Citations.check(note, sources, linesBefore, errors);
                BlockRules.check(note, linesBefore, errors, ignored);
            });
            List<Node> parts =
                    Stream.concat(Stream.of(document), notes.stream()).toList();
            Formulas formulas = Formulas.of(parts, linesBefore, errors, Formulas.TIME);
            return SafeHtml.of(
                    RENDERER.render(document),
                    notes.stream().map(RENDERER::render).toList(),
                    sources,
                    illustrations,
                    formulas,
                    quotes);
        });
    }

    /**
     * Resolves the references to pictures and files in a text as {@link #render} does, and does nothing else that takes time.
     *
     * @throws ValidationException if the text exceeds a limit
     */
    static void resolve(String markdown, int linesBefore, Illustrations illustrations) {
        parsed(markdown, linesBefore, document -> {
            List<? extends Node> notes = Footnotes.take(document, 0, linesBefore, new FieldErrors(), note -> {});
            return Stream.concat(Stream.of(document), notes.stream())
                    .map(part -> SafeHtml.resolve(RENDERER.render(part), illustrations))
                    .toList();
        });
    }

    /** Renders a text as unsanitised HTML. The result must not be shown. */
    static String html(String markdown) {
        return parsed(markdown, 0, RENDERER::render);
    }

    private static <T> T parsed(String markdown, int linesBefore, Function<Node, T> work) {
        requireBounds(markdown, linesBefore);
        try {
            return work.apply(PARSER.parse(markdown));
        } catch (StackOverflowError tooDeep) {
            // The parser and the renderer are recursive. They limit the nesting of blocks, but not of inline elements.
            throw ValidationException.because("text", "nests too deeply");
        }
    }

    private static void requireBounds(String markdown, int linesBefore) {
        try {
            COUNTER.parse(markdown);
        } catch (Bounds.Exceeded exceeded) {
            throw exceeded.behind(linesBefore);
        }
    }
}
