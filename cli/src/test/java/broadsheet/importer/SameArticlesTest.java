package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Values;
import broadsheet.article.Body;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader;
import broadsheet.authoring.SiteReader;
import broadsheet.importer.SamePosts.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The sample's articles and some odd ones, exported from three systems, become the same articles. */
final class SameArticlesTest extends ImportedArchive {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Site SITE = SiteReader.read(FakeApi.SETTINGS.getBytes(UTF_8), Optional.empty());
    private static final Path SAMPLE = Path.of(System.getProperty("broadsheet.root"), "content");
    private static final List<Post> ODD = List.of(
            new Post(
                    "odd-title",
                    "Colons: \"quotes\", <b> & 'more' 🎉",
                    "2024-01-02T03:04:05Z",
                    "A *dek*.",
                    "Ada Lovelace",
                    List.of(),
                    """
                    A list:

                    1. one
                    2. two

                       ```sh
                       $ ls *.md | wc
                       ```

                    - [x] y_z_ \\*not emphasis\\* 2 * 3 * 4 # no heading
                    """),
            new Post("table", "表と日本語", "2024-01-03T00:00:00Z", "", "Zoë O'Neill", List.of("日本", "C++"), """
                | a | b |
                | --- | --- |
                | `x \\| y` | **b** |

                > Quote
                >
                > > Nested

                ---

                ### Links

                [one](https://a.example.org/x_(y)?a=b&c=d "Title") <https://b.example.org> ![Alt](/pictures/none.png)
                """),
            new Post(
                    "breaks",
                    "Breaks",
                    "2024-01-04T00:00:00Z",
                    "",
                    "Ada Lovelace",
                    List.of(),
                    "One  \ntwo ***both*** ~~gone~~ &amp;lt; `` a`b ``\n"),
            new Post("notes", "Notes", "2024-01-05T00:00:00Z", "", "Ada Lovelace", List.of(), """
                One[^one], two[^2] and one again[^one]. [Table](/articles/table#links) ![A harbour](/pictures/harbour.jpg "The *harbour*")

                [^one]: The *first* note.
                [^2]: Two paragraphs, with [a link](https://a.example.org).

                    The second.
                """));

    @Test
    void postsOfThreeSystemsBecomeTheSameArticles() throws IOException {
        List<Post> posts = posts();
        for (String system : List.of("jekyll", "wordpress", "ghost")) {
            write(system + "/pictures/harbour.jpg", "");
            Files.write(dir.resolve(system + "/pictures/harbour.jpg"), "\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1));
        }
        write("jekyll/_config.yml", "permalink: /:title/\nurl: https://old.example.org");
        for (Post post : posts) {
            write("jekyll/_posts/" + post.date().substring(0, 10) + "-" + post.slug() + ".md", SamePosts.jekyll(post));
        }
        write("wordpress/export.xml", SamePosts.wordpress(posts));
        write("ghost/export.json", SamePosts.ghost(posts));

        SortedMap<String, Map<String, String>> expected = new TreeMap<>();
        posts.forEach(post -> expected.put(post.slug(), fields(post)));
        assertTrue(posts.size() >= 25, posts.size() + " posts");
        for (String archive : List.of("jekyll", "wordpress/export.xml", "ghost/export.json")) {
            var articles = articles(archive);
            assertEquals(expected.keySet(), articles.keySet(), archive);
            assertAll(
                    archive,
                    expected.entrySet().stream()
                            .map(post ->
                                    () -> assertEquals(post.getValue(), articles.get(post.getKey()), post.getKey())));
        }
    }

    /**
     * The odd posts, the sample's articles without their sources, and those that CORPUS names; each links to the one before. No other system
     * has blocks like ours.
     */
    private List<Post> posts() throws IOException {
        List<Post> posts = new ArrayList<>(ODD);
        try (Stream<Path> files = Files.list(SAMPLE)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> post(slug(file), read(file)))
                    .filter(post -> !post.markdown().contains("\n:::"))
                    .forEach(posts::add);
        }
        Optional<String> corpus = Optional.ofNullable(System.getenv("CORPUS")).filter(folder -> !folder.isEmpty());
        if (corpus.isPresent()) {
            sent(Path.of(corpus.get())).forEach((slug, document) -> posts.add(post(slug, document)));
        }
        List<Post> linked = new ArrayList<>();
        for (Post post : posts) {
            String before =
                    linked.isEmpty() ? ODD.getLast().slug() : linked.getLast().slug();
            linked.add(new Post(
                    post.slug(),
                    post.title(),
                    post.date(),
                    post.dek(),
                    post.author(),
                    post.tags(),
                    "[Before](/articles/" + before + ")\n\n" + post.markdown()));
        }
        return linked;
    }

