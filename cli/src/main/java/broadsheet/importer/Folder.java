package broadsheet.importer;

import broadsheet.archive.Note;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentHead;
import broadsheet.validation.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
 * The content of a folder to be published.
 *
 * @param site its site.yaml
 * @param articles its Markdown files, sorted by name, each with a slug of its own
 * @param leftOut Markdown files that are no articles, and links to folders, which are not followed
 * @param drafts files that are marked as drafts
 * @param refused Markdown files that link out of the folder, lack a slug or repeat one, each with the reasons
 * @param redirects where old paths lead that no article's document states
 */
record Folder(
        Optional<Path> site,
        List<Article> articles,
        List<String> leftOut,
        List<String> drafts,
        SortedMap<String, List<FieldError>> refused,
        SortedMap<String, String> redirects) {
    /** README.md describes the folder; _index.md is a listing page of Hugo. */
    private static final Set<String> NO_ARTICLES = Set.of("readme.md", "_index.md");

    /** More than any document may have: no other one is read. */
    static final int MAX_BYTES = 10_000_000;

    /** What an exported folder has that others have not, and where the documents of its live coverages and its drafts are. */
    private static final String EXPORT = "export.json";

    private static final String COVERAGES = "live";
    private static final String DRAFTS = "drafts";

    /**
     * A file to be published: as an article, as a static page, or as a draft, which no reader sees.
     *
     * @param name its path inside the folder, which the report shows
     * @param slug its slug on the site
     * @param date the date in its name
     * @param kind what it is on the site
     * @param content reads it
     */
    record Article(String name, Slug slug, Optional<LocalDate> date, Kind kind, Content content) {}

    /** Reads a document when it is sent, so that a folder needs no memory for its documents. */
    @FunctionalInterface
    interface Content {
        /**
         * Reads and converts it.
         *
         * @throws IOException if it cannot be read
         * @throws ValidationException if it cannot be converted
         */
        Prepared read() throws IOException;
    }

    /**
     * A document as it is sent.
     *
     * @param document the document, UTF-8
     * @param pictures its pictures
     * @param converted whether its lines are others than in its file
     * @param notes what became of its parts
     */
    @SuppressWarnings("ArrayRecordComponent") // Nothing compares documents.
    record Prepared(byte[] document, PictureFiles pictures, boolean converted, List<Note> notes) {}

    /**
     * Reads a folder and its subfolders, except hidden ones. It reads no file outside the folder: a link may lead to a
     * file that its author could not read.
     *
     * @throws IOException if a file cannot be read, or site.yaml links out of the folder
     */
    static Folder read(Path folder) throws IOException {
        Path root = folder.toRealPath();
        Optional<Path> site = Optional.of(root.resolve("site.yaml")).filter(Files::isRegularFile);
        if (site.isPresent() && leadsOut(root, site.get())) {
            throw new IOException(site.get() + ", a link that leads out of the folder");
        }
        Map<String, String> taken = new HashMap<>();
        List<Article> articles = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        List<String> drafts = new ArrayList<>();
        SortedMap<String, List<FieldError>> refused = new TreeMap<>();
        boolean isExport = Files.isRegularFile(root.resolve(EXPORT));
        int coverages = 0;
        int drafted = 0;
        for (Path file : markdown(root)) {
            String name = file.toString();
            Path path = root.resolve(file);
            if (Files.isDirectory(path)) {
                leftOut.add(name);
                continue;
            }
            if (leadsOut(root, path)) {
                refuse(refused, name, "file", "is a link that leads out of the folder");
                continue;
            }
            if (isExport && file.startsWith(COVERAGES)) {
                coverages++;
                continue;
            }
            if (isExport && file.startsWith(DRAFTS)) {
                drafted++;
                continue;
            }
            if (NO_ARTICLES.contains(file.getFileName().toString().toLowerCase(Locale.ROOT))) {
                leftOut.add(name);
                continue;
            }
            if (Files.size(path) > MAX_BYTES) {
                refuse(refused, name, "file", "has more than %,d bytes".formatted(MAX_BYTES));
                continue;
            }
            DocumentHead head = DocumentHead.of(Files.readAllBytes(path));
            FileName says = FileName.of(file);
            if (head.isDraft()) {
                drafts.add(name);
                continue;
            }
            Optional<Slug> slug = head.slug().or(says::slug);
            if (slug.isEmpty()) {
                refuse(refused, name, "name", "holds no letter for an address: write a slug");
                continue;
            }
            // A static page may have the slug of an article.
            String first = taken.putIfAbsent(kind(file) + " " + slug.get(), name);
            if (first != null) {
                refuse(refused, name, "slug", "\"" + slug.get() + "\" is already that of " + first);
            } else {
                articles.add(new Article(name, slug.get(), says.date(), kind(file), () -> prepared(root, path)));
            }
        }
        if (coverages > 0) {
            leftOut.add(
                    "%s (%d documents of live coverage, which restore brings back)".formatted(COVERAGES, coverages));
        }
        if (drafted > 0) {
            leftOut.add("%s (%d drafts, which restore brings back)".formatted(DRAFTS, drafted));
        }
        return new Folder(
                site, List.copyOf(articles), List.copyOf(leftOut), List.copyOf(drafts), refused, new TreeMap<>());
    }

    /** Files of the folder {@code pages} are static pages, and so is an {@code index.md} in a folder of it. */
    private static Kind kind(Path file) {
        boolean isPage = file.getNameCount() == 2 || (file.getNameCount() == 3 && file.endsWith("index.md"));
        return isPage && file.startsWith("pages") ? Kind.PAGE : Kind.ARTICLE;
    }

    /** Returns how many files are to be published, including site.yaml and refused files. */
    int files() {
        return articles.size() + refused.size() + (site.isPresent() ? 1 : 0);
    }

    private static void refuse(SortedMap<String, List<FieldError>> refused, String name, String at, String why) {
        refused.put(name, List.of(new FieldError(at, why)));
    }

    private static Prepared prepared(Path root, Path path) throws IOException {
        byte[] document = Files.readAllBytes(path);
        return new Prepared(document, PictureFiles.of(root, path, document), false, List.of());
    }

    private static boolean leadsOut(Path root, Path file) throws IOException {
        return !file.toRealPath().startsWith(root);
    }

    /** Returns Markdown files and links to folders, relative to the root. */
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
