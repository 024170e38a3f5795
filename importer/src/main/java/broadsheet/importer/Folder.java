package broadsheet.importer;

import broadsheet.article.Slug;
import broadsheet.fault.Fault;
import broadsheet.publishing.DocumentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a folder holds.
 *
 * @param site its site.yaml
 * @param articles its Markdown files, sorted by name, no two of one slug
 * @param leftOut Markdown files that are no articles
 * @param refused Markdown files that have no slug of their own, and why
 */
record Folder(
        Optional<Path> site, List<ArticleFile> articles, List<String> leftOut, SortedMap<String, Fault> refused) {
    /** README.md is about the folder; _index.md is a listing of Hugo's. */
    private static final Set<String> NO_ARTICLES = Set.of("readme.md", "_index.md");

    /**
     * Looks through a folder and the folders in it, but not through hidden ones.
     *
     * @throws IOException if some of it cannot be read
     */
    static Folder read(Path folder) throws IOException {
        Path root = folder.toRealPath();
        Map<Slug, Path> taken = new HashMap<>();
        List<ArticleFile> articles = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        SortedMap<String, Fault> refused = new TreeMap<>();
        for (Path file : markdown(root)) {
            if (NO_ARTICLES.contains(file.getFileName().toString().toLowerCase(Locale.ROOT))) {
                leftOut.add(file.toString());
                continue;
            }
            Path path = root.resolve(file);
            FileName name = FileName.of(file);
            Optional<Slug> slug =
                    DocumentReader.slugOf(Files.readAllBytes(path)).or(name::slug);
            if (slug.isEmpty()) {
                refused.put(file.toString(), new Fault("name", "holds no letter for an address: write a slug"));
                continue;
            }
            Path first = taken.putIfAbsent(slug.get(), file);
            if (first != null) {
                refused.put(file.toString(), new Fault("slug", "\"" + slug.get() + "\" is already that of " + first));
                continue;
            }
            articles.add(new ArticleFile(path, file.toString(), slug.get(), name.date()));
        }
        Optional<Path> site = Optional.of(root.resolve("site.yaml")).filter(Files::isRegularFile);
        return new Folder(site, List.copyOf(articles), List.copyOf(leftOut), refused);
    }

    private static List<Path> markdown(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !("/" + file).contains("/."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
