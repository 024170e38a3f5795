package broadsheet.importer;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("long")
final class ImportMemoryTest extends ImportedArchive {
    private static final int POSTS = 10_000;
    private static final String TEXT = "A sentence of the text, which says little. ".repeat(50);

    /** All texts and pictures together have 22 and 300 MB. */
    @Test
    @Timeout(value = 10, unit = MINUTES)
    void tenThousandPostsWithPicturesAreImportedWithASmallHeap() throws IOException, InterruptedException {
        String bytes = "x".repeat(30_000);
        for (int post = 0; post < POSTS; post++) {
            write(
                    "_posts/2020-01-01-post-%d.md".formatted(post),
                    "---\ntitle: Post %d\ncategories: [news]\n---\n%s\n\n![A](/images/%d.jpg)\n"
                            .formatted(post, TEXT, post));
            picture("images/%d.jpg".formatted(post), "\u00ff\u00d8\u00ff\u00e0 " + post + bytes);
        }

        Process command = jvm("-Xmx64m", "-XX:+UseSerialGC");

        String said = new String(command.getInputStream().readAllBytes(), System.out.charset());
        assertEquals(0, command.waitFor(), () -> said + errors(command));
        assertTrue(said.contains("10000 published, 0 unchanged, 0 refused"), said);
        assertTrue(said.contains("pictures: 10000 uploaded, 0 there already"), said);
    }

    /** All custom fields together have 80 MB. */
    @Test
    @Timeout(value = 2, unit = MINUTES)
    void postsWithLargeCustomFieldsAreImportedWithASmallHeap() throws IOException, InterruptedException {
        String layout = "[{\"elType\":\"section\"}]".repeat(6_000);
        var export = new Wxr();
        for (int post = 0; post < 300; post++) {
            export.item("post", "publish", "Post " + post, """
                <category domain="category" nicename="news">news</category>
                <wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value><![CDATA[%s]]></wp:meta_value></wp:postmeta>
                <wp:postmeta><wp:meta_key>layout</wp:meta_key><wp:meta_value><![CDATA[%s]]></wp:meta_value></wp:postmeta>
                <content:encoded><![CDATA[Text.]]></content:encoded>\
                """.formatted(layout, layout));
        }
        write("export.xml", export.toString());

        Process command = jvm(dir.resolve("export.xml"), "-Xmx64m", "-XX:+UseSerialGC");

        String said = new String(command.getInputStream().readAllBytes(), System.out.charset());
        assertEquals(0, command.waitFor(), () -> said + errors(command));
        assertTrue(said.contains("300 published, 0 unchanged, 0 refused"), said);
        assertTrue(said.contains("done: 300 left out"), said);
    }
}
