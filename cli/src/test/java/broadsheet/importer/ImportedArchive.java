package broadsheet.importer;

import broadsheet.importer.FakeApi.Call;
import java.util.List;

/** What tests of other systems' archives start from: an empty folder, and a site with two sections. */
abstract class ImportedArchive extends PublishedFolder {
    /** The document that was sent to a slug. */
    String document(String slug) {
        return api.calls().stream()
                .filter(call -> call.target().replaceFirst("\\?.*", "").equals("/api/articles/" + slug))
                .map(Call::body)
                .findFirst()
                .orElseThrow(() -> new AssertionError(slug + " is none of " + api.targets()));
    }

    /** The text of that document, below its front matter. */
    String text(String slug) {
        return document(slug).replaceFirst("(?s)\\A---\n.*?\n---\n\n", "");
    }

    /** The old addresses in that document. */
    List<String> addresses(String slug) {
        String document = document(slug);
        int start = document.indexOf("\naddresses:\n");
        return start < 0
                ? List.of()
                : document.substring(start + 1)
                        .lines()
                        .skip(1)
                        .takeWhile(line -> line.startsWith("  - "))
                        .map(line -> line.substring(5, line.length() - 1))
                        .toList();
    }
}
