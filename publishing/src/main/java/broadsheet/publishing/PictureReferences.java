package broadsheet.publishing;

import broadsheet.fault.Faults;
import broadsheet.fault.Rejected;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoup.Jsoup;

/** Finds what a document shows, without asking whether all else of it is right. */
final class PictureReferences {
    private static final int MAX_LENGTH = 2_000;

    private PictureReferences() {}

    static Set<String> of(byte[] bytes) {
        Set<String> references = new LinkedHashSet<>();
        try {
            Document document = Document.of(bytes);
            Fields.read(document.yaml(), 2, new Faults())
                    .text(MAX_LENGTH, "image")
                    .ifPresent(references::add);
            String markdown = TemplateTags.resolve(document.markdown(), (offset, tag) -> {});
            Jsoup.parseBodyFragment(Markdown.html(markdown)).select("img[src]").stream()
                    .map(image -> image.attr("src"))
                    .filter(source -> !source.isBlank())
                    .forEach(references::add);
        } catch (Rejected unreadable) {
            // Whoever publishes it is told why.
            return references;
        }
        return references;
    }
}
