package broadsheet.archive;

import broadsheet.archive.LinkIndex.Lead;
import broadsheet.archive.Metadata.Image;
import broadsheet.archive.Plan.Planned;
import broadsheet.archive.text.MarkdownHtml;
import broadsheet.archive.text.MarkdownLinks;
import broadsheet.archive.text.Markup;
import broadsheet.article.FileFormat;
import broadsheet.article.PictureName;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Converts the documents of an archive, one at a time. Thread-safe. */
public final class Conversion {
    private static final Pattern URL = Pattern.compile("(?i)(?:https?:)?//([^/?#:]+)(?::\\d+)?([^?#]*).*");

    /** Jetpack's proxy for pictures: it has their hosts in its paths. */
    private static final Pattern PROXY = Pattern.compile("(?i)^(?:https?:)?//i[0-3]\\.wp\\.com/(?=[^/?#]+/)");

    /** Formats of pictures that no page shows. */
    private static final Pattern NOT_SHOWN = Pattern.compile("(?i).*\\.(?:svgz?|bmp|tiff?|ico|avif|heic|eps|pdf|psd)");

    private final Archive archive;
    private final Sections sections;
    private final LinkIndex links;

    /** @param documents the archive's plan */
    public Conversion(Archive archive, List<Planned> documents, Sections sections) {
        this.archive = archive;
        this.sections = sections;
        this.links = new LinkIndex(archive, documents, archive.listings().leads(archive.base(), documents, sections));
    }

    /**
     * Converts a document.
     *
     * @throws IOException if its text cannot be read
     */
    public Converted convert(Planned planned) throws IOException {
        return new OfOne(planned).converted();
    }

    /** The conversion of one document. */
    private final class OfOne {
        private final Planned planned;
        private final SourceDocument source;
        private final Set<Note> notes = new LinkedHashSet<>();
        private final Map<PictureName, Path> pictures = new LinkedHashMap<>();

        private OfOne(Planned planned) {
            this.planned = planned;
            this.source = planned.source();
            notes.addAll(source.notes());
            notes.addAll(planned.notes());
        }

        private Converted converted() throws IOException {
            SourceText text = source.content().read();
            notes.addAll(text.notes());
            var lines = new Lines(text);
            String markdown = Markup.markdown(
                    text, archive.hosts(), (kind, detail) -> notes.add(new Note(kind, lines.located(detail, detail))));
            String linked =
                    MarkdownLinks.change(markdown, link -> link(link, lines), picture -> picture(picture, lines));
            boolean isEmpty = pictures.isEmpty()
                    && !Jsoup.parseBodyFragment(MarkdownHtml.of(linked)).hasText();
            String body = isEmpty ? (linked.strip() + "\n\n" + withoutText()).strip() : linked;
            String document = source.kind() == SourceDocument.Kind.PAGE
                    ? DocumentWriter.writePage(planned, leadOfPage(lines), body, sections, notes::add)
                    : DocumentWriter.write(planned, lead(lines), body, sections, notes::add);
            return new Converted(document, pictures, new ArrayList<>(notes));
        }

        private Optional<String> lead(Lines lines) {
            return source.data().image().map(Image::reference).map(reference -> picture(reference, lines));
        }

        /** The lead picture of a static page, unless it is missing or the page's text shows it anyway. */
        private Optional<String> leadOfPage(Lines lines) {
            int inText = pictures.size();
            return lead(lines).filter(path -> pictures.size() > inText);
        }

        /** A document has a text. One that had none has its standfirst or its title there. */
        private String withoutText() {
            String dek = source.data().dek();
            notes.add(new Note(
                    Note.Kind.TO_CHECK,
                    "has no text: its " + (dek.isEmpty() ? "title" : "standfirst") + " stands there"));
            return dek.isEmpty() ? source.data().title().orElse(planned.slug().value()) : dek;
        }

        private String link(String link, Lines lines) {
            return switch (links.find(link, source)) {
                case Lead.Unchanged() -> link;
                case Lead.To(String path) -> {
                    notes.add(new Note(Note.Kind.LINKED, link + " → " + path));
                    yield path;
                }
                case Lead.Nowhere(String path) ->
                    linkedFile(link, path).orElseGet(() -> {
                        notes.add(new Note(Note.Kind.LEADS_NOWHERE, lines.located(link, path)));
                        return link.startsWith("/") || URL.matcher(link).matches() ? link : path;
                    });
            };
        }

        /** The new path of a file of the archive to which a link leads: a document to download, a recording, a film. */
        private Optional<String> linkedFile(String link, String path) {
            return Stream.of(link, path)
                    .map(reference -> reference.replaceFirst("#.*", ""))
                    .flatMap(reference -> file(reference).stream())
                    .filter(file -> FileFormat.of(encoded(slashed(file))).isPresent())
                    .findFirst()
                    .map(file -> {
                        notes.add(new Note(Note.Kind.LINKED, link + " → the file " + file));
                        return kept(file);
                    });
        }

        /** The new path of a picture; the old one if it is another site's or cannot be found. */
        private String picture(String reference, Lines lines) {
            Optional<String> path = path(reference);
            if (path.isEmpty()) {
                if (URL.matcher(reference.strip()).matches()) {
                    notes.add(new Note(
                            Note.Kind.PICTURE_MISSING,
                            lines.located(reference, reference.strip()) + " is on another site"));
                }
                return reference;
            }
            Optional<Path> file = file(reference);
            if (file.isPresent() && !NOT_SHOWN.matcher(file.get().toString()).matches()) {
                return kept(file.get());
            }
            notes.add(new Note(
                    Note.Kind.PICTURE_MISSING,
                    lines.located(reference, path.get())
                            + (file.isPresent() ? " is in a format that no page shows" : " is not in the archive")));
            return reference;
        }

        private String kept(Path file) {
            String path = slashed(file);
            PictureName name = PictureName.of(encoded(path)).orElseGet(() -> shortened(path));
            pictures.putIfAbsent(name, archive.pictures().root().resolve(file));
            return "/" + encoded(name.value());
        }

        private Optional<Path> file(String reference) {
            return path(reference).flatMap(path -> archive.pictures().find(path, source.place()));
        }

        /** The decoded path of a file on the old site; empty for one of another site. */
        private Optional<String> path(String reference) {
            String bare = reference.strip();
            Matcher url = URL.matcher(PROXY.matcher(bare).replaceFirst("https://"));
            if (url.matches()) {
                return archive.hosts().contains(url.group(1).toLowerCase(Locale.ROOT))
                        ? Optional.of(withoutBase(LinkIndex.decoded(url.group(2))))
                        : Optional.empty();
            }
            return bare.matches("(?i)[a-z][a-z0-9+.-]*:.*") || bare.isEmpty()
                    ? Optional.empty()
                    : Optional.of(withoutBase(LinkIndex.decoded(bare.replaceFirst("[?#].*$", ""))));
        }

        private String withoutBase(String path) {
            return !archive.base().isEmpty() && path.startsWith(archive.base() + "/")
                    ? path.substring(archive.base().length())
                    : path;
        }
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static PictureName shortened(String path) {
        String ending = path.replaceFirst("^.*(?=\\.)", "");
        return new PictureName(HexFormat.of().toHexDigits(path.hashCode())
                + (ending.length() > 10 ? "" : ending.replaceAll("[^.\\w]", "")));
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
