package broadsheet.importer;

import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader;
import broadsheet.authoring.SiteReader;
import broadsheet.authoring.Withheld;
import broadsheet.validation.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
 * @param root where it is, without symbolic links
 * @param site its site.yaml
 * @param articles its Markdown files, sorted by name, no two of one slug
 * @param leftOut Markdown files that are no articles, and links to folders, which are not followed
 * @param withheld drafts, and what is dated ahead
 * @param refused Markdown files that lie elsewhere or have no slug of their own, and why
 */
record Folder(
        Path root,
        Optional<Path> site,
        List<Article> articles,
        List<String> leftOut,
        SortedMap<String, Withheld> withheld,
        SortedMap<String, FieldError> refused) {
    /** README.md is about the folder; _index.md is a listing of Hugo's. */
    private static final Set<String> NO_ARTICLES = Set.of("readme.md", "_index.md");

    /**
     * A file to be published as an article.
     *
     * @param path where it is
     * @param name its path inside the folder, by which it is reported
     * @param slug the address it gets
     * @param date the day in its name
     */
    record Article(Path path, String name, Slug slug, Optional<LocalDate> date) {}

    /**
     * Looks through a folder and the folders in it, but not through hidden ones. Nothing outside of it is ever read: a link
     * may lead to whatever its author could not read.
     *
     * @param now the time, which tells what is dated ahead
     * @throws IOException if some of it cannot be read, or site.yaml lies elsewhere
     */
    static Folder read(Path folder, Instant now) throws IOException {
        Path root = folder.toRealPath();
        Optional<Path> site = Optional.of(root.resolve("site.yaml")).filter(Files::isRegularFile);
        if (site.isPresent() && leadsOut(root, site.get())) {
            throw new IOException(site.get() + ", a link that leads out of the folder");
        }
        ZoneId zone = site.isPresent() ? SiteReader.zoneOf(Files.readAllBytes(site.get())) : ZoneOffset.UTC;
        Map<Slug, String> taken = new HashMap<>();
        List<Article> articles = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        SortedMap<String, Withheld> withheld = new TreeMap<>();
        SortedMap<String, FieldError> refused = new TreeMap<>();
        for (Path file : markdown(root)) {
            String name = file.toString();
            Path path = root.resolve(file);
            if (Files.isDirectory(path)) {
                leftOut.add(name);
                continue;
            }
            if (leadsOut(root, path)) {
                refused.put(name, new FieldError("file", "is a link that leads out of the folder"));
                continue;
            }
            if (NO_ARTICLES.contains(file.getFileName().toString().toLowerCase(Locale.ROOT))) {
                leftOut.add(name);
                continue;
            }
            byte[] document = Files.readAllBytes(path);
            FileName says = FileName.of(file);
            Optional<Instant> date =
                    says.date().map(day -> day.atStartOfDay(zone).toInstant());
            Optional<Withheld> why = DocumentReader.withheld(document, date, zone, now);
            if (why.isPresent()) {
                withheld.put(name, why.get());
                continue;
            }
            Optional<Slug> slug = DocumentReader.slugOf(document).or(says::slug);
            if (slug.isEmpty()) {
                refused.put(name, new FieldError("name", "holds no letter for an address: write a slug"));
            } else if (taken.containsKey(slug.get())) {
                String first = taken.get(slug.get());
                refused.put(name, new FieldError("slug", "\"" + slug.get() + "\" is already that of " + first));
            } else {
                taken.put(slug.get(), name);
                articles.add(new Article(path, name, slug.get(), says.date()));
            }
        }
        return new Folder(root, site, List.copyOf(articles), List.copyOf(leftOut), withheld, refused);
    }

    /** How many files are to be published, site.yaml included. */
    int files() {
        return articles.size() + refused.size() + (site.isPresent() ? 1 : 0);
    }

    private static boolean leadsOut(Path root, Path file) throws IOException {
        return !file.toRealPath().startsWith(root);
    }

    /** Markdown files, and links to folders. */
    private static List<Path> markdown(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> Files.isDirectory(path)
                            ? Files.isSymbolicLink(path)
                            : Files.isRegularFile(path) && path.toString().endsWith(".md"))
                    .map(root::relativize)
                    .filter(file -> !("/" + file).contains("/."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
