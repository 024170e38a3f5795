package broadsheet.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.check.Check;
import broadsheet.check.CompleteSite;
import broadsheet.check.StoredSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports a site with something of every kind, and restores it. */
@Tag("slow")
final class ExportAndRestoreTest {
    private final CompleteSite site = new CompleteSite();

    @TempDir
    private Path dir;

    @AfterEach
    void close() {
        site.close();
    }

    private CommandRun export(String name) {
        return CommandRun.of(Export::run, dir.resolve(name).toString());
    }

    private CommandRun restore(String name) {
        return CommandRun.of(Restore::run, dir.resolve(name).toString());
    }

    /** Deletes all that the site has, as a system that is new has nothing. */
    private void empty() {
        site.stored().items().keySet().stream()
                .filter(key -> !key.matches("(?:DRAFT|SCHEDULE|LINK|PRESENT|KEYS LINKS).*"))
                .forEach(site.stored()::delete);
        site.stored().deleteObjects();
    }

    private Map<String, String> files(String name) throws IOException {
        Path root = dir.resolve(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> differences = new TreeMap<>();
        Stream.of(before.keySet(), after.keySet()).flatMap(Set::stream).forEach(key -> {
            String was = before.getOrDefault(key, "nothing");
            String is = after.getOrDefault(key, "nothing");
            if (!was.equals(is)) {
                differences.put(key, was + "\n" + is);
            }
        });
        return differences;
    }

    private static String sorted(String lines) {
        return String.join("\n", new TreeSet<>(lines.lines().toList()));
    }

    private static Map<String, String> comparable(Map<String, String> files) {
        files.remove(Manifest.NAME);
        files.replaceAll((name, text) -> sorted(text));
        return files;
    }

    @Test
    void restoredSiteHasTheSamePagesByteForByteAndIsConsistent() throws IOException {
        Map<String, String> before = site.stored().contents();
        CommandRun exported = export("one");
        assertEquals(0, exported.status(), exported.said());

        empty();
        CommandRun restored = restore("one");
        assertEquals(0, restored.status(), restored.said());
        long records = new Scanner(restored.said()).useLocale(Locale.ENGLISH).nextLong();
        assertTrue(records <= Manifest.complete(dir.resolve("one")).items(), restored.said());
        site.print();
        assertEquals(Map.of(), differences(before, site.stored().contents()));

        CommandRun checked = CommandRun.of(Check::run, "--grace-period", "0");
        assertTrue(checked.said().contains(" 0 differences, 0 repaired"), checked.said());

        CommandRun again = export("two");
        assertEquals(0, again.status(), again.said());
        assertEquals(Map.of(), differences(comparable(files("one")), comparable(files("two"))));
    }

    @Test
    void staticPageHasItsPicturesBesideIt() {
        CommandRun exported = export("one");
        assertEquals(0, exported.status(), exported.said());
        Path page = dir.resolve("one/pages/about");
        assertTrue(Files.isRegularFile(page.resolve("index.md")));
        assertTrue(Files.isRegularFile(page.resolve("desk.jpg")));
    }

    @Test
    void repeatedRestoreReplacesNothingAndAddsOnlyOnRequest() {
        export("one");
        empty();
        restore("one");
        String key = site.stored().items().keySet().stream()
                .filter(item -> item.startsWith("TALLY#") && item.endsWith(" VIEWS"))
                .findFirst()
                .orElseThrow();
        site.stored().change(key, item -> {
            item.put("number", StoredSite.number(8));
            return item;
        });
        String deleted = site.stored().items().keySet().stream()
                .filter(item -> item.startsWith("REDIRECTS#"))
                .findFirst()
                .orElseThrow();
        site.stored().delete(deleted);
        var items = site.stored().items();
        CommandRun second = restore("one");
        assertEquals(0, second.status(), second.said());
        assertTrue(second.said().contains("nothing is written"), second.said());
        assertEquals(items, site.stored().items());

        CommandRun again = CommandRun.of(Restore::run, dir.resolve("one").toString(), "--again");
        assertEquals(1, again.status(), again.said());
        assertTrue(again.said().startsWith("1 records and 0 files of pictures written; "), again.said());
        assertTrue(again.said().contains("left as it is: " + key), again.said());
        assertTrue(site.stored().items().containsKey(deleted));
    }

    @Test
    void linkInAFolderIsNotFollowed() throws IOException {
        export("one");
        empty();
        Path secret = Files.writeString(dir.resolve("secret"), "a secret");
        Path picture;
        try (var files = Files.walk(dir.resolve("one/images"))) {
            picture = files.filter(file -> file.toString().endsWith(".webp"))
                    .findFirst()
                    .orElseThrow();
        }
        String key = dir.resolve("one").relativize(picture).toString();
        Files.delete(picture);
        Files.createSymbolicLink(picture, secret);
        restore("one");
        assertTrue(site.stored().objects().contains(key.replaceFirst("[^/]*$", "picture.json")), key);
        assertFalse(site.stored().objects().contains(key), key);
    }

    @Test
    void systemWithAnotherSiteIsRefused() {
        export("one");
        site.closeDiscussionsAfter(3);
        var items = site.stored().items();
        CommandRun refused = restore("one");
        assertEquals(2, refused.status());
        assertTrue(refused.said().contains("restore needs an empty one"), refused.said());
        assertEquals(items, site.stored().items());
    }

    @Test
    void exportNamesNoAccountAndNoSecret() throws IOException {
        export("one");
        String stored = site.stored().items().toString();
        for (String hidden : List.of("reader-\\d", "anon-\\d", "a secret")) {
            Pattern pattern = Pattern.compile(hidden);
            assertTrue(pattern.matcher(stored).find(), () -> "the table has no " + hidden);
            files("one")
                    .forEach((name, text) -> assertFalse(pattern.matcher(text).find(), name));
        }
    }

    @Test
    void repeatedExportDeletesRemovedDocumentsAndKeepsOtherFiles() throws IOException {
        export("one");
        Path stale = dir.resolve("one/articles/gone/index.md");
        Files.createDirectories(stale.getParent());
        Files.writeString(stale, "text");
        Path own = dir.resolve("one/notes.txt");
        Files.writeString(own, "text");
        assertEquals(0, export("one").status());
        assertFalse(Files.exists(stale.getParent()));
        assertTrue(Files.exists(own));
    }

    @Test
    void folderWithOtherFilesIsNoPlaceForAnExport() throws IOException {
        Files.writeString(dir.resolve("notes.txt"), "text");
        CommandRun refused = CommandRun.of(Export::run, dir.toString());
        assertEquals(2, refused.status());
        assertTrue(refused.said().contains("has files and is no export"), refused.said());
        assertEquals("text", Files.readString(dir.resolve("notes.txt")));
    }

    @Test
    void exportThatWasStoppedIsNotRestored() throws IOException {
        export("one");
        Path manifest = dir.resolve("one").resolve(Manifest.NAME);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst(",\"finished\":\"[^\"]*\"", ""));
        CommandRun refused = restore("one");
        assertEquals(2, refused.status());
        assertTrue(refused.said().contains("run export again"), refused.said());
    }
}
