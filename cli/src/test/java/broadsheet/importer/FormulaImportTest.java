package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
final class FormulaImportTest extends ImportedArchive {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The mass $$m_0 c^2$$ rests. | The mass $`m_0 c^2`$ rests.",
                "In $$\\R^d$$ or $$\\Re x$$. | In $`\\mathbb{R}^d`$ or $`\\Re x`$.",
                "Let $$x$$ be it. | Let $`x`$ be it.",
                "With \\\\(a\\_1\\\\) and \\(b^2\\). | With $`a_1`$ and $`b^2`$.",
                "Costs $$ or $$$ here, and $5 to $9. | Costs $$ or $$$ here, and $5 to $9.",
                "Of $$x^2$$, $ x $ and $5, $\\theta_1$ or $9. | Of $`x^2`$, $`x`$ and $5, $`\\theta_1`$ or $9.",
                "Of $\\frac{1}{2}$ and US$5_000 or $x_1$5. | Of $`\\frac{1}{2}`$ and US$5_000 or $x_1$5.",
                "Of $x$ and $y_1$ alone. | Of $x$ and $y_1$ alone.",
                "A `$$x$$` of code. | A `$$x$$` of code.",
                "An aside \\(in words\\). | An aside \\(in words\\).",
                "Not $$\\frac{1$$ this. | Not `\\frac{1` this.",
            })
    void formulaWithinALine(String written, String converted) throws IOException {
        write("_posts/2024-01-01-one.md", "---\ntitle: One\n---\n" + written);

        Run run = publish("--section", "news");

        assertEquals(converted, text("one").strip());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void formulaOnLinesOfItsOwnIsABlock() throws IOException {
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            It is

            $$
            E = mc^2
            $$

            - and
              $$a_n$$

            \\[ x \\]
            """);

        publish("--section", "news");

        assertEquals("""
            It is

            ```math
            E = mc^2
            ```

            - and
              ```math
              a_n
              ```

            ```math
            x
            ```
            """, text("one"));
    }

    @Test
    void formulaThatPagesCannotShowStaysCodeAndIsNamed() throws IOException {
        write("_posts/2024-01-01-one.md", "---\ntitle: One\n---\n$$\n\\newcommand{\\a}{b}\n$$\n");

        Run run = publish("--section", "news");

        assertEquals("```\n\\newcommand{\\a}{b}\n```\n", text("one"));
        assertTrue(
                run.out()
                        .contains("to check: the formula \\n"
                                + "ewcommand{\\a}{b} stays TeX: formulas define no commands: write out what \\n"
                                + "ewcommand defines (1)"),
                run.out());
    }

    @Test
    void textWithMoreFormulasThanATextMayHaveKeepsTheOthersAsCode() throws IOException {
        String formulas = IntStream.range(0, 12)
                .mapToObj(each -> "$$x^" + each + "\\verb|" + "y".repeat(893) + "|$$ and ")
                .collect(Collectors.joining());
        write("_posts/2024-01-01-one.md", "---\ntitle: One\n---\n" + formulas + formulas);

        publish("--section", "news");

        assertEquals(2 * 11, text("one").split("\\$`x", -1).length - 1);
        assertEquals(2 * 12, text("one").split("`x", -1).length - 1);
    }

    @Test
    void formulaOfHugoKeepsItsBraces() throws IOException {
        write("hugo.toml", "baseURL = 'https://old.example.org'");
        write("content/posts/one.md", "---\ntitle: One\ndate: 2024-01-01\n---\nA $$\\frac{{a}}{b}$$.");

        publish("--section", "news");

        assertEquals("A $`\\frac{{a}}{b}`$.\n", text("one"));
    }

    @Test
    void formulasOfWordPressComeInWithoutTheirSize() throws IOException {
        write("export.xml", new Wxr().post("One", "2024-01-01", "one", """
            <p>So $latex a &lt; b_0&s=2$, and [latex]\\sqrt{2}[/latex], and 5$ latex.</p>\
            """).toString());

        bring("export.xml");

        assertEquals("So $`a < b_0`$, and $`\\sqrt{2}`$, and 5$ latex.\n", text("one"));
    }
}
