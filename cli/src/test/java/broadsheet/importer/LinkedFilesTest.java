package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of an archive, to which its documents link and which its players play. */
final class LinkedFilesTest extends ImportedArchive {
    @Test
    void filesThatADocumentLinksToAreSentWithIt() throws IOException {
        write("_config.yml", "url: https://old.example.org");
        picture("files/a report.pdf", "%PDF-1.7");
        picture("files/data.csv", "a,b");
        picture("_posts/beside.zip", "PK\u0003\u0004");
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            [A](/files/a%20report.pdf#page=2) [B](https://old.example.org/files/data.csv) [C](beside.zip)
            [D](/files/gone.pdf) [E](https://b.example/c.pdf)
            """);

        Run run = publish("--section", "news");

        assertEquals("""
            [A](/files/a%20report.pdf) [B](/files/data.csv) [C](/_posts/beside.zip)
            [D](/files/gone.pdf) [E](https://b.example/c.pdf)
            """, text("one"));
        assertEquals(
                List.of("_posts/beside.zip", "files/a%20report.pdf", "files/data.csv"),
                api.targets().stream()
                        .filter(target -> target.contains("/pictures/"))
                        .map(target -> target.replaceFirst(".*/pictures/", ""))
                        .distinct()
                        .sorted()
                        .toList());
        assertTrue(run.out().contains("leads nowhere: /files/gone.pdf (1)"), run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void playerOfAFileOfTheArchivePlaysItHere() throws IOException {
        picture("talks/talk.mp3", "ID3");
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            <audio controls src="/talks/talk.mp3"></audio>

            <video src="https://b.example/film.mp4" title="A film"></video>
            """);

        publish("--section", "news");

        assertTrue(text("one").contains("![talk.mp3](/talks/talk.mp3)"), text("one"));
        assertTrue(text("one").contains("[Video: A film](https://b.example/film.mp4)"), text("one"));
    }

    @Test
    void playersWithTheArchivesHostPlayOrLinkToItsFiles() throws IOException {
        picture("uploads/2015/06/v.mp4", "\0\0\0\u0018ftypmp42");
        picture("uploads/2015/06/talk.mp3", "ID3");
        write("export.xml", new Wxr().post("One", "2016-04-08", "one", """
            <figure class="wp-block-video"><video controls src="https://old.example.org/wp-content/uploads/2015/06/v.mp4"></video></figure>

            [audio mp3="https://old.example.org/wp-content/uploads/2015/06/talk.mp3"][/audio]

            [video mp4="https://old.example.org/wp-content/uploads/2015/06/gone.mp4"]\
            """).toString());

        Run run = bring("export.xml", "--media", dir.resolve("uploads").toString());

        assertEquals("""
            ![v.mp4](/2015/06/v.mp4)

            ![talk.mp3](/2015/06/talk.mp3)

            [gone.mp4](https://old.example.org/wp-content/uploads/2015/06/gone.mp4)
            """, text("one"));
        assertTrue(run.out().contains("/wp-content/uploads/2015/06/gone.mp4 is not in the archive"), run.out());
    }

    @Test
    void filmKeepsItsPosterCaptionsAndCaption() throws IOException {
        picture("uploads/v.mp4", "\0\0\0\u0018ftypmp42");
        picture("uploads/v.en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nEbb");
        picture("uploads/p.jpg");
        write("export.xml", new Wxr().post("One", "2016-04-08", "one", """
            <figure class="wp-block-video"><video controls poster="https://old.example.org/wp-content/uploads/p.jpg" src="https://old.example.org/wp-content/uploads/v.mp4"><track src="https://old.example.org/wp-content/uploads/v.en.vtt" srclang="en"/><track src="https://old.example.org/wp-content/uploads/gone.vtt"/></video><figcaption>The ebb (low)</figcaption></figure>

            <figure class="wp-block-video"><video poster="https://b.example/p.jpg" src="https://old.example.org/wp-content/uploads/v.mp4"></video><figcaption>By <a href="https://b.example/">Ada</a></figcaption></figure>

            <figure class="wp-block-video"><video poster="https://old.example.org/wp-content/uploads/p.jpg" src="https://old.example.org/wp-content/uploads/gone.mp4"></video><figcaption>The flood</figcaption></figure>\
            """).toString());

        Run run = bring("export.xml", "--media", dir.resolve("uploads").toString());

        assertEquals("""
            ![The ebb (low)](/v.mp4){poster="/p.jpg" captions="/v.en.vtt"}

            ![v.mp4](/v.mp4)

            By [Ada](https://b.example/)

            [The flood](https://old.example.org/wp-content/uploads/gone.mp4)
            """, text("one"));
        assertTrue(run.out().contains("https://b.example/p.jpg is on another site"), run.out());
        assertTrue(run.out().contains("leads nowhere: /wp-content/uploads/gone.vtt (1)"), run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void picturesOfJetpacksProxyAreThoseOfTheArchive() throws IOException {
        picture("uploads/a.jpg");
        write("export.xml", new Wxr().post("One", "2016-04-08", "one", """
            <img src="https://i0.wp.com/old.example.org/wp-content/uploads/a.jpg?resize=300%2C200&amp;ssl=1" alt="A">

            <img src="//i2.wp.com/b.example/a.jpg" alt="B">\
            """).toString());

        Run run = bring("export.xml", "--media", dir.resolve("uploads").toString());

        assertEquals("![A](/a.jpg)\n\n![B](//i2.wp.com/b.example/a.jpg)\n", text("one"));
        assertTrue(run.out().contains("//i2.wp.com/b.example/a.jpg is on another site (1)"), run.out());
    }

    @Test
    void playersOfTagsWithTheArchivesHostPlayItsFiles() throws IOException {
        write("_config.yml", "url: https://old.example.org");
        picture("talks/talk.mp3", "ID3");
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            {% include audio.html src="https://old.example.org/talks/talk.mp3" title="A talk" %}

            {{ "//www.old.example.org/talks/talk.mp3" | embed }}
            """);

        publish("--section", "news");

        assertEquals("![A talk](/talks/talk.mp3)\n\n\n\n![talk.mp3](/talks/talk.mp3)\n", text("one"));
    }

    @Test
    void playersOfHugosShortcodesWithTheSitesHostPlayItsFiles() throws IOException {
        write("hugo.toml", "baseURL = 'https://old.example.org/blog/'");
        picture("static/talks/talk.mp3", "ID3");
        write(
                "content/posts/one.md",
                "---\ntitle: One\n---\n{{< audio src=\"https://old.example.org/blog/talks/talk.mp3\" >}}");

        publish("--section", "news");

        assertEquals("![talk.mp3](/static/talks/talk.mp3)\n", text("one"));
    }

    @Test
    void shortcodesOfWordPressWithTheOldHostLeadToItsFilesAndPosts() throws IOException {
        picture("uploads/2015/06/talk.wav", "RIFF\0\0\0\0WAVE");
        picture("uploads/2015/06/pier.jpg");
        write(
                "export.xml",
                new Wxr()
                        .post("One", "2016-04-08", "one", """
                            [audio wav="https://old.example.org/wp-content/uploads/2015/06/talk.wav"][/audio]

                            [audio:https://old.example.org/wp-content/uploads/2015/06/talk.wav|titles=A talk]

                            [embed]https://old.example.org/2016/04/09/my_two/[/embed]

                            [caption width="300"]<a href="https://old.example.org/2016/04/09/my_two/"><img src="https://old.example.org/wp-content/uploads/2015/06/pier-300x200.jpg" alt="" /></a> At <a href="https://old.example.org/2016/04/09/my_two/">two</a>[/caption]

                            See https://old.example.org/2016/04/09/my_two/, too.\
                            """)
                        .post("Two", "2016-04-09", "my_two", "Text.")
                        .toString());

        bring("export.xml", "--media", dir.resolve("uploads").toString());

        assertEquals("""
            ![talk.wav](/2015/06/talk.wav)

            ![talk.wav](/2015/06/talk.wav)

            [Embedded: https://old.example.org/2016/04/09/my_two/](/articles/my-two)

            :::figure

            [![](/2015/06/pier.jpg)](/articles/my-two)

            At [two](/articles/my-two)

            :::

            See [https://old.example.org/2016/04/09/my\\_two/](/articles/my-two), too.
            """, text("one"));
    }

    @Test
    void filesBesideThePicturesOfGhostAreFound() throws IOException {
        picture("content/images/a.jpg");
        picture("content/media/v.mp4", "\0\0\0\u0018ftypmp42");
        picture("content/files/a.pdf", "%PDF-1.7");
        write("ghost.json", """
            {"db": [{"data": {"posts": [{"id": "1", "title": "One", "slug": "one", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "html": "<p><img src='__GHOST_URL__/content/images/size/w600/a.jpg'><a href='__GHOST_URL__/content/files/a.pdf'>A</a></p><video src='__GHOST_URL__/content/media/v.mp4'></video>"}]}}]}
            """);

        bring("ghost.json", "--media", dir.resolve("content").toString());

        assertEquals("![](/images/a.jpg)[A](/files/a.pdf)\n\n![v.mp4](/media/v.mp4)\n", text("one"));
    }

    @Test
    void addressOfTheOldSiteInALinksTextStaysText() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .post(
                                "One",
                                "2016-04-08",
                                "one",
                                "<a href=\"/2016/04/08/one/\">at <em>https://old.example.org/2016/04/08/one/</em></a>")
                        .toString());

        bring("export.xml");

        assertEquals("[at *https://old.example.org/2016/04/08/one/*](/articles/one)\n", text("one"));
    }
}
