package broadsheet.comments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.fixtures.SeededSite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommentsTest {
    private static final String SLUG = "from-elsewhere";

    private final SeededSite site = SeededSite.filled();

    @TempDir
    private Path dir;

    @BeforeEach
    void publish() {
        site.publishDocument(SLUG, """
            ---
            title: From elsewhere
            section: science
            date: 2019-03-10
            addresses: [/2019/03/from-elsewhere/]
            ---
            Text.
            """);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private record Run(int status, String said) {}

    private Run run(String file, String... more) {
        var said = new StringWriter();
        String[] arguments = Stream.concat(Stream.of(dir.resolve(file).toString()), Stream.of(more))
                .toArray(String[]::new);
        int status = ImportComments.run(SeededSite.CLOCK, new PrintWriter(said), new PrintWriter(said), arguments);
        return new Run(status, said.toString());
    }

    private List<String> comments() {
        ArticleId article = site.id(SLUG);
        return site.discussion().between(article, 1, 100).stream()
                .map(ImportCommentsTest::shown)
                .toList();
    }

    private static String shown(Comment comment) {
        OptionalInt parent = comment.inReplyTo();
        return comment.number() + " " + comment.name() + " " + comment.posted()
                + (parent.isPresent() ? " > " + parent.getAsInt() : "") + ": "
                + comment.text().map(text -> text.value()).orElse("");
    }

    private static String wordPress(int id, int parent, String author, String date, String approved, String text) {
        return """
            <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[%s]]></wp:comment_author>
            <wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_content><![CDATA[%s]]></wp:comment_content>
            <wp:comment_approved>%s</wp:comment_approved><wp:comment_type></wp:comment_type>
            <wp:comment_parent>%d</wp:comment_parent></wp:comment>
            """.formatted(id, author, date, text, approved, parent);
    }

    private void writeWordPress(String name, String link, String... comments) throws IOException {
        Files.writeString(dir.resolve(name), """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0"><channel>
            <item>
            <title>From elsewhere</title>
            <link>%s</link>
            <wp:post_id>7</wp:post_id>
            %s
            </item>
            </channel></rss>
            """.formatted(link, String.join("", comments)));
    }

    @Test
    void approvedCommentsOfWordPressComeInWithThreadsNamesAndDates() throws IOException {
        writeWordPress(
                "a.xml",
                "https://old.example/2019/03/from-elsewhere/",
                wordPress(
                        12,
                        11,
                        "Grace",
                        "2019-03-12 10:00:00",
                        "1",
                        "An <em>answer</em>,<br>see <a href=\"https://a.example/b\">this</a>."),
                wordPress(11, 0, "Ada", "2019-03-11 09:00:00", "1", "The first.\n\nIts second paragraph."),
                wordPress(13, 0, "Spammer", "2019-03-12 11:00:00", "spam", "Buy."),
                wordPress(14, 0, "Waiting", "2019-03-12 12:00:00", "0", "Waits."),
                wordPress(15, 13, "Edsger", "2019-03-13 12:00:00", "1", "To spam."));
        Run run = run("a.xml");
        assertEquals(0, run.status(), run.said());
        assertEquals("""
            3 comments added to 1 articles, 0 there already
            left out: 1 that were not approved
            left out: 1 that were spam
            """, run.said());
        assertEquals(
                List.of(
                        "1 Ada 2019-03-11T09:00:00Z: The first.\n\nIts second paragraph.",
                        "2 Grace 2019-03-12T10:00:00Z > 1: An answer,\nsee this (https://a.example/b).",
                        "3 Edsger 2019-03-13T12:00:00Z: To spam."),
                comments());
    }

    @Test
    void entitiesInNamesOfWordPressAreCharacters() throws IOException {
        writeWordPress(
                "a.xml",
                "https://old.example/2019/03/from-elsewhere/",
                wordPress(11, 0, "Ada &amp; Grace", "2019-03-11 09:00:00", "1", "The first."));
        run("a.xml");
        assertEquals(List.of("1 Ada & Grace 2019-03-11T09:00:00Z: The first."), comments());
    }

    @Test
    void endsOfCommentsThatAreTooLongAreCounted() throws IOException {
        writeWordPress(
                "a.xml",
                "https://old.example/2019/03/from-elsewhere/",
                wordPress(11, 0, "Ada", "2019-03-11 09:00:00", "1", "a".repeat(5_001)),
                wordPress(12, 0, "Grace", "2019-03-12 09:00:00", "1", "b".repeat(5_000)));
        assertEquals("""
            2 comments added to 1 articles, 0 there already
            left out: 1 ends of comments longer than 5,000 characters
            """, run("a.xml").said());
        assertTrue(comments().getFirst().endsWith("aaa…"), comments()::toString);
    }

    @Test
    void secondRunAddsNothingAndALaterExportAddsWhatIsNew() throws IOException {
        String first = wordPress(11, 0, "Ada", "2019-03-11 09:00:00", "1", "The first.");
        String link = "https://old.example/2019/03/from-elsewhere/";
        writeWordPress("a.xml", link, first);
        run("a.xml");
        assertTrue(run("a.xml").said().startsWith("0 comments added to 0 articles, 1 there already"));
        writeWordPress("b.xml", link, first, wordPress(12, 11, "Grace", "2019-03-12 09:00:00", "1", "The second."));
        assertTrue(run("b.xml").said().startsWith("1 comments added to 1 articles, 1 there already"));
        assertEquals(
                List.of("1 Ada 2019-03-11T09:00:00Z: The first.", "2 Grace 2019-03-12T09:00:00Z > 1: The second."),
                comments());
    }

    @Test
    void commentsOfAPageThatIsNoArticleAreNamed() throws IOException {
        writeWordPress(
                "a.xml",
                "https://old.example/gone/",
                wordPress(11, 0, "Ada", "2019-03-11 09:00:00", "1", "The first."));
        Run run = run("a.xml");
        assertEquals(1, run.status());
        assertTrue(run.said().contains("no article: line 3, 1 comments: https://old.example/gone/"), run.said());
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        writeWordPress(
                "a.xml",
                "https://old.example/2019/03/from-elsewhere/",
                wordPress(11, 0, "Ada", "2019-03-11 09:00:00", "1", "The first."));
        int before = site.items().size();
        Run run = run("a.xml", "--dry-run");
        assertTrue(run.said().startsWith("dry run, nothing is written: 1 comments added to 1 articles"), run.said());
        assertEquals(before, site.items().size());
        assertEquals(List.of(), comments());
    }

    @Test
    void commentsOfDisqusComeInByLinkAndByIdentifier() throws IOException {
        Files.writeString(dir.resolve("d.xml"), """
            <?xml version="1.0" encoding="utf-8"?>
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <category dsq:id="1"><forum>a</forum></category>
            <thread dsq:id="100"><id>7 https://old.example/?p=7</id><forum>a</forum>
            <link>https://old.example/2019/03/from-elsewhere/</link><author><name>An editor</name></author></thread>
            <thread dsq:id="101"><id/><link>https://old.example/articles/from-elsewhere</link></thread>
            <post dsq:id="2"><id/><message><![CDATA[<p>An answer.</p>]]></message><createdAt>2019-03-12T10:00:00Z</createdAt>
            <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Grace</name></author>
            <thread dsq:id="100"/><parent dsq:id="1"/></post>
            <post dsq:id="1"><id/><message><![CDATA[<p>The first.</p><p>Its second.</p>]]></message><createdAt>2019-03-11T10:00:00Z</createdAt>
            <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ada</name></author><thread dsq:id="100"/></post>
            <post dsq:id="3"><id/><message><![CDATA[<p>Buy.</p>]]></message><createdAt>2019-03-11T10:00:00Z</createdAt>
            <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Spammer</name></author><thread dsq:id="100"/></post>
            <post dsq:id="4"><id/><message><![CDATA[<p>By its address here.</p>]]></message><createdAt>2019-03-14T10:00:00Z</createdAt>
            <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Edsger</name></author><thread dsq:id="101"/></post>
            </disqus>
            """);
        Run run = run("d.xml");
        assertEquals(0, run.status(), run.said());
        assertTrue(run.said().contains("left out: 1 that were spam"), run.said());
        assertEquals(
                List.of(
                        "1 Ada 2019-03-11T10:00:00Z: The first.\n\nIts second.",
                        "2 Grace 2019-03-12T10:00:00Z > 1: An answer.",
                        "3 Edsger 2019-03-14T10:00:00Z: By its address here."),
                comments());
    }

    @Test
    void fileThatIsNeitherIsRefused() throws IOException {
        Files.writeString(dir.resolve("a.xml"), "<feed/>");
        Run run = run("a.xml");
        assertEquals(2, run.status());
        assertTrue(run.said().contains("neither an export of WordPress nor one of Disqus"), run.said());
    }

    @Test
    void externalEntityIsNotRead() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.txt"), "a secret");
        Files.writeString(dir.resolve("d.xml"), """
            <?xml version="1.0"?>
            <!DOCTYPE disqus [<!ENTITY x SYSTEM "%s">]>
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <thread dsq:id="100"><id/><link>https://old.example/2019/03/from-elsewhere/</link></thread>
            <post dsq:id="1"><message>&x;</message><createdAt>2019-03-11T10:00:00Z</createdAt><thread dsq:id="100"/></post>
            </disqus>
            """.formatted(secret.toUri()));
        Run run = run("d.xml");
        assertEquals(2, run.status(), run.said());
        assertFalse(run.said().contains("a secret"), run.said());
        assertEquals(List.of(), comments());
    }
}
