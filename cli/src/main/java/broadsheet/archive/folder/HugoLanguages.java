package broadsheet.archive.folder;

import broadsheet.archive.Values;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages of a site of Hugo. Each has a folder of its content, or its files end with its name: {@code about.fr.md}.
 * Addresses of all but the site's own language begin with the language.
 *
 * @param own the site's own language
 * @param prefixed whether its addresses begin with it, too
 * @param folder the folder of what is in no language's folder; empty for the whole site
 * @param folders the folder of each language; empty if it has none
 */
record HugoLanguages(String own, boolean prefixed, String folder, Map<String, String> folders) {
    private static final String CONFIG = "config/_default";
    private static final Pattern FILE = Pattern.compile("languages\\.(.+)\\.(?:toml|ya?ml|json)");
    private static final Pattern SUFFIX = Pattern.compile("(.+)\\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)");

    /** What a file is written in, and where it is. */
    record Content(String language, String folder) {}

    static HugoLanguages of(Layout layout, Values config) throws IOException {
        Map<String, String> folders = new TreeMap<>();
        add(config.mapping("languages"), folders);
        Optional<Path> all = layout.first(
                CONFIG + "/languages.toml",
                CONFIG + "/languages.yaml",
                CONFIG + "/languages.yml",
                CONFIG + "/languages.json");
        if (all.isPresent()) {
            add(Settings.read(all.get()), folders);
        }
        Path settings = layout.root().resolve(CONFIG);
        if (Files.isDirectory(settings) && settings.toRealPath().startsWith(layout.root())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(settings, "languages.*.*")) {
                for (Path file : files) {
                    Matcher name = FILE.matcher(file.getFileName().toString());
                    if (name.matches() && file.toRealPath().startsWith(layout.root())) {
                        folders.put(name.group(1).toLowerCase(Locale.ROOT), folder(Settings.read(file)));
                    }
                }
            }
        }
        return new HugoLanguages(
                config.text("defaultContentLanguage").orElse("en").toLowerCase(Locale.ROOT),
                config.isTrue("defaultContentLanguageInSubdir"),
                Optional.of(folder(config))
                        .filter(named -> !named.isEmpty())
                        .orElse(layout.has("content") ? "content" : ""),
                folders);
    }

    private static void add(Values languages, Map<String, String> folders) {
        languages.names().forEach(name -> folders.put(name.toLowerCase(Locale.ROOT), folder(languages.mapping(name))));
    }

    private static String folder(Values settings) {
        return settings.text("contentDir", "contentdir").orElse("").replaceAll("^\\./|/+$", "");
    }

    /** The language and the folder of a file; empty if it is not among the content. */
    Optional<Content> content(Path file) {
        Optional<Content> ofLanguage = folders.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty() && file.startsWith(one.getValue()))
                .max(Comparator.comparingInt(one -> one.getValue().length()))
                .map(one -> new Content(one.getKey(), one.getValue()));
        return ofLanguage.or(() -> Optional.of(new Content(suffix(file).orElse(own), folder))
                .filter(content -> folder.isEmpty() || file.startsWith(folder)));
    }

    /** The start of addresses in a language: a slash and its name, or nothing. */
    String prefix(String language) {
        return language.equals(own) && !prefixed ? "" : "/" + language;
    }

    /** A file's name without the language at its end. */
    String withoutLanguage(String name) {
        Matcher suffix = SUFFIX.matcher(name);
        return suffix.matches() && folders.containsKey(suffix.group(2).toLowerCase(Locale.ROOT))
                ? suffix.group(1)
                : name;
    }

    private Optional<String> suffix(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
        return Optional.of(SUFFIX.matcher(name))
                .filter(Matcher::matches)
                .map(suffix -> suffix.group(2).toLowerCase(Locale.ROOT))
                .filter(folders::containsKey);
    }
}
