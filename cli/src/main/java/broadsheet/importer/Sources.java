package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import broadsheet.archive.Archive;
import broadsheet.archive.OldUrl;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.Sections;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.folder.FolderArchive;
import broadsheet.archive.ghost.GhostArchive;
import broadsheet.archive.html.MediumArchive;
import broadsheet.archive.html.SubstackArchive;
import broadsheet.archive.wordpress.WordPressArchive;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.authoring.SiteReader;
import broadsheet.cli.client.CommandFailure;
import broadsheet.importer.Api.Failed;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be imported, and how.
 *
 * @param path the folder, or the file of an export
 * @param from its system; empty if that is to be found out
 * @param media the folder of an export's media; empty for the one in which it is
 * @param oldUrls the addresses of the old site
 * @param categories sections by the names of categories
 * @param section the section of articles that name none
 */
record Sources(
        Path path,
        Optional<SourceSystem> from,
        Optional<Path> media,
        List<URI> oldUrls,
        Map<String, String> categories,
        Optional<String> section) {
    /** The layout of a post; articles have layouts too. */
    private static final String LAYOUT = "layout(?!:[ \"']*(?:standard|wide|photo-essay|interview)\\b)";

    /** What Jekyll's posts have and documents in the publishing format have not. */
    private static final Pattern OF_JEKYLL = Pattern.compile(
            "(?s)\\A---\\n.*?^(?:"
                    + LAYOUT
                    + "|permalink|redirect_from|tumblr_url):.*|.*\\{%-?\\s*(?:post_url|link|include|highlight|raw)\\b.*|.*\\{\\{\\s*(?:site|page)\\..*",
            Pattern.MULTILINE);

    /** A field that documents in the publishing format have and Jekyll's posts have not. */
    private static final Pattern OF_OURS =
            Pattern.compile("^(?:section|dek|sources|formerly|addresses|discussion):", Pattern.MULTILINE);

    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}-.+\\.(?:md|markdown)");
    /** How much of a file says what it is: an export begins with a long comment. */
    private static final int START = 4_000;

    private static final String NO_SETTINGS =
            "The site has no settings yet, so it has no sections: publish its site.yaml first.";

    /**
     * Reads the archive; empty if the folder is one in the publishing format.
     *
     * @param now decides which documents readers of the old site did not see yet, or no longer
     */
    Optional<Archive> archive(Instant now) throws IOException {
        Optional<SourceSystem> system = from.isPresent() ? from : found();
        Optional<Archive> archive = switch (system.orElse(SourceSystem.folder)) {
            case folder -> Optional.empty();
            case jekyll -> Optional.of(FolderArchive.read(path, FolderArchive.Kinds.JEKYLL, now));
            case hugo -> Optional.of(FolderArchive.read(path, FolderArchive.Kinds.HUGO, now));
            case eleventy -> Optional.of(FolderArchive.read(path, FolderArchive.Kinds.ELEVENTY, now));
            case wordpress -> Optional.of(WordPressArchive.read(path, mediaFolders(), base()));
            case substack -> Optional.of(SubstackArchive.read(path));
            case medium -> Optional.of(MediumArchive.read(path));
            case ghost -> Optional.of(GhostArchive.read(path, mediaFolders(), base().orElse("")));
        };
        return archive.map(this::withHosts);
    }

    /** The path below which the old site was; empty if no address says one. */
    private Optional<String> base() {
        return oldUrls.stream()
                .map(OldUrl::base)
                .filter(path -> !path.isEmpty())
                .findFirst();
    }

    private Optional<SourceSystem> found() throws IOException {
        if (Files.isRegularFile(path)) {
            return ofFile();
        }
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        if (SubstackArchive.isIn(path)) {
            return Optional.of(SourceSystem.substack);
        }
        if (MediumArchive.isIn(path)) {
            return Optional.of(SourceSystem.medium);
        }
        Optional<SourceSystem> settings = FolderArchive.kind(path).map(kind -> switch (kind) {
            case JEKYLL -> SourceSystem.jekyll;
            case HUGO -> SourceSystem.hugo;
            case ELEVENTY -> SourceSystem.eleventy;
        });
        return settings.isPresent() ? settings : posts();
    }

    private Optional<SourceSystem> ofFile() throws IOException {
        String start;
        try (InputStream in = Files.newInputStream(path)) {
            start = new String(in.readNBytes(START), ISO_8859_1);
        }
        if (start.contains("<rss") || start.contains("WordPress eXtended RSS")) {
            return Optional.of(SourceSystem.wordpress);
        }
        if (start.replace("\u00ef\u00bb\u00bf", "").stripLeading().startsWith("{")) {
            return Optional.of(SourceSystem.ghost);
        }
        throw new IOException(path + ": it is neither an export of WordPress nor one of Ghost");
    }

    /** The folder of the media that are given, or the one in which an export is. */
    private PictureSearch mediaFolders() throws IOException {
        Path file = path.toRealPath();
        Path root = media.isPresent()
                ? media.get().toRealPath()
                : Optional.ofNullable(file.getParent()).orElse(file);
        return new PictureSearch(
                root,
                Stream.of("", "uploads", "wp-content/uploads", "content/images", "images", "media")
                        .map(root::resolve)
                        .toList());
    }

    /**
     * Files with dates in their names are Jekyll's posts, unless a site.yaml or their fields say that they are in the publishing format, and
     * none of them has what only Jekyll's have.
     */
    private Optional<SourceSystem> posts() throws IOException {
        List<Path> dated;
        try (Stream<Path> files = Files.walk(path)) {
            dated = files.filter(Files::isRegularFile)
                    .filter(file -> DATED.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        boolean ours =
                (Files.exists(path.resolve("site.yaml")) || dated.stream().anyMatch(Sources::isOfOurs))
                        && dated.stream().noneMatch(Sources::isOfJekyll);
        return dated.isEmpty() || ours ? Optional.empty() : Optional.of(SourceSystem.jekyll);
    }

    private static boolean isOfJekyll(Path file) {
        return OF_JEKYLL.matcher(text(file)).matches();
    }

    private static boolean isOfOurs(Path file) {
        String text = text(file);
        int end = text.indexOf("\n---", 1);
        return text.startsWith("---\n")
                && end > 0
                && OF_OURS.matcher(text.substring(0, end)).find();
    }

    /** A file's text; empty if it cannot be read, which is found and named later. */
    private static String text(Path file) {
        try {
            return Files.size(file) > Folder.MAX_BYTES ? "" : Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Archive withHosts(Archive archive) {
        Set<String> hosts = Stream.concat(
                        archive.hosts().stream(),
                        oldUrls.stream().map(OldUrl::hosts).flatMap(List::stream))
                .collect(Collectors.toSet());
        return new Archive(
                archive.system(),
                hosts,
                archive.base(),
                archive.documents(),
                archive.pictures(),
                archive.listings(),
                archive.leftOut(),
                archive.refused());
    }

    /**
     * The sections for the archive's documents.
     *
     * @throws CommandFailure if the site has none for some of them
     */
    Sections sections(Archive archive, Api api) throws InterruptedException {
        Site site = site(Optional.empty(), api);
        var sections = new Sections(site, categories, section);
        String there = "the site has "
                + site.sections().stream()
                        .map(Section::id)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        if (!sections.unknown().isEmpty()) {
            throw new CommandFailure(
                    "No section is \"" + String.join("\", \"", sections.unknown()) + "\": " + there + ".");
        }
        long without = archive.documents().stream()
                .filter(document -> document.kind() == Kind.ARTICLE)
                .filter(document ->
                        sections.section(document.data().categories()).isEmpty())
                .count();
        if (without > 0) {
            throw new CommandFailure("%,d of %,d documents name no section: say by --section where they go; %s."
                    .formatted(without, archive.documents().size(), there));
        }
        return sections;
    }

    /**
     * The site's settings.
     *
     * @param file a site.yaml that would be published first
     */
    Site site(Optional<Path> file, Api api) throws InterruptedException {
        try {
            byte[] yaml = file.isPresent()
                    ? Files.readAllBytes(file.get())
                    : api.settings().orElseThrow(() -> new CommandFailure(NO_SETTINGS));
            return SiteReader.read(yaml, Optional.of("https://site.invalid"));
        } catch (Failed denied) {
            throw new CommandFailure(reason(denied.outcome()));
        } catch (IOException | ValidationException unreadable) {
            throw new CommandFailure("The site's settings cannot be read: " + unreadable.getMessage());
        }
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Aborted(String reason)
                ? reason
                : outcome instanceof Outcome.Unsent(String reason) ? reason : outcome.toString();
    }
}
