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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Exports a site with its drafts, and restores them. */
@Tag("slow")
final class DraftTransferTest {
    private final CompleteSite site = new CompleteSite();

    @TempDir
    private Path dir;

    @AfterEach
    void close() {
        site.close();
    }

    private static String run(int status, CommandRun.Command command, String... arguments) {
        CommandRun run = CommandRun.of(command, arguments);
        assertEquals(status, run.status(), run::said);
        return run.said();
    }

    /** The items of drafts and of their lists, without links. A draft that was scheduled is ready. */
    private Map<String, Map<String, AttributeValue>> drafts() {
        Map<String, Map<String, AttributeValue>> drafts = new TreeMap<>();
        site.stored().items().forEach((key, item) -> {
            if (key.startsWith("DRAFT#") && !key.contains(" LINK#") && !item.containsKey("deleted")) {
                Map<String, AttributeValue> unscheduled = new HashMap<>(item);
                unscheduled.replaceAll(
                        (name, value) -> "scheduled".equals(value.s()) ? AttributeValue.fromS("ready") : value);
                unscheduled.computeIfPresent("pk", (name, pk) -> AttributeValue.fromS(listed(pk.s())));
                drafts.put(listed(key), unscheduled);
            }
        });
        return drafts;
    }

    private static String listed(String key) {
        return key.replace("DRAFT#LIST#scheduled", "DRAFT#LIST#ready");
    }

    private void empty() {
        site.stored().items().keySet().stream()
                .filter(key -> !key.startsWith("KEYS LINKS"))
                .forEach(site.stored()::delete);
        site.stored().deleteObjects();
    }

    private void assertConsistent() {
        site.print();
        String checked = run(0, Check::run, "--grace-period", "0");
        assertTrue(checked.contains(" 0 differences, 0 repaired"), checked);
    }

    @Test
    void draftsComeBackWithTheirTextsAndNotes() throws IOException {
        var before = drafts();
        String one = dir.resolve("one").toString();
        String said = run(0, Export::run, one, "--drafts");
        assertTrue(said.contains("2 drafts, which no reader may see, in "), said);
        assertTrue(said.contains("left out: 1 links to drafts"), said);

        empty();
        run(0, Restore::run, one);

        assertEquals(before, drafts());
        assertConsistent();
        assertTrue(run(0, Restore::run, one).contains("nothing is written"));
        assertTrue(run(0, Restore::run, one, "--again").startsWith("0 records"));
    }

    @Test
    void draftChangedAtTheDeskIsKept() throws IOException {
        String one = dir.resolve("one").toString();
        run(0, Export::run, one, "--drafts");
        empty();
        run(0, Restore::run, one);
        String head = drafts().keySet().stream()
                .filter(key -> key.endsWith(" HEAD"))
                .findFirst()
                .orElseThrow();
        site.stored().change(head, item -> {
            item.put("writes", StoredSite.number(99));
            return item;
        });
        var changed = drafts();

        String again = run(1, Restore::run, one, "--again");

        assertTrue(again.contains("left as it is: " + head.replace(" HEAD", "")), again);
        assertEquals(changed, drafts());
    }

    @Test
    void onlyItsOwnerMayReadTheFolderOfDrafts() throws IOException {
        Path one = dir.resolve("one");
        run(0, Export::run, one.toString(), "--drafts");

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one.resolve("drafts"))));
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isDraft = file.startsWith(one.resolve("drafts"));
                assertEquals(
                        isDraft && file.toString().endsWith(".md"),
                        Files.readString(file).matches("(?s).*title: (?:A draft|Later)\n.*"),
                        file::toString);
                assertFalse(Files.readString(file).contains("The lawyer"), file::toString);
            }
        }
    }

    @Test
    void exportWithoutTheFlagHasNoDraftsNorThoseOfAnEarlierRun() throws IOException {
        Path one = dir.resolve("one");
        run(0, Export::run, one.toString(), "--drafts");

        run(0, Export::run, one.toString());

        assertFalse(Files.exists(one.resolve("drafts")));
    }

    @Test
    void staticCopyHasNoDrafts() {
        String refused = run(2, Export::run, dir.resolve("one").toString(), "--static", "--drafts");

        assertTrue(refused.contains("a static copy has no drafts"), refused);
        assertFalse(Files.exists(dir.resolve("one")));
    }
}
