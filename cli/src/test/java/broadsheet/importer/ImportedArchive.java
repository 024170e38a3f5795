package broadsheet.importer;

import broadsheet.importer.FakeApi.Call;
import java.util.ArrayList;
import java.util.List;

/** What tests of other systems' archives start from: an empty folder, and a site with two sections. */
abstract class ImportedArchive extends PublishedFolder {
    /** Imports one file of the folder, an export or a zip, with more arguments. */
    Run bring(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--section", "news", "--url", api.url()));
        arguments.addAll(List.of(more));
        arguments.add(dir.resolve(file).toString());
        return run("an-editors.token", arguments);
    }

    /** The document that was sent to a slug. */
    String document(String slug) {
        return sent("/api/articles/" + slug);
    }

    /** The document of a static page that was sent. */
    String page(String slug) {
        return sent("/api/pages/" + slug);
    }

    private String sent(String path) {
        return api.calls().stream()
                .filter(call -> call.target().replaceFirst("\\?.*", "").equals(path))
                .map(Call::body)
                .filter(body -> !body.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is none of " + api.targets()));
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
