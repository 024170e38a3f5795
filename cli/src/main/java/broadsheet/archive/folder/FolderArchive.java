package broadsheet.archive.folder;

import broadsheet.archive.Archive;
import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Metadata;
import broadsheet.archive.Note;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.SourceDocument;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText;
import broadsheet.archive.Values;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the folder of a static site generator. */
public final class FolderArchive {
    /** More than any document may have here, with what its conversion drops. */
    private static final int MAX_BYTES = 10_000_000;

    private static final Set<String> NO_PAGE = Set.of("/", "/index.html", "/index/", "/404", "/404/", "/404.html");
    private static final Pattern PROGRAM =
            Pattern.compile("\\{%-?\\s*(?:for|paginate|tablerow)\\b|\\bpaginat(?:or|ion)\\b");

    private final Layout layout;
    private final Generator generator;
    private final NetlifyRedirects redirects;
    private final Instant now;
    private final GeneratorFields reader;
    private final List<SourceDocument> documents = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final SortedMap<String, List<FieldError>> refused = new TreeMap<>();

    private FolderArchive(Layout layout, Generator generator, NetlifyRedirects redirects, Instant now) {
        this.layout = layout;
        this.redirects = redirects;
        this.now = now;
        this.generator = generator;
        this.reader = new GeneratorFields(generator.zone(), generator.authors(), generator.spacedTags());
    }

    /** The generators whose folders can be read. */
    public enum Kinds {
        JEKYLL,
        HUGO,
        ELEVENTY
    }

    /** The generator whose settings are in a folder; empty if there are none. */
    public static Optional<Kinds> kind(Path folder) throws IOException {
        Layout layout = new Layout(folder.toRealPath(), List.of(), List.of());
        if (layout.first("_config.yml", "_config.yaml", "_config.toml").isPresent() || layout.has("_posts")) {
            return Optional.of(Kinds.JEKYLL);
        }
        if (Hugo.isIn(layout)) {
            return Optional.of(Kinds.HUGO);
        }
        return Eleventy.isIn(layout) ? Optional.of(Kinds.ELEVENTY) : Optional.empty();
    }

    /**
     * Reads a folder. The texts are read when they are needed.
     *
     * @param now decides which documents readers did not see yet, or no longer
     * @throws IOException if it cannot be read, or its settings cannot
     */
    public static Archive read(Path folder, Kinds kind, Instant now) throws IOException {
        Layout layout = Layout.of(folder);
        Generator generator = switch (kind) {
            case JEKYLL -> Jekyll.of(layout);
            case HUGO -> Hugo.of(layout);
            case ELEVENTY -> Eleventy.of(layout);
        };
        NetlifyRedirects redirects = NetlifyRedirects.of(layout, generator.pictureFolders());
        return new FolderArchive(layout, generator, redirects, now).read();
    }

    private Archive read() throws IOException {
        for (Path outside : layout.outside()) {
            refused.put(outside.toString(), List.of(new FieldError("file", "is a link that leads out of the folder")));
        }
        for (Path file : layout.documents()) {
            try {
                read(file);
            } catch (ValidationException unreadable) {
                refused.put(file.toString(), unreadable.errors());
            }
        }
        leftOut.addAll(redirects.unused());
        return new Archive(
                generator.name(),
                generator.hosts(),
                generator.base(),
                documents,
                new PictureSearch(layout.root(), generator.pictureFolders()),
                FolderListings.of(documents),
                leftOut,
                refused);
    }

