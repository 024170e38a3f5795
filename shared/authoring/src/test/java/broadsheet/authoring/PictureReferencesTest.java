package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureReferencesTest {
    @Test
    void everyWayToShowAPictureIsFoundAsItIsWritten() {
        String document = """
            ---
            title: A title
            image: lead.jpg
            ---
            Text[^1] ![A](photos/a%20b.jpg "A title"), ![again](photos/a%20b.jpg) `![not](code.jpg)`

            {% image "photos/c.png", "C" %}

            <figure><img src="d.webp"></figure>

            ![E](https://example.org/e.gif) and [a file](notes.pdf), [a page](/about)

            [^1]: A note with ![F](f.png)
            """;
        assertEquals(
                List.of(
                        "lead.jpg",
                        "notes.pdf",
                        "photos/a%20b.jpg",
                        "/photos/c.png",
                        "d.webp",
                        "https://example.org/e.gif",
                        "f.png"),
                references(document));
    }

    @Test
    void unreadableDocumentReferencesNoPictures() {
        assertEquals(List.of(), references("no front matter ![A](a.jpg)"));
        assertEquals(List.of(), references("---\n: : :\n---\n![A](a.jpg)"));
    }

    private static List<String> references(String document) {
        return List.copyOf(DocumentReader.pictureReferences(document.getBytes(UTF_8)));
    }
}
