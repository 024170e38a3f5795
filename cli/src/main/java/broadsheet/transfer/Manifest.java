package broadsheet.transfer;

import broadsheet.cli.client.CommandFailure;
import broadsheet.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonParser;

/**
 * The file {@code export.json}, by which a folder is known as an export.
 *
 * @param id the export's id, which stays when the folder is brought up to date
 * @param finished when the last run ended; empty while one goes on, or after one that stopped
 * @param items how many records the folder has
 */
record Manifest(String id, Optional<Instant> finished, long items) {
    /** The file's name. */
    static final String NAME = "export.json";

    /** The form of the records. A change that an earlier {@code restore} cannot read is a new number. */
    private static final int FORMAT = 1;

    /**
     * The manifest of a folder that is to be written.
     *
     * @throws CommandFailure if the folder has files and is no export
     */
    static Manifest begin(Path root) {
        if (Files.exists(root.resolve(NAME))) {
            return new Manifest(read(root).id(), Optional.empty(), 0);
        }
        ExportFolder.create(root, "export");
        return new Manifest(UUID.randomUUID().toString(), Optional.empty(), 0);
    }

    /**
     * The manifest of an export that is complete.
     *
     * @throws CommandFailure if the folder has none
     */
    static Manifest complete(Path root) {
        if (!Files.exists(root.resolve(NAME))) {
            throw new CommandFailure(root + " is no export: it has no " + NAME + ".");
        }
        Manifest manifest = read(root);
        if (manifest.finished().isEmpty()) {
            throw new CommandFailure("The export in " + root + " was stopped: run export again, which goes on.");
        }
        return manifest;
    }

    private static Manifest read(Path root) {
        Map<String, String> members = new HashMap<>();
        try (var in = Files.newInputStream(root.resolve(NAME))) {
            Json.read(in, parser -> Json.members(parser, (name, value) -> members.put(name, text(value))));
        } catch (IOException | RuntimeException unreadable) {
            throw new CommandFailure("cannot read " + root.resolve(NAME) + ": " + unreadable.getMessage());
        }
        if (!String.valueOf(FORMAT).equals(members.get("format"))) {
            throw new CommandFailure(root.resolve(NAME) + " has format " + members.get("format")
                    + ", and this command reads " + FORMAT + ".");
        }
        String id = members.getOrDefault("id", "");
        if (!id.matches("[0-9a-f-]{36}")) {
            throw new CommandFailure(root.resolve(NAME) + " has no id.");
        }
        return new Manifest(
                id,
                Optional.ofNullable(members.get("finished")).map(Instant::parse),
                Long.parseLong(members.getOrDefault("items", "0")));
    }

    private static String text(JsonParser value) {
        return String.valueOf(value.getString());
    }

    /** The file's text. */
    String text() {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("format", FORMAT);
                    json.writeStringProperty("id", id);
                    json.writeNumberProperty("items", items);
                    finished.ifPresent(at -> json.writeStringProperty("finished", at.toString()));
                    json.writeEndObject();
                })
                + "\n";
    }
}
