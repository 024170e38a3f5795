package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GhostImportTest extends ImportedArchive {
    @Test
    void postComesWithFieldsAddressesAndRedirects() throws IOException {
        write("redirects.yaml", "301:\n  /old-tides: /tides/\n  ^/a/(.*): /b/$1\n");

        Run run = bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "html": "<p>See <a href=\\"__GHOST_URL__/tides/#low\\">low</a>.</p>",
             "feature_image": "__GHOST_URL__/content/images/2016/04/pier.jpg", "featured": 1, "status": "published",
             "published_at": "2016-04-08T09:30:00.000Z", "custom_excerpt": "What the sea does.", "codeinjection_head": "<s>"}
            """);

        assertEquals("""
            ---
            title: "Tides"
            dek: "What the sea does."
            section: "news"
            authors:
              - "Ada"
            date: "2016-04-08T09:30:00Z"
            tags:
              - "Sea"
            featured: true
            addresses:
              - "/tides/"
              - "/tides"
              - "/old-tides/"
              - "/2016/04/08/tides/"
            image: "/content/images/2016/04/pier.jpg"
            ---

            See [low](/articles/tides#low).
            """, document("tides"));
        assertTrue(run.out().contains("/content/images/2016/04/pier.jpg is not in the archive"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void leadPictureOfAnExportIsFoundInTheFolderOfItsMedia() throws IOException {
        picture("content/images/2016/04/pier.jpg");

        Run run = bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "html": "<p>Text.</p>", "status": "published",
             "feature_image": "__GHOST_URL__/content/images/2016/04/pier.jpg", "published_at": "2016-04-08T09:30:00.000Z"}
            """);

        assertTrue(document("tides").contains("image: \"/content/images/2016/04/pier.jpg\""), document("tides"));
        assertTrue(run.out().contains("pictures: 1 uploaded"), run.out());
    }

    @Test
    void postThatIsNothingButAPictureIsNotRefusedInADryRun() throws IOException {
        picture("content/images/pier.jpg");

        Run run = bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "html": "<img src='__GHOST_URL__/content/images/pier.jpg'>",
             "status": "published", "published_at": "2016-04-08T09:30:00.000Z"}
            """, "--dry-run");

        assertTrue(run.out().startsWith("dry run, nothing is sent: 1 published, 0 unchanged, 0 refused"), run.out());
    }

    @Test
    void bookmarksKeepTheirWordsAndCalloutsAreAsides() throws IOException {
        Run run = bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "html": "<figure class='kg-card kg-bookmark-card'><a class='kg-bookmark-container' href='https://a.example.org/b'><div class='kg-bookmark-content'><div class='kg-bookmark-title'>All of it</div><div class='kg-bookmark-description'>What it says</div><img class='kg-bookmark-icon' src='https://a.example.org/i.ico'></div><div class='kg-bookmark-thumbnail'><img src='https://a.example.org/t.png'></div></a><figcaption>Seen there</figcaption></figure><div class='kg-card kg-callout-card'><div class='kg-callout-emoji'>!</div><div class='kg-callout-text'>Mind the <b>gap</b>.</div></div>"}
            """);

        assertEquals("""
            [All of it](https://a.example.org/b): What it says

            Seen there

            ::::aside

            ! Mind the **gap**.

            ::::
            """, text("tides"));
        assertTrue(run.out().contains("1 published, 0 unchanged, 0 refused"), run.out());
    }

    @Test
    void linksThatLeadNowhereAreRootRelative() throws IOException {
        Run run = bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "html": "<p><a href='__GHOST_URL__/secret/'>a</a> <a href='__GHOST_URL__/gone/?b=1'>b</a> <a href='__GHOST_URL__'>c</a></p>"},
            {"id": "2", "title": "Secret", "slug": "secret", "html": "<p>Text.</p>", "status": "published", "visibility": "members",
             "published_at": "2016-04-08T09:30:00.000Z"}
            """);

        assertEquals("[a](/secret/) [b](/gone/?b=1) [c](/)\n", text("tides"));
        assertTrue(run.out().contains("leads nowhere: /gone/?b=1 (1); /secret/ (1)"), run.out());
    }

    @Test
    void cardsOfFilesAndPlayersKeepNothingOfGhostsInterface() throws IOException {
        bringPosts("""
            {"id": "1", "title": "Tides", "slug": "tides", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "html": "<figure class='kg-card kg-video-card'><div class='kg-video-container'><video src='__GHOST_URL__/content/media/v.mp4'></video><div class='kg-video-overlay'><button aria-label='Play'></button></div><div class='kg-video-player-container'><span>0:00</span><div>/<span>1:12</span></div></div></div><figcaption>The ebb</figcaption></figure><div class='kg-card kg-audio-card'><img src='' alt='audio-thumbnail' class='kg-audio-thumbnail'><div class='kg-audio-player-container'><audio src='__GHOST_URL__/content/media/a.mp3'></audio><div class='kg-audio-title'>A bell</div><div class='kg-audio-player'><span>0:00</span><div>/<span>2:04</span></div></div></div></div><div class='kg-card kg-file-card'><a href='__GHOST_URL__/content/files/tables.pdf'><div class='kg-file-card-title'>Tables</div><div class='kg-file-card-caption'>All of them</div><div class='kg-file-card-metadata'><div class='kg-file-card-filename'>tables.pdf</div><div class='kg-file-card-filesize'>1 MB</div></div></a></div>"}
            """);

        assertEquals("""
            ![The ebb](/content/media/v.mp4)

            ![A bell](/content/media/a.mp3)

            [Tables](/content/files/tables.pdf): All of them
            """, text("tides"));
    }

    @Test
    void textsOfBothEditorsBecomeMarkdown() throws IOException {
        bringPosts("""
            {"id": "2", "title": "Lexical", "slug": "lexical", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "lexical": "{\\"root\\":{\\"children\\":[{\\"type\\":\\"extended-heading\\",\\"tag\\":\\"h2\\",\\"children\\":[{\\"type\\":\\"extended-text\\",\\"text\\":\\"A heading\\"}]},{\\"type\\":\\"paragraph\\",\\"children\\":[{\\"type\\":\\"extended-text\\",\\"text\\":\\"Bold\\",\\"format\\":1},{\\"type\\":\\"linebreak\\"},{\\"type\\":\\"link\\",\\"url\\":\\"https://a.example.org\\",\\"children\\":[{\\"type\\":\\"text\\",\\"text\\":\\"link\\"}]}]},{\\"type\\":\\"image\\",\\"src\\":\\"/a.png\\",\\"alt\\":\\"A\\",\\"caption\\":\\"Below\\"},{\\"type\\":\\"callout\\",\\"calloutText\\":\\"Mind.\\"},{\\"type\\":\\"gallery\\",\\"images\\":[{\\"src\\":\\"/a.png\\",\\"alt\\":\\"A\\",\\"caption\\":\\"One\\"},{\\"src\\":\\"/b.png\\"}],\\"caption\\":\\"Two\\"}]}}"},
            {"id": "3", "title": "Mobiledoc", "slug": "mobiledoc", "status": "published", "published_at": "2016-04-08T09:30:00.000Z",
             "mobiledoc": "{\\"version\\":\\"0.3.1\\",\\"atoms\\":[],\\"cards\\":[[\\"markdown\\",{\\"markdown\\":\\"Some *Markdown*.\\"}]],\\"markups\\":[[\\"em\\"],[\\"a\\",[\\"href\\",\\"https://a.example.org\\"]]],\\"sections\\":[[1,\\"h3\\",[[0,[],0,\\"Heading\\"]]],[1,\\"p\\",[[0,[],0,\\"Plain \\"],[0,[0],1,\\"italic\\"],[0,[1],1,\\"link\\"]]],[3,\\"ol\\",[[[0,[],0,\\"one\\"]]]],[10,0]]}"}
            """);

        assertEquals("""
            ## A heading

            **Bold**\s\s
            [link](https://a.example.org)

            ![A](/a.png "Below")

            ::::aside

            Mind.

            ::::

            :::gallery[Two]

            ![A](/a.png "One")

            ![](/b.png)

            :::
            """, text("lexical"));
        assertEquals("""
            ### Heading

            Plain *italic*[link](https://a.example.org)

            1. one

            Some *Markdown*.
            """, text("mobiledoc"));
    }

    @Test
    void draftsMembersOnlyPostsAndInvalidDatesAreNotPublished() throws IOException {
        Run run = bringPosts("""
            {"id": "4", "title": "Draft", "slug": "draft", "html": "<p>Text.</p>", "status": "draft"},
            {"id": "5", "title": "Members", "slug": "members", "html": "<p>Text.</p>", "status": "published", "visibility": "members",
             "published_at": "2016-04-08T09:30:00.000Z"},
            {"id": "6", "title": "Dated", "slug": "dated", "html": "<p>Text.</p>", "status": "published", "published_at": "someday"},
            {"id": "7", "title": "About", "slug": "about", "html": "<p>Text.</p>", "status": "published", "type": "page"}
            """);

        assertTrue(api.targets().contains("/api/pages/about"), api.targets()::toString);
        assertEquals("/about", api.redirects().get("/about/"));
        assertTrue(run.out().contains("drafts: 2 begun, 0 there already"), run.out());
        assertTrue(run.out().contains("post 6 (Dated): published_at: \"someday\" is no date"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void postThatWentOutByMailAloneIsADraft() throws IOException {
        Run run = bringPosts("""
            {"id": "1", "title": "To subscribers", "slug": "to-subscribers", "html": "<p>Text.</p>", "status": "sent",
             "visibility": "public", "published_at": "2016-04-08T09:30:00.000Z"}
            """);

        assertTrue(run.out().contains("drafts: 1 begun, 0 there already"), run.out());
        assertTrue(run.out().contains("was sent by mail alone"), run.out());
    }

    private Run bringPosts(String posts, String... more) throws IOException {
        write("ghost.json", """
            {"db": [{"data": {
              "posts": [%s],
              "users": [{"id": "u", "name": "Ada"}],
              "tags": [{"id": "t", "name": "News"}, {"id": "s", "name": "Sea"}, {"id": "i", "name": "#internal"}],
              "posts_tags": [{"post_id": "1", "tag_id": "s", "sort_order": 1}, {"post_id": "1", "tag_id": "t", "sort_order": 0},
                             {"post_id": "1", "tag_id": "i", "sort_order": 2}],
              "posts_authors": [{"post_id": "1", "author_id": "u", "sort_order": 0}]
            }}]}
            """.formatted(posts));
        return bring("ghost.json", more);
    }
}
