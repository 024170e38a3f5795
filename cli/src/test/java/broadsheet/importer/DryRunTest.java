package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.PictureFormat;
import broadsheet.staticpage.StaticPageStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a dry run finds, and what an import asks before it sends. */
final class DryRunTest extends ImportedArchive {
    private static final String SITE = """
        title: A site
        desk: ada
        authors: [{id: ada, name: Ada, biography: A., portrait: portraits/ada.jpg}]
        sections: [{id: news, name: News}]
        """;

    @Test
    void dryRunOfAFolderWithGoodPicturesSucceeds() throws IOException {
        write("site.yaml", SITE);
        picture("portraits/ada.jpg");
        picture("pier.jpg");
        write("one.md", "---\ntitle: One\nsection: news\n---\n![A](pier.jpg)");

        Run run = publish("--dry-run");

        assertEquals(List.of(), api.targets());
        assertTrue(run.out().startsWith("dry run, nothing is sent: site.yaml: published\n1 published"), run.out());
        assertEquals(0, run.status(), run.out() + run.err());
    }

    @Test
    void dryRunNamesPortraitsAndPicturesThatAreNone() throws IOException {
        write("site.yaml", SITE);
        write("portraits/ada.jpg", "<svg/>");
        write("pier.jpg", "No picture.");
        write("one.md", "---\ntitle: One\nkind: 7\n---\n![A](pier.jpg)");

        Run run = publish("--dry-run");

        assertTrue(
                run.out().contains("  site.yaml: picture portraits/ada.jpg: is no JPEG, PNG, WebP or GIF file"),
                run.out());
        assertTrue(run.out().contains("  one.md: picture pier.jpg: is no JPEG, PNG, WebP or GIF file"), run.out());
        assertTrue(run.out().contains("  one.md: section: "), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void dryRunNamesPicturesOfStaticPagesThatAreNone() throws IOException {
        write("site.yaml", SITE.replace(", portrait: portraits/ada.jpg", ""));
        picture("pages/pier.jpg");
        write("pages/spire.jpg", "No picture.");
        write("pages/about.md", "---\ntitle: About\n---\n![A](pier.jpg)");
        write("pages/contact.md", "---\n---\n![B](spire.jpg)");

        Run run = publish("--dry-run");

        assertTrue(run.out().contains("1 published, 0 unchanged, 1 refused"), run.out());
        assertTrue(
                run.out().contains("  pages/contact.md: picture spire.jpg: is no JPEG, PNG, WebP or GIF file"),
                run.out());
        assertTrue(run.out().contains("  pages/contact.md: title: is missing"), run.out());
    }

    @Test
    void dryRunNamesDocumentsAndPicturesThatAreTooLarge() throws IOException {
        String words = "A sentence of the text. ".repeat(10_000);
        write("_config.yml", "permalink: /:title/");
        write("_posts/2016-01-01-long.md", "---\ntitle: Long\n---\n" + words.repeat(2));
        write("_posts/2016-01-02-short.md", "---\ntitle: Short\n---\n" + words);
        write("_drafts/idea.md", "---\ntitle: Idea\n---\n" + words.repeat(2));
        write("about.md", "---\ntitle: About\n---\n" + words);
        write("_posts/2016-01-03-pier.md", "---\ntitle: Pier\n---\n![A](/pier.jpg)");
        picture("pier.jpg");
        try (var pier = new RandomAccessFile(dir.resolve("pier.jpg").toFile(), "rw")) {
            pier.setLength(PictureFormat.MAX_BYTES + 1);
        }

        Run run = publish("--section", "news", "--dry-run");

        assertTrue(run.out().contains("_posts/2016-01-01-long.md: size: The document has 480,1"), run.out());
        assertTrue(run.out().contains("_drafts/idea.md: size: The document has 480,1"), run.out());
        assertTrue(run.out().contains("about.md: size: The document has 240,0"), run.out());
        assertTrue(
                run.out().contains("picture pier.jpg: has 20,971,521 bytes; at most 20,971,520 are taken"), run.out());
        assertTrue(run.out().contains("1 published, 0 unchanged, 4 refused"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void dryRunNamesStaticPagesBeyondThoseOfASite() throws IOException {
        write("site.yaml", SITE.replace(", portrait: portraits/ada.jpg", ""));
        for (int page = 0; page <= StaticPageStore.MOST; page++) {
            write("pages/page-%03d.md".formatted(page), "---\ntitle: Page\n---\nText.");
        }

        Run run = publish("--dry-run");

        assertTrue(run.out().contains("100 published, 0 unchanged, 1 refused"), run.out());
        assertTrue(
                run.out().contains("pages/page-100.md: page: exceeds the 100 static pages that a site may have"),
                run.out());
    }

    @Test
    void slugThatNothingHasCostsOneQuestion() throws IOException {
        write("_posts/2016-01-01-tides.md", "---\ntitle: Tides\n---\nText.");

        publish("--section", "news");

        assertEquals(
                List.of("/api/articles/tides/revisions?limit=1", "/api/articles/tides?section=news"),
                api.targets().stream()
                        .filter(target -> target.startsWith("/api/articles/"))
                        .toList());
    }

    @Test
    void pictureOnAnotherSiteIsNamed() throws IOException {
        write("_posts/2016-01-01-tides.md", "---\ntitle: Tides\n---\n![A](https://pictures.example.net/pier.jpg)");

        Run run = publish("--section", "news");

        assertTrue(
                run.out().contains("picture missing: https://pictures.example.net/pier.jpg is on another site (1)"),
                run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void datedDocumentsWithOurFieldsNeedNoSiteYaml() throws IOException {
        write("2026-01-01-one.md", "---\ntitle: One\nsection: news\n---\nText.");

        Run run = publish();

        assertEquals(List.of("/api/articles/one?date=2026-01-01"), api.targets());
        assertEquals(0, run.status(), run.out() + run.err());
    }

    @Test
    void datedDocumentsWithJekyllLayoutAreImportedAsPosts() throws IOException {
        write("2026-01-01-one.md", "---\ntitle: One\nsection: news\nlayout: post\n---\nText.");

        publish("--section", "news");

        assertTrue(addresses("one").contains("/2026/01/01/one/"), addresses("one")::toString);
    }

    @Test
    void draftsOfAnExportAreNotPublished() throws IOException {
        write("export.json", "{}");
        write("articles/one/index.md", "---\ntitle: One\n---\nText.");
        write("drafts/01JK0000000000000000000D01.md", "---\ntitle: A secret\n---\nText.");

        Run run = publish();

        assertEquals(List.of("/api/articles/one"), api.targets());
        assertTrue(run.out().startsWith("left out: drafts (1 drafts, which restore brings back)\n"), run.out());
        assertEquals(0, run.status(), run.out());
    }
}
