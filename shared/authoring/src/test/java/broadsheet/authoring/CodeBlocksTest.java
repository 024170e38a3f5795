package broadsheet.authoring;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.validation.FieldErrors;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fenced blocks of code in a language that is named. */
class CodeBlocksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        java   | @Override int x = 1_0.5e3; // a "b"~  s = "a\\"<b"; /* c~d */ | n:@Override k:int n:1_0.5e3 c:// a "b" s:"a\\"<b" c:/* c~d */
        java   | s = \"""~a "b"~\"""; | s:\"""~a "b"~\"""
        js     | const a = `b ${c}~d` + 'e' + f2 | k:const s:`b ${c}~d` s:'e'
        python | def f(x):~  return f"it's {x}" # it's | k:def k:return s:"it's {x}" c:# it's
        rust   | fn a<'b>(c: &'b str) { 1..2 } | k:fn k:str n:1 n:2
        bash   | $ curl -s "$URL" # now~echo ${#a} it's | s:"$URL" c:# now
        SQL    | Select 'it' FROM t -- all | k:Select s:'it' k:FROM c:-- all
        json   | {"a": "b", "c": [1, true]} | k:"a" s:"b" k:"c" n:1 k:true
        yaml   | a-b: "c" # d~e: http://f#g | k:a-b s:"c" c:# d k:e
        css    | .a { color: #fff; margin: 0 } | k:color k:margin n:0
        html   | <!-- a --><p class="b">it's "c"</p> | c:<!-- a --> k:<p s:"b" k:</p
        http   | GET /a HTTP/1.1~If-None-Match: "b" | k:GET k:HTTP n:1.1 k:If-None-Match s:"b"
        c      | #include <a.h>~char b = '"'; | n:#include k:char s:'"'
        """)
    void tokensOfAKnownLanguageAreToldApart(String language, String code, String tokens) {
        assertEquals(
                tokens.strip(),
                highlighted(language.strip(), code.strip()).select("span").stream()
                        .map(token ->
                                token.className() + ":" + token.wholeText().replace('\n', '~'))
                        .collect(joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "mermaid", "chart"})
    void codeOfNoKnownLanguageIsPlain(String language) {
        assertEquals(0, highlighted(language, "if \"a\" // 1").select("span").size());
    }

    @Property(tries = 1_000)
    void anyCodeIsShownVerbatim(
            @ForAll
                    @Chars({'"', '\'', '/', '*', '#', '\\', '<', '>', '`', '-', ' ', '~', 'a', '1', '&', ':', '$'})
                    @StringLength(max = 40)
                    String code) {
        for (String language : new String[] {"java", "python", "json", "php", "css", "html", "lua"}) {
            assertEquals(
                    code.replace('~', '\n') + "\n", highlighted(language, code).wholeText(), language);
        }
    }

    @Test
    void longCodeHasABoundedNumberOfTokens() {
        assertEquals(
                3_000, highlighted("java", "if ".repeat(10_000)).select("span").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kt", "c++", "c#", "ts", "rb", "go", "swift", "php", "sh", "dockerfile", "yml", "toml", "XML"})
    void languagesHaveTheNamesThatFencesGiveThem(String name) {
        assertTrue(CodeLanguage.named(name).isPresent());
    }

    private static Element highlighted(String language, String code) {
        String markdown = "`````" + language + "\n" + code.replace('~', '\n') + "\n`````\n";
        SafeHtml html = Markdown.render(markdown, 0, 0, new Illustrations(Map::of), new FieldErrors(), ignored -> {});
        return Jsoup.parseBodyFragment(html.body().html()).expectFirst("pre > code");
    }
}
