package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.archive.FrontMatter;
import broadsheet.archive.Values;
import broadsheet.archive.text.MarkdownHtml;
import broadsheet.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The sample's articles and some odd ones, exported from three systems, become the same articles. */
final class SameArticlesTest extends ImportedArchive {
    private static final Path SAMPLE = Path.of("../content");
    private static final List<Post> ODD = List.of(
            new Post(
                    "odd-title",
                    "Colons: \"quotes\", <b> & 'more' 🎉",
                    "2024-01-02T03:04:05Z",
                    "A *dek*.",
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
            new Post("table", "表と日本語", "2024-01-03T00:00:00Z", "", List.of("日本", "C++"), """
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
                    List.of(),
                    "One  \ntwo ***both*** ~~gone~~ &amp;lt; `` a`b ``\n"));

    /** A post, as any system has it. */
    private record Post(String slug, String title, String date, String dek, List<String> tags, String markdown) {
        private String html() {
            return MarkdownHtml.of(markdown);
        }

        private List<String> fields() {
            return List.of(title, date, dek, "news", String.join(", ", tags), rendered(markdown));
        }
    }

    @Test
    void postsOfThreeSystemsBecomeTheSameArticles() throws IOException {
        List<Post> posts = posts();
        SortedMap<String, List<String>> expected = new TreeMap<>();
        posts.forEach(post -> expected.put(post.slug(), post.fields()));
        for (Post post : posts) {
            write("jekyll/_posts/" + post.date().substring(0, 10) + "-" + post.slug() + ".md", jekyll(post));
        }
        write("wordpress/export.xml", wordpress(posts));
        write("ghost/export.json", ghost(posts));

        assertTrue(posts.size() >= 25, posts.size() + " posts");
        assertEquals(expected, articles("jekyll"));
        assertEquals(expected, articles("wordpress/export.xml"));
        assertEquals(expected, articles("ghost/export.json"));
    }

    /** The sample's articles without what no other system has: sources, and lead pictures with captions. */
    private static List<Post> posts() throws IOException {
        List<Post> posts = new ArrayList<>(ODD);
        try (Stream<Path> files = Files.list(SAMPLE)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> posts.add(post(file)));
        }
        return posts;
    }

    private static Post post(Path file) {
        try {
            FrontMatter document = FrontMatter.of(Files.readAllBytes(file));
            Values fields = document.fields();
            return new Post(
                    file.getFileName()
                            .toString()
                            .replaceFirst("^\\d{4}-\\d\\d-\\d\\d-", "")
                            .replaceFirst("\\.md$", ""),
                    fields.text("title").orElseThrow(),
                    fields.text("date").orElseThrow().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)$", "$1T09:00:00Z"),
                    fields.text("dek").orElse(""),
                    fields.texts("tags"),
                    document.text().replaceAll("\\[\\^\\d+]", "").replace("](pictures/", "](/pictures/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent from an archive: the fields of each article by its slug. */
    private SortedMap<String, List<String>> articles(String archive) throws IOException {
        try (var site = new FakeApi()) {
            Run run = run(
                    "an-editors.token",
                    List.of(
                            "--section",
                            "news",
                            "--url",
                            site.url(),
                            dir.resolve(archive).toString()));
            assertEquals(0, run.status(), run.out() + run.err());
            SortedMap<String, List<String>> articles = new TreeMap<>();
            for (FakeApi.Call call : site.calls()) {
                if (call.target().matches("/api/articles/[^/]+(?:\\?.*)?")) {
                    articles.put(
                            call.target().replaceFirst("^/api/articles/", "").replaceFirst("\\?.*", ""),
                            fields(call.body()));
                }
            }
            return articles;
        }
    }

    private static List<String> fields(String document) {
        FrontMatter sent = FrontMatter.of(document.getBytes(UTF_8));
        Values fields = sent.fields();
        return List.of(
                fields.text("title").orElse(""),
                fields.text("date").orElse(""),
                fields.text("dek").orElse(""),
                fields.text("section").orElse(""),
                String.join(", ", fields.texts("tags")),
                rendered(sent.text()));
    }

    private static String rendered(String markdown) {
        return Jsoup.parseBodyFragment(MarkdownHtml.of(markdown)).body().html();
    }

    private static String jekyll(Post post) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("title", escaped(post.title()));
                    json.writeStringProperty("date", post.date());
                    json.writeStringProperty("excerpt", escaped(post.dek()));
                    json.writeStringProperty("category", "news");
                    Json.array(json, "tags", post.tags(), (tags, tag) -> tags.writeString(tag));
                    json.writeEndObject();
                })
                .transform(fields -> "---\n" + fields + "\n---\n" + post.markdown());
    }

    private static String wordpress(List<Post> posts) {
        var export = new Wxr();
        for (Post post : posts) {
            var tags = new StringBuilder();
            post.tags()
                    .forEach(tag -> tags.append("<category domain=\"post_tag\" nicename=\"t\">")
                            .append(cdata(escaped(tag)))
                            .append("</category>"));
            export.item("post", "publish", escaped(post.title()), """
                <link>https://old.example.org/%s/</link>
                <wp:post_name>%s</wp:post_name>
                <wp:post_date_gmt>%s</wp:post_date_gmt>
                <category domain="category" nicename="news">News</category>%s
                <excerpt:encoded>%s</excerpt:encoded>
                <content:encoded>%s</content:encoded>\
                """.formatted(
                            post.slug(),
                            post.slug(),
                            post.date().replace('T', ' ').replace("Z", ""),
                            tags,
                            cdata(escaped(post.dek())),
                            cdata(post.html())));
        }
        return export.toString();
    }

    private static String ghost(List<Post> posts) {
        List<Map.Entry<String, String>> tags = new ArrayList<>();
        posts.forEach(post -> {
            tags.add(Map.entry(post.slug(), "News"));
            post.tags().forEach(tag -> tags.add(Map.entry(post.slug(), tag)));
        });
        return Json.write(json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("data");
            Json.array(json, "posts", posts, (all, post) -> {
                all.writeStartObject();
                all.writeStringProperty("id", post.slug());
                all.writeStringProperty("slug", post.slug());
                all.writeStringProperty("title", post.title());
                all.writeStringProperty("custom_excerpt", post.dek());
                all.writeStringProperty("status", "published");
                all.writeStringProperty("published_at", post.date());
                all.writeStringProperty("html", post.html());
                all.writeEndObject();
            });
            Json.array(json, "tags", tags, (all, tag) -> {
                all.writeStartObject();
                all.writeStringProperty("id", tag.getKey() + tag.getValue());
                all.writeStringProperty("name", tag.getValue());
                all.writeEndObject();
            });
            Json.array(json, "posts_tags", tags, (all, tag) -> {
                all.writeStartObject();
                all.writeStringProperty("post_id", tag.getKey());
                all.writeStringProperty("tag_id", tag.getKey() + tag.getValue());
                all.writeEndObject();
            });
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static String cdata(String text) {
        return "<![CDATA[" + text + "]]>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
