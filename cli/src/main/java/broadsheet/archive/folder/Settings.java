package broadsheet.archive.folder;

import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.OldUrl;
import broadsheet.archive.Values;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings and the data files of site generators. */
final class Settings {
    private Settings() {}

    /**
     * Reads a file of YAML, TOML or JSON, by its ending.
     *
     * @throws IOException if it cannot be read, with the file's name
     */
    static Values read(Path file) throws IOException {
        try {
            String text = Utf8.decode(Files.readAllBytes(file), line -> "line " + line);
            String name = file.getFileName().toString();
            return name.endsWith(".toml")
                    ? FrontMatterFile.toml(text)
                    : name.endsWith(".json") ? FrontMatterFile.json(text) : FrontMatterFile.yaml(text);
        } catch (ValidationException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** The hosts of a site's URL; nothing if it has none. */
    static Set<String> hosts(Optional<String> url) {
        return url.flatMap(OldUrl::parsed).map(OldUrl::hosts).map(Set::copyOf).orElse(Set.of());
    }

    /** The path of a URL or a path, with a slash before it and none behind it; empty for the root. */
    static String base(Optional<String> url) {
        return url.flatMap(OldUrl::parsed)
                .flatMap(uri -> Optional.ofNullable(uri.getPath()))
                .map(path -> ("/" + path).replaceAll("/{2,}", "/").replaceFirst("/$", ""))
                .orElse("");
    }

    /** The zone of a site's dates; empty if the text names none. */
    static Optional<ZoneId> zone(Optional<String> name) {
        try {
            return name.map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** The names of authors by their ids: from {@code authors.yml}, or from a file for each in {@code authors/}. */
    static Map<String, String> authors(Layout layout, String data) throws IOException {
        Map<String, String> names = new HashMap<>();
        Optional<Path> all = layout.first(
                data + "/authors.yml", data + "/authors.yaml", data + "/authors.json", data + "/authors.toml");
        if (all.isPresent()) {
            Values authors = read(all.get());
            for (String id : authors.names()) {
                authors.mapping(id).text("name", "full_name", "display_name").ifPresent(name -> names.put(id, name));
            }
        }
        Path folder = layout.root().resolve(data).resolve("authors");
        if (Files.isDirectory(folder) && folder.toRealPath().startsWith(layout.root())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yml,yaml,json,toml}")) {
                for (Path file : files) {
                    if (file.toRealPath().startsWith(layout.root())) {
                        read(file)
                                .text("name", "full_name", "display_name")
                                .ifPresent(name -> names.put(Post.bare(file), name));
                    }
                }
            }
        }
        return Map.copyOf(names);
    }
}
