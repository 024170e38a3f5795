package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas in fenced blocks {@code math} and within lines. */
class FormulasTest {
    @Test
    void fencedFormulaHasALineOfItsOwnThatScrolls() {
        assertEquals(
                "<p>Text.</p>\n"
                        + "<div class=\"formula\" tabindex=\"0\"><math dir=\"ltr\""
                        + " display=\"block\"><mfrac><mn>1</mn><mi>x</mi></mfrac></math></div>",
                html("Text.~~```math~\\frac{1}{x}~```"));
    }

    @Test
    void codeBetweenTwoDollarsIsAFormulaWithinTheLine() {
        assertEquals(
                "<p>“Area” (<math dir=\"ltr\"><msup><mi>a</mi><mn>2</mn></msup></math>), <math"
                        + " dir=\"ltr\"><mi>b</mi></math>.</p>",
                html("\"Area\" ($`a^2`$), $`b`$."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From $5 to $10.",
                "$a^2$",
                "`a` $",
                "$ `a`",
                "$`a`",
                "`a`$",
                "<code class=\"language-math\">a^2</code>"
            })
    void whatIsNoFormulaStaysAsItIs(String markdown) {
        assertFalse(html(markdown).contains("<math"), () -> html(markdown));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " || ", quoteCharacter = '§', textBlock = """
        a^2+b_1 || msup, mo, msub
        \\frac{a}{b} || mfrac
        \\sqrt{2} \\sqrt[3]{x} || msqrt, mroot
        \\sum_{i=0}^{\\infty} x_i || munderover > mo:containsOwn(∑)
        \\int_0^1 x\\,dx || msubsup > mo:containsOwn(∫)
        \\begin{aligned} a &= b \\\\ &= c \\end{aligned} || mtable mtr + mtr mtd.left, mtd.right.tight
        \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} || mo[form=prefix] + mtable
        \\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array} || mtd.line-right, mtd.line-bottom
        |x| = \\begin{cases} x & x \\ge 0 \\\\ -x & \\text{otherwise} \\end{cases} || mtd.left.apart mtext
        f: A \\to B || mo:containsOwn(→)
        \\vec{v} \\cdot \\mathbf{w} || mover > mo:containsOwn(→)
        \\alpha \\Omega \\mathbb{R} \\mathcal{L} || mi:containsOwn(α), mi:containsOwn(ℝ)
        \\overline{x} \\hat{y} || mover > mo[stretchy=true]:containsOwn(‾)
        \\underbrace{a+b}_{n} || munder munder > mo:containsOwn(⏟)
        \\lim_{x \\to 0} \\sin x || munder > mi:containsOwn(lim)
        \\binom{n}{k} || mfrac[linethickness=0px]
        \\boxed{x} \\phantom{y} || mrow.boxed, mphantom
        \\left\\{ a \\right. || mo[form=prefix]:containsOwn({)
        \\begin{align} a &= b \\end{align} || mtable
        x \\tag{3} || mtext:containsOwn((3))
        \\textcolor{red}{x} \\color{blue} y || mi:containsOwn(x)
        """)
    void commandsOfAmsmathBecomeElementsOfMathMlCore(String tex, String expected) {
        Element math = text("```math~" + tex.strip() + "~```").expectFirst("div.formula > math");
        for (String selector : expected.strip().split(", ", -1)) {
            assertFalse(math.select(selector).isEmpty(), selector + " is not in " + math);
        }
        assertEquals(0, math.select("[style], [id], menclose, span, a").size(), math::toString);
    }

    @Test
    void quotationMarksInAFormulaStayAsTheyAre() {
        assertTrue(html("\"A\" $`\\text{\"a\"}`$").contains("<mtext>\"a\"</mtext>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        Text.~~```math~a~\\foo~```     | line 5: the formula cannot be read: Unsupported function name: \\foo
        ```math~~~a~b}~```             | line 5: the formula cannot be read: Expected 'EOF', got '}'
        ```math~\\frac{1~```           | line 2: the formula cannot be read: Unexpected end of input in a macro argument, expected '}'
        Text~$`\\foo`$ $`{`$.          | line 2: the formula cannot be read: Unsupported function name: \\foo; line 2: the formula cannot be read: Expected '}', got 'EOF'
        ```math~~```                   | line 3: the formula is empty
        $`\\def\\a{b}\\a`$             | line 1: formulas define no commands: write out what \\def defines
        $`\\cancel{x}`$                | line 1: the formula has what browsers do not draw: MathML Core has no menclose
        $`\\ref{x}`$                   | line 1: the formula has what browsers do not draw: MathML Core has no a
        $`\\href{javascript:a}{x}`$    | line 1: the formula cannot be read: Unsupported function name: \\href
        [^1]~~[^1]: A note of $`\\foo`$. | line 3: the formula cannot be read: Unsupported function name: \\foo
        """)
    void malformedFormulaIsAnErrorWithItsLine(String markdown, String expected) {
        assertEquals(expected.strip(), errors(markdown.strip().replace('~', '\n')));
    }

    @Test
    void formulasAreBoundedInLengthDepthAndNumber() {
        assertEquals("line 1: the formula has more than 1,000 characters", errors("$`" + "a".repeat(1_001) + "`$"));
        assertEquals(
                "line 1: the formula nests deeper than 40 groups and brackets",
                errors("$`" + "{".repeat(41) + "a" + "}".repeat(41) + "`$"));
        String many = IntStream.range(0, 11)
                .mapToObj(each -> "$`" + each + " ".repeat(940) + "b`$\n\n")
                .collect(Collectors.joining());
        assertEquals("line 21: the text has more than 10,000 characters of formulas", errors(many));
    }

    @Test
    void formulasThatTakeTooLongAreRefused() {
        var errors = new FieldErrors();
        Formulas.of(
                List.of(Parser.builder()
                        .extensions(List.of(new FormulaSpans()))
                        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                        .build()
                        .parse("$`a`$")),
                0,
                errors,
                Duration.ofNanos(-1));
        assertEquals(
                "line 1: the formulas up to this one take too long: divide the text",
                said(assertThrows(ValidationException.class, errors::throwIfAny)));
    }

    @Test
    void afterAFormulaThatExhaustsTheEngineOthersAreConverted() {
        assertTrue(TexEngine.convert("(".repeat(1_000), true) instanceof TexEngine.Refused);
        assertTrue(html("$`a`$").contains("<mi>a</mi>"));
    }

    @Test
    void formulaWithALineOfItsOwnIsNoPartOfTheTextsLength() {
        assertEquals(2, render("Two words.~~```math~a b c~```").words());
    }

    @Test
    void formulaIsTheSameInNotesFiguresAndAfterLinksAreWrittenOut() {
        SafeHtml text =
                render("See[^1] [it](b).~~:::figure{width=wide}~```math~a \\quad b~```~~Caption.~:::~~[^1]: $`c`$");
        assertTrue(text.body().footnotes().getFirst().html().contains("<math dir=\"ltr\"><mi>c</mi></math>"));
        Element figure = Jsoup.parseBodyFragment(text.body().html()).expectFirst("figure.wide > div.formula > math");
        assertEquals(
                figure.html(),
                Jsoup.parseBodyFragment(text.under("/a/").body().html())
                        .expectFirst("figure.wide > div.formula > math")
                        .html());
    }

    @Property(tries = 300)
    @Tag("slow")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void arbitraryFormulaIsDrawnOrRefusedWithoutMarkup(
            @ForAll
                    @Chars({
                        '\\', '{', '}', '^', '_', '&', '<', '>', '"', '\'', '#', '$', 'a', '1', ' ', '[', ']', '(', '|',
                        '%'
                    })
                    @StringLength(min = 1, max = 20)
                    String tex) {
        try {
            Document text = text("````math~\\text{<b onload=x>} " + tex + "~````");
            Statistics.collect("shown");
            assertEquals(0, text.select("b, script, [onload], [style]").size(), text::html);
        } catch (ValidationException refused) {
            assertTrue(refused.errors().stream().allMatch(error -> error.at().startsWith("line ")), refused::toString);
            Statistics.collect("refused");
        }
        Statistics.coverage(coverage -> coverage.check("shown").percentage(percentage -> percentage > 5));
    }

    private static String errors(String markdown) {
        return said(assertThrows(ValidationException.class, () -> render(markdown)));
    }

    private static String said(ValidationException refused) {
        return refused.errors().stream()
                .map(each -> each.at() + ": " + each.detail())
                .collect(Collectors.joining("; "));
    }

    private static String html(String markdown) {
        return render(markdown).body().html();
    }

    private static Document text(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown));
    }

    private static SafeHtml render(String markdown) {
        return DocumentFixture.render(markdown.replace('~', '\n'));
    }
}
