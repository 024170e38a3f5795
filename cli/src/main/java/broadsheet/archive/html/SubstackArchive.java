package broadsheet.archive.html;

import broadsheet.archive.Archive;
import broadsheet.archive.Listings;
import broadsheet.archive.Metadata;
import broadsheet.archive.Note;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.SourceDocument;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.Values;
import broadsheet.validation.FieldError;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads an export of Substack: {@code posts.csv}, and a file of HTML for each post. */
public final class SubstackArchive {
    private static final String LIST = "posts.csv";
    private static final CsvMapper CSV = new CsvMapper();

    private final HtmlFiles files;
    private final List<SourceDocument> documents = new ArrayList<>();
    private final SortedMap<String, List<FieldError>> refused = new TreeMap<>();

    private SubstackArchive(HtmlFiles files) {
        this.files = files;
    }

    /** Whether a folder is such an export. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(LIST)) && Files.isDirectory(folder.resolve("posts"));
    }

    /**
     * Reads a folder. The texts are read when they are needed.
     *
     * @throws IOException if it cannot be read, or its list cannot
     */
    public static Archive read(Path folder) throws IOException {
        return new SubstackArchive(HtmlFiles.in(folder)).read();
    }

    private Archive read() throws IOException {
        for (Values row : rows()) {
            String id = row.text("post_id").orElse("");
            String place = "posts/" + id + ".html";
            try {
                document(row, id, place);
            } catch (ValidationException invalid) {
                refused.put(place, invalid.errors());
            }
        }
        return new Archive(
                "substack",
                Set.of(),
                "",
                documents,
                new PictureSearch(files.root(), List.of(files.root())),
                new Listings(List.of()),
                List.of(),
                refused);
    }

    private List<Values> rows() throws IOException {
        try {
            String csv = Utf8.decode(files.bytes(LIST), line -> "line " + line);
            List<Values> rows = new ArrayList<>();
            try (MappingIterator<Map<String, String>> read = CSV.readerFor(Map.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(csv)) {
                while (read.hasNext()) {
                    rows.add(Values.of(read.next()));
                }
            }
            return rows;
        } catch (ValidationException | JacksonException malformed) {
            throw new IOException(LIST + ": " + malformed.getMessage(), malformed);
        }
    }

    private void document(Values row, String id, String place) {
        if (!files.has(place)) {
            throw ValidationException.because("file", "is not in the export");
        }
        boolean isPublic = row.isTrue("is_published");
        boolean forAll = row.text("audience").orElse("everyone").equals("everyone");
        boolean isPage = row.text("type").filter("page"::equals).isPresent();
        List<Note> notes = new ArrayList<>();
        if (!forAll) {
            notes.add(new Note(Note.Kind.TO_CHECK, "was for paying readers alone: it is kept as a draft"));
        }
        row.text("podcast_url").ifPresent(url -> notes.add(new Note(Note.Kind.LEFT_OUT, "podcast " + url)));
        String name = id.replaceFirst("^\\d+\\.?", "");
        documents.add(new SourceDocument(
                place,
                !isPublic || !forAll ? Kind.DRAFT : isPage ? Kind.PAGE : Kind.ARTICLE,
                new Metadata(
                        row.text("title"),
                        row.text("subtitle").orElse(""),
                        List.of(),
                        List.of(),
                        List.of(),
                        date(row),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false,
                        Map.of()),
                name.isEmpty() ? row.text("title").orElse(id) : name,
                Optional.empty(),
                name.isEmpty() ? List.of() : List.of("/p/" + name, "/p/" + name + "/"),
                List.of(),
                () -> files.text(place),
                notes));
    }

    private static Optional<String> date(Values row) {
        return row.text("post_date").map(text -> {
            try {
                return Instant.parse(text).truncatedTo(ChronoUnit.SECONDS).toString();
            } catch (DateTimeException invalid) {
                throw ValidationException.because(
                        "post_date", "\"" + text + "\" is no date: write 2025-02-01T09:00:00.000Z");
            }
        });
    }
}
