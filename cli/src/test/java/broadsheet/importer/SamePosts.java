package broadsheet.importer;

import broadsheet.archive.text.MarkdownHtml;
import broadsheet.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** Writes the same posts as three systems export them. */
final class SamePosts {
    private static final String OLD = "https://old.example.org";

    private SamePosts() {}

    /**
     * A post, as any system has it.
     *
     * @param markdown its text, with links to other posts as this site has them
     */
    record Post(String slug, String title, String date, String dek, String author, List<String> tags, String markdown) {
        /** Its text with links to posts as the old site had them. */
        private String old(String site) {
            return markdown.replaceAll("\\]\\(/articles/([^)#]+)", "](" + site + "/$1/");
        }
    }

    static String jekyll(Post post) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("title", escaped(post.title()));
                    json.writeStringProperty("date", post.date());
                    json.writeStringProperty("excerpt", escaped(post.dek()));
                    json.writeStringProperty("category", "news");
                    json.writeStringProperty("author", escaped(post.author()));
                    Json.array(json, "tags", post.tags(), (tags, tag) -> tags.writeString(tag));
                    json.writeEndObject();
                })
                .transform(fields -> "---\n" + fields + "\n---\n" + post.old(""));
    }

    static String wordpress(List<Post> posts) {
        var export = new Wxr();
        for (Post post : posts) {
            var tags = new StringBuilder();
            post.tags()
                    .forEach(tag -> tags.append("<category domain=\"post_tag\" nicename=\"t\">")
                            .append(cdata(escaped(tag)))
                            .append("</category>"));
            export.item("post", "publish", escaped(post.title()), """
                <dc:creator>%s</dc:creator>
                <link>https://old.example.org/%s/</link>
                <wp:post_name>%s</wp:post_name>
                <wp:post_date_gmt>%s</wp:post_date_gmt>
                <category domain="category" nicename="news">News</category>%s
                <excerpt:encoded>%s</excerpt:encoded>
                <content:encoded>%s</content:encoded>\
                """.formatted(
                            cdata(post.author()),
                            post.slug(),
                            post.slug(),
                            post.date().replace('T', ' ').replace("Z", ""),
                            tags,
                            cdata(escaped(post.dek())),
                            cdata(written(MarkdownHtml.of(post.old(OLD))))));
        }
        return export.toString();
    }

    /** In a post without blocks, WordPress shows each line end within a paragraph as a break. Only blocks have texts of several lines. */
    private static String written(String html) {
        boolean hasLines = Jsoup.parseBodyFragment(html).select("p, li, td, blockquote").stream()
                .anyMatch(element -> element.wholeText().strip().contains("\n"));
        return hasLines ? "<!-- wp:html -->\n" + html + "\n<!-- /wp:html -->" : html;
    }

    static String ghost(List<Post> posts) {
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
                all.writeStringProperty("author_id", post.author());
                all.writeStringProperty("html", MarkdownHtml.of(post.old("__GHOST_URL__")));
                all.writeEndObject();
            });
            Json.array(
                    json, "users", posts.stream().map(Post::author).distinct().toList(), (all, author) -> {
                        all.writeStartObject();
                        all.writeStringProperty("id", author);
                        all.writeStringProperty("name", author);
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