    private static String slug(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst("^\\d{4}-\\d\\d-\\d\\d-", "")
                .replaceFirst("\\.md$", "");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A post with the fields and the text of a document, without citations of sources, which no other system has. */
    private static Post post(String slug, byte[] written) {
        FrontMatterFile document = FrontMatterFile.of(written);
        Values fields = document.fields();
        return new Post(
                slug,
                fields.text("title").orElseThrow(),
                fields.text("date").orElseThrow().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)$", "$1T09:00:00Z"),
                fields.text("dek").orElse(""),
                fields.texts("authors").stream().findFirst().orElse("Ada Lovelace"),
                fields.texts("tags"),
                fields.has("sources")
                        ? document.text().replaceAll("\\[\\^\\d+]", "").replace("](pictures/", "](/pictures/")
                        : document.text());
    }

    private static Map<String, String> fields(Post post) {
        return Map.of(
                "title", post.title(),
                "date", post.date(),
                "dek", post.dek(),
                "section", "news",
                "authors", post.author(),
                "tags", String.join(", ", post.tags()),
                "address", "/" + post.slug() + "/",
                "text", shown(post.markdown()));
    }

    /** What was sent from an archive: the fields of each article by its slug. */
    private SortedMap<String, Map<String, String>> articles(String archive) throws IOException {
        SortedMap<String, Map<String, String>> articles = new TreeMap<>();
        sent(dir.resolve(archive)).forEach((slug, document) -> articles.put(slug, fields(slug, document)));
        return articles;
    }

    private static SortedMap<String, byte[]> sent(Path archive) throws IOException {
        try (var site = new FakeApi()) {
            Run run = run("an-editors.token", List.of("--section", "news", "--url", site.url(), archive.toString()));
            assertEquals(0, run.status(), run.out() + run.err());
            SortedMap<String, byte[]> documents = new TreeMap<>();
            for (FakeApi.Call call : site.calls()) {
                if (call.target().matches("/api/articles/[^/]+(?:\\?.*)?")) {
                    documents.put(
                            call.target().replaceFirst("^/api/articles/", "").replaceFirst("\\?.*", ""),
                            call.body().getBytes(UTF_8));
                }
            }
            return documents;
        }
    }

    private static Map<String, String> fields(String slug, byte[] document) {
        FrontMatterFile sent = FrontMatterFile.of(document);
        Values fields = sent.fields();
        return Map.of(
                "title", fields.text("title").orElse(""),
                "date", fields.text("date").orElse(""),
                "dek", fields.text("dek").orElse(""),
                "section", fields.text("section").orElse(""),
                "authors", String.join(", ", fields.texts("authors")),
                "tags", String.join(", ", fields.texts("tags")),
                "address",
                        fields.texts("addresses").stream()
                                .filter(("/" + slug + "/")::equals)
                                .findFirst()
                                .orElse("none of " + fields.texts("addresses")),
                "text", shown(sent.text()));
    }

    /** What readers see of a text: its HTML, without differences of spaces and of blocks that only wrap others; and its code. */
    private static String shown(String markdown) {
        Body body = DocumentReader.read(
                        ("---\ntitle: T\n---\n\n" + markdown).getBytes(UTF_8),
                        new Slug("t"),
                        SITE,
                        new DocumentReader.Defaults(Optional.of("news"), Optional.empty()),
                        NOW,
                        addresses -> Map.of())
                .draft()
                .body();
        String html = body.wording();
        return html.replaceAll("\\s+", " ")
                        .replaceAll("</?span>", "")
                        .replaceAll("</?(?:p|div|section)>", "¶")
                        .replaceAll("(?: |<br>)*¶(?: |¶|<br>)*", "¶")
                        .replaceAll(
                                "(?:[ ¶]|<br>)*(</?(?:h\\d|[uo]l|li|blockquote|figure|figcaption|pre|hr|table|t[rdh]|aside)\\b[^>]*>)(?:["
                                    + " ¶]|<br>)*",
                                "\n$1")
                        .replace("¶", "\n")
                        .strip()
                + Jsoup.parse(html).select("pre").stream()
                        .map(Element::wholeText)
                        .toList();
    }
}
