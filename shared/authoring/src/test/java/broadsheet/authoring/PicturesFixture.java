package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Attachment;
import broadsheet.article.Label;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.authoring.DocumentReader.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads documents of an article for which three pictures were uploaded. */
final class PicturesFixture {
    static final Picture HARBOUR = new Picture("a".repeat(64), 2400, 1600, List.of(320, 640, 960, 1280));
    static final Picture TOWER = new Picture("b".repeat(64), 600, 900, List.of(320, 600));
    static final Picture PIER = new Picture("c".repeat(64), 900, 600, List.of(320, 640)).withAvif();
    static final Map<PictureName, Attachment> KEPT = Map.of(
            new PictureName("photos/harbour.jpg"),
            HARBOUR,
            new PictureName("tower.png"),
            TOWER,
            new PictureName("pier.jpg"),
            PIER);

    private static final Site SITE = new Site(
            "Site",
            "",
            "en",
            "https://example.org",
            Optional.of(new Slug("science")),
            new Label(new Slug("analysis"), "Analysis"),
            new Label(new Slug("desk"), "The Desk"),
            List.of(new Section(new Slug("science"), "Science", "", "#000000", "#ffffff")),
            List.of());

    private PicturesFixture() {}

    static Reading read(String markdown) {
        return read("", markdown, () -> KEPT);
    }

    static Reading read(String yaml, String markdown, Supplier<Map<PictureName, Attachment>> pictures) {
        String document = "---\ntitle: T\n" + yaml + "---\n" + markdown;
        return DocumentReader.read(
                document.getBytes(UTF_8),
                new Slug("a"),
                SITE,
                Defaults.NONE,
                Instant.EPOCH,
                addresses -> pictures.get());
    }
}
