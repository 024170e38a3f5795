package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.TooLarge;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Documents of the largest size that are made to be read slowly. */
final class HostileDocuments {
    static final String FRONT = "---\ntitle: T\nsection: science\n---\n";

    private static Stream<String> units() {
        return Stream.of(
                // What may begin or end something within a line.
                "<",
                "<<",
                "<a",
                "<a ",
                "</a",
                "<!",
                "<!--",
                "<?",
                "<![CDATA[",
                "<a href=\"",
                "<a b='",
                "<a b=\"c\" ",
                "<http:",
                "`",
                "``",
                "`a",
                "`a``b",
                "~",
                "~~",
                "~~a~~",
                "*",
                "*a",
                "**a ",
                "*a_",
                "_a",
                "***a ",
                "[",
                "![",
                "[]",
                "[^",
                "[^1]",
                "[^1][",
                "[a](",
                "[a](<",
                "[a](b",
                "[a](b \"",
                "[a](b)",
                "_[a](b)",
                "[a [b](c) ",
                "[a][b]",
                "[![a](b)](c) ",
                "\\",
                "\\[",
                "&",
                "&a",
                "&#",
                "http://a.b ",
                "a@b.c ",
                "www.a.b)",
                "\"",
                "'",
                "-",
                ".",
                "\u2039",
                "\u0301",
                "😀",
                // Lines and blocks.
                "\n",
                " ",
                "\t",
                "a\n",
                "a\n\n",
                "# a\n",
                "## a\n\n",
                "#\n",
                "a\n===\n",
                "- a\n",
                "- ",
                "1. a\n\n",
                "> ",
                "> a\n",
                ">\n",
                "```\n",
                "```a\n```\n",
                "~~~\n",
                "    a\n",
                "[a]: b\n",
                "[a]: <",
                "[a\n",
                "|",
                "|\n",
                "|a\n|-\n",
                "a|b\n-|-\nc|d\n\n",
                "...\n",
                // HTML.
                "<div>",
                "<b>",
                "<b><p>",
                "<a>",
                "<p></p>",
                "<p></p>x",
                "<h2>",
                "<h1>a",
                "<h3>İ</h3>",
                "<h2></h2>x",
                "<ul><li>",
                "<table>",
                "<td>a",
                "<code>",
                "<br>",
                "<section></section>",
                "<details><summary>",
                "<img>",
                "<img src=http://a>",
                // Pictures.
                "![](k)",
                "![](k)\n\n",
                "![a](k)![](b)",
                "<div><img src=k></div>",
                "<i><img src=k>",
                "<img src=k><br>",
                // Blocks.
                ":::",
                ":::a",
                ":::\n",
                ":::aside\n",
                ":::aside[",
                ":::aside{\n",
                ":::aside\na\n:::\n",
                ":::gallery\n![](k)\n",
                "![](k){",
                "![](k){a=\"",
                "![](k){width=wide credit=b}",
                "![](k){width=wide credit=b}\n\n",
                ")'{",
                "<div data-block=gallery>",
                "<div data-block=figure></div>",
                "<p data-part=caption>a",
                // What other generators' documents have.
                "{{",
                "{{}}\n",
                "{%",
                "{% a %}",
                "{% ' %}",
                "{{ \"a\" | url }}");
    }

    static Stream<Arguments> documents() {
        Stream<Arguments> texts = units().map(unit -> Arguments.of("a text of " + unit, filled(FRONT, unit, "")));
        Stream<Arguments> titles = Stream.of(
                        "a", "\"", "'", "[", "{", "&a ", "*a ", "😀", "a: ", "- ", "\n", "# ", "\t")
                .map(unit -> Arguments.of(
                        "front matter of " + unit, filled("---\ntitle: ", unit, "\nsection: science\n---\nText.")));
        Stream<Arguments> others = Stream.of(
                Arguments.of("fields", numbered("---\ntitle: T\nsection: science\n", "a%d: b\n", "---\nText.")),
                Arguments.of("headings that are the others' second", numbered(FRONT, "# a-%d\n# a\n", "")),
                Arguments.of("references", numbered(FRONT, "[a%d]: b\n\n[a%1$d]\n\n", "")),
                Arguments.of("runs of ticks", runs("`")),
                Arguments.of("runs of asterisks", runs("*")),
                Arguments.of(
                        "quoted table",
                        filled(FRONT + "> " + "|a".repeat(1_500) + "\n> " + "|-".repeat(1_500) + "\n", "> |a\n", "")),
                Arguments.of("line of dashes and text", filled(FRONT + "- ".repeat(80_000) + "\n", "a\n", "")),
                Arguments.of("paragraphs of as many lines as may be", filled(FRONT, "1\n".repeat(1_000) + "\n", "")),
                Arguments.of("line that may be blocks", filled(FRONT + "a\n".repeat(160_000), "1\n", "")),
                Arguments.of("breaks before a picture", filled(FRONT + "<p>", "<br>", "<img src=k></p>")),
                Arguments.of("pictures deep in a line", filled(FRONT + "<i>".repeat(500), "<img src=k>", "")),
                Arguments.of("blanks in the attributes of a block", filled(FRONT + ":::aside {", " ", "!}\n:::\n")),
                Arguments.of("blanks after the title of a block", filled(FRONT + ":::aside[a]", " ", "!\n:::\n")),
                Arguments.of("attributes of a block", filled(FRONT + ":::aside {", "a=b ", "}\n:::\n")),
                Arguments.of(
                        "attributes of a picture that end in blanks",
                        filled(FRONT, "![](k)" + "){".repeat(400) + " ".repeat(700) + "!}", "")),
                Arguments.of(
                        "pictures in a figure", filled(FRONT + "<figure>", "<img src=k data-width=wide>", "</figure>")),
                Arguments.of("texts deep in blocks", filled(FRONT + "<div>".repeat(500), "<b>a</b>", "")));
        Stream<Arguments> codes = Stream.of("java", "python", "php", "json", "css", "html")
                .flatMap(language -> Stream.of(
                                "\"", "\\\"", "'", "\"\" ", "/*", "a ", "a: ", "0.", "$", "<", "<a ", "<a b=\"", "//\n",
                                "`")
                        .map(unit -> Arguments.of(
                                "code in %s of %s".formatted(language, unit),
                                filled(FRONT + "```" + language + "\n", unit, "\n```\n"))));
        return Stream.of(texts, titles, others, codes).flatMap(each -> each);
    }

    private static String filled(String before, String unit, String after) {
        int left = TooLarge.LIMIT - bytes(before).length - bytes(after).length;
        return before + unit.repeat(left / bytes(unit).length) + after;
    }

    private static String numbered(String before, String unit, String after) {
        var document = new StringBuilder(before);
        for (int i = 2; document.length() < TooLarge.LIMIT - unit.length() * 2 - after.length(); i++) {
            document.append(unit.formatted(i));
        }
        return document.append(after).toString();
    }

    /** Runs of one mark, each longer than those before, so that none ends another. */
    private static String runs(String mark) {
        var document = new StringBuilder(FRONT);
        for (int i = 1; document.length() < TooLarge.LIMIT - i - 2; i++) {
            document.append(mark.repeat(i)).append("a ");
        }
        return document.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private HostileDocuments() {}
}
