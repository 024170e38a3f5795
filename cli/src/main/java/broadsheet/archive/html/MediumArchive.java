package broadsheet.archive.html;

import broadsheet.archive.Archive;
import broadsheet.archive.Listings;
import broadsheet.archive.Metadata;
import broadsheet.archive.Note;
import broadsheet.archive.OldUrl;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.SourceDocument;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads an export of Medium: a file of HTML for each story. */
public final class MediumArchive {
    private static final String FOLDER = "posts";

    /** What every story of an export has, near its start. */
    private static final Pattern STORY = Pattern.compile("(?s).*<article class=\"[^\"]*h-entry.*");

    /** The id of a story behind its title in its address. */
    private static final Pattern ID = Pattern.compile("-[0-9a-f]{8,12}$");

    private final HtmlFiles files;
    private final List<SourceDocument> documents = new ArrayList<>();
    private final SortedMap<String, List<FieldError>> refused = new TreeMap<>();
    private final Set<String> hosts = new LinkedHashSet<>();

    private MediumArchive(HtmlFiles files) {
        this.files = files;
    }

    /** Whether a folder is such an export. */
    public static boolean isIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve(FOLDER))) {
            return false;
        }
        var files = HtmlFiles.in(folder);
        try {
            Optional<String> first =
                    stories(files.root()).stream().filter(files::has).findFirst();
            return first.isPresent() && STORY.matcher(files.html(first.get())).matches();
        } catch (ValidationException notUtf8) {
            return false;
        }
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if it cannot be read
     */
    public static Archive read(Path folder) throws IOException {
        return new MediumArchive(HtmlFiles.in(folder)).read();
    }

    private static List<String> stories(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root.resolve(FOLDER))) {
            return all.map(file -> FOLDER + "/" + file.getFileName())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private Archive read() throws IOException {
        for (String story : stories(files.root())) {
            try {
                document(story);
            } catch (ValidationException invalid) {
                refused.put(story, invalid.errors());
            } catch (IOException unreadable) {
                refused.put(story, List.of(new FieldError("file", "cannot be read: " + unreadable.getMessage())));
            }
        }
        return new Archive(
                "medium",
                hosts,
                "",
                documents,
                new PictureSearch(files.root(), List.of(files.root())),
                new Listings(List.of()),
                List.of(),
                refused);
    }

    private void document(String place) throws IOException {
        Document story = Jsoup.parse(files.html(place));
        String title = text(story, ".p-name");
        Optional<URI> address = Optional.ofNullable(story.selectFirst(".p-canonical"))
                .flatMap(link -> OldUrl.parsed(link.attr("href")));
        address.map(URI::getHost).filter(host -> !host.endsWith("medium.com")).ifPresent(hosts::add);
        Optional<String> path = address.map(URI::getRawPath).filter(any -> any.length() > 1);
        String file = place.replaceFirst("^posts/", "").replaceFirst("\\.html$", "");
        boolean isDraft = file.startsWith("draft_");
        String last = path.orElse(file).replaceFirst("/$", "").replaceFirst("^.*/", "");
        documents.add(new SourceDocument(
                place,
                isDraft ? Kind.DRAFT : Kind.ARTICLE,
                new Metadata(
                        Optional.of(title).filter(any -> !any.isEmpty()),
                        text(story, ".p-summary"),
                        List.of(),
                        story.select(".p-tags a, .p-category").eachText(),
                        story.select("footer .p-author").eachText(),
                        date(story),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false,
                        Map.of()),
                ID.matcher(last.replaceFirst("^(?:draft|\\d{4}-\\d\\d-\\d\\d)_", ""))
                        .replaceFirst(""),
                Optional.empty(),
                isDraft ? List.of() : path.stream().toList(),
                List.of(),
                () -> body(place),
                title.isEmpty()
                        ? List.of(new Note(Note.Kind.TO_CHECK, "may be an answer to another story, which has no title"))
                        : List.of()));
    }

    private static String text(Element in, String what) {
        return Optional.ofNullable(in.selectFirst(what)).map(Element::text).orElse("");
    }

    private static Optional<String> date(Document story) {
        return Optional.ofNullable(story.selectFirst("time.dt-published"))
                .map(time -> time.attr("datetime"))
                .map(text -> {
                    try {
                        return Instant.parse(text)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString();
                    } catch (DateTimeException invalid) {
                        throw ValidationException.because(
                                "dt-published", "\"" + text + "\" is no date: write 2025-02-01T09:00:00.000Z");
                    }
                });
    }

    /** The text without the title and the subtitle, which it repeats. */
    private SourceText body(String place) throws IOException {
        Document story = Jsoup.parse(files.html(place));
        Optional<Element> body = Optional.ofNullable(story.selectFirst("section[data-field=body]"));
        body.ifPresent(text ->
                text.select(".graf--title, .graf--subtitle, .section-divider").remove());
        return HtmlFiles.textOf(body.map(Element::html).orElse(""));
    }
}
