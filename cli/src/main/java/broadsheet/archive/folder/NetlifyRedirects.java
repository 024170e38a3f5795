package broadsheet.archive.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of {@code _redirects}, which Netlify and Cloudflare Pages read. A pattern stands for paths that nobody can list, so only
 * redirects of one path are read. A mark behind the status ({@code 301!}) says that the redirect comes before a page at the path; no page is
 * there any more.
 */
final class NetlifyRedirects {
    private static final String FILE = "_redirects";
    private static final Pattern RULE =
            Pattern.compile("(/[^\\s*:?#]*)\\s+(/[^\\s*:?#]*)(?:[?#]\\S*)?(?:\\s+30[1278]!?)?(?:\\s+#.*)?");

    private final Map<String, List<Rule>> byTarget = new HashMap<>();
    private final Set<String> unused = new LinkedHashSet<>();

    /** A rule of one path. */
    private record Rule(String from, String written) {}

    private NetlifyRedirects() {}

    /**
     * Reads the first file in the folders that a site's root is made of.
     *
     * @throws IOException if it cannot be read
     */
    static NetlifyRedirects of(Layout layout, List<Path> folders) throws IOException {
        var redirects = new NetlifyRedirects();
        Optional<Path> file = layout.first(
                folders.stream().map(folder -> folder.resolve(FILE).toString()).toArray(String[]::new));
        if (file.isPresent()) {
            redirects.read(new String(Files.readAllBytes(file.get()), UTF_8));
        }
        return redirects;
    }

    private void read(String text) {
        Set<String> known = new HashSet<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    unused.add(line);
                    Matcher rule = RULE.matcher(line);
                    // Of two rules of one path, the first counts.
                    if (rule.matches() && known.add(key(rule.group(1)))) {
                        byTarget.computeIfAbsent(key(rule.group(2)), target -> new ArrayList<>())
                                .add(new Rule(rule.group(1), line));
                    }
                });
    }

    private static String key(String path) {
        return path.replaceFirst("/(?:index\\.html?)?$", "");
    }

    /** The paths that lead to a path. */
    List<String> leadingTo(String path) {
        List<Rule> rules = byTarget.getOrDefault(path, List.of());
        rules.forEach(rule -> unused.remove(rule.written()));
        return rules.stream().map(Rule::from).toList();
    }

    /** The rules that have led to no document so far, as they are written. */
    List<String> unused() {
        return unused.stream().map(rule -> FILE + ": " + rule).toList();
    }
}
