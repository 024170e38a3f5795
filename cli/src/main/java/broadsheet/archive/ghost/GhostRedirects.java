package broadsheet.archive.ghost;

import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Values;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The redirects of a site, from the file that Ghost gives. A pattern stands for paths that nobody can list, so only
 * redirects of one path are read.
 *
 * @param sources the paths that lead to a path, by that path without a slash at its end
 */
record GhostRedirects(Map<String, List<String>> sources) {
    private static final Pattern PLAIN = Pattern.compile("\\^?(/[\\w./%~-]*?)/?\\$?");

    /**
     * Reads {@code redirects.yaml} or {@code redirects.json} in the folder of an export.
     *
     * @throws IOException if it cannot be read
     */
    static GhostRedirects beside(Path export) throws IOException {
        Map<String, List<String>> sources = new HashMap<>();
        Path yaml = export.resolveSibling("redirects.yaml");
        Path json = export.resolveSibling("redirects.json");
        try {
            if (Files.isRegularFile(yaml)) {
                Values codes = FrontMatterFile.yaml(Utf8.decode(Files.readAllBytes(yaml), line -> "line " + line));
                for (String code : codes.names()) {
                    Values rules = codes.mapping(code);
                    rules.names().forEach(from -> rules.text(from).ifPresent(to -> add(sources, from, to)));
                }
            } else if (Files.isRegularFile(json)) {
                Object rules = JsonMapper.shared().readValue(Files.readAllBytes(json), Object.class);
                Values.of(Map.of("rules", rules))
                        .mappings("rules")
                        .forEach(rule -> add(
                                sources,
                                rule.text("from").orElse(""),
                                rule.text("to").orElse("")));
            }
        } catch (ValidationException | JacksonException malformed) {
            throw new IOException("the redirects beside " + export + ": " + malformed.getMessage(), malformed);
        }
        return new GhostRedirects(sources);
    }

    private static void add(Map<String, List<String>> sources, String from, String to) {
        var plain = PLAIN.matcher(from);
        if (plain.matches() && to.startsWith("/")) {
            sources.computeIfAbsent(to.replaceFirst("/$", ""), path -> new ArrayList<>())
                    .add(plain.group(1) + "/");
        }
    }

    List<String> leadingTo(String path) {
        return Optional.ofNullable(sources.get(path)).orElse(List.of());
    }
}