    private void read(Path file) throws IOException {
        Optional<Kind> kind = generator.kind(file);
        if (kind.isPresent() && Files.size(layout.root().resolve(file)) > MAX_BYTES) {
            throw ValidationException.because("file", "has more than %,d bytes".formatted(MAX_BYTES));
        }
        byte[] bytes = kind.isPresent() ? Files.readAllBytes(layout.root().resolve(file)) : new byte[0];
        boolean isTemplate = generator.syntax(file) != SourceText.Syntax.SHORTCODES
                && file.toString().matches("(?i).*\\.(html?|njk|liquid)");
        if (kind.isEmpty()) {
            if (!isTemplate) {
                leftOut.add(file.toString());
            }
            return;
        }
        FrontMatterFile document = FrontMatterFile.of(bytes);
        Values fields = document.fields().or(generator.defaults(file));
        Optional<String> written = fields.text("date", "publishDate", "published_at", "pubDate");
        Optional<SourceDate> stated = written.flatMap(text -> SourceDate.of(text, generator.zone()));
        Post post = Post.of(file, fields, stated);
        Kind one = generator.kind(kind.get(), post);
        if (one == Kind.PAGE && isMadeByProgram(document, isTemplate)) {
            leftOut.add(file + " (a page that a program fills)");
            return;
        }
        if (written.isPresent() && stated.isEmpty()) {
            throw noDate("date", written.get());
        }
        if (one == Kind.PAGE && generator.paths(post).stream().anyMatch(NO_PAGE::contains)) {
            leftOut.add(file + " (the home page, or an error's)");
            return;
        }
        Optional<SourceDate> ahead = date(fields, "publishDate", "publishdate").filter(this::isAhead);
        Optional<SourceDate> dated = ahead.or(() -> stated).or(post::dated);
        Metadata data = reader.read(fields, dated.map(SourceDate::written));
        List<Note> notes = new ArrayList<>();
        fields.unread().forEach(name -> notes.add(new Note(Note.Kind.LEFT_OUT, name)));
        Optional<String> hidden = hidden(post, one, dated, notes);
        hidden.ifPresent(
                reason -> notes.add(new Note(Note.Kind.TO_CHECK, reason + ": it is kept as a draft of an article")));
        documents.add(new SourceDocument(
                post.place(),
                isDraft(fields) || hidden.isPresent() ? Kind.DRAFT : one,
                data,
                generator.slugText(post),
                fields.text("slug"),
                addresses(post),
                generator.references(post),
                () -> text(file),
                notes));
    }

    /** Why readers did not see a document that is no draft; empty if they did, or will at its date. */
    private Optional<String> hidden(Post post, Kind kind, Optional<SourceDate> dated, List<Note> notes) {
        Optional<SourceDate> expiry = date(post.fields(), "expiryDate", "expirydate");
        expiry.filter(this::isAhead)
                .ifPresent(date ->
                        notes.add(new Note(Note.Kind.TO_CHECK, "expires at " + date.written() + ": withdraw it then")));
        return generator
                .hidden(post.fields())
                .or(() -> expiry.filter(date -> !isAhead(date)).map(date -> "expired at " + date.written()))
                .or(() -> dated.filter(date -> kind == Kind.PAGE && isAhead(date))
                        .map(date -> "is a page dated ahead, " + date.written()));
    }

    private boolean isAhead(SourceDate date) {
        return date.instant(generator.zone()).isAfter(now);
    }

    private Optional<SourceDate> date(Values fields, String... names) {
        return fields.text(names)
                .map(text -> SourceDate.of(text, generator.zone()).orElseThrow(() -> noDate(names[0], text)));
    }

    private static ValidationException noDate(String name, String text) {
        return ValidationException.because(
                name, "\"" + text + "\" is no date: write 2025-02-01 or 2025-02-01T09:00:00Z");
    }

    private SourceText text(Path file) throws IOException {
        FrontMatterFile document =
                FrontMatterFile.of(Files.readAllBytes(layout.root().resolve(file)));
        return new SourceText(
                document.text(),
                generator.syntax(file),
                document.linesBefore(),
                document.fields().or(generator.defaults(file)));
    }

    /** Whether a page lists documents, or is a template without a text of its own. */
    private static boolean isMadeByProgram(FrontMatterFile document, boolean isTemplate) {
        return PROGRAM.matcher(document.text()).find()
                || document.fields().has("pagination")
                || document.text().isBlank()
                || (isTemplate
                        && (document.fields().text("title").isEmpty()
                                || document.text().contains("{%")
                                || document.fields()
                                        .text("permalink")
                                        .orElse("")
                                        .contains("{{")));
    }

    private static boolean isDraft(Values fields) {
        return fields.isTrue("draft")
                || fields.isFalse("published")
                || fields.text("status")
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .filter("draft"::equals)
                        .isPresent();
    }

    /**
     * The paths with the site's base before them, and without it, in every spelling that a web server answers; and those that redirected to
     * them.
     */
    private List<String> addresses(Post post) {
        Set<String> addresses = new LinkedHashSet<>();
        List<String> paths = generator.paths(post).stream()
                .map(path -> path.replaceAll("/{2,}", "/"))
                .toList();
        // The usual spellings come first: a document keeps ten addresses at most.
        paths.forEach(path -> addresses.add(generator.base() + path));
        paths.forEach(
                path -> Permalink.spellings(path).forEach(spelling -> addresses.add(generator.base() + spelling)));
        if (!generator.base().isEmpty()) {
            paths.forEach(path -> addresses.addAll(Permalink.spellings(path)));
        }
        List.copyOf(addresses).stream()
                .flatMap(address -> redirects.leadingTo(address).stream())
                .forEach(from -> addresses.addAll(Permalink.spellings(from)));
        return List.copyOf(addresses);
    }
}
