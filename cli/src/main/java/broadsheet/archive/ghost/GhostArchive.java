package broadsheet.archive.ghost;

import broadsheet.archive.Archive;
import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Listings;
import broadsheet.archive.Listings.Of;
import broadsheet.archive.Listings.Old;
import broadsheet.archive.Metadata;
import broadsheet.archive.Metadata.Image;
import broadsheet.archive.Note;
import broadsheet.archive.OldUrl;
import broadsheet.archive.PictureSearch;
import broadsheet.archive.SourceDocument;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText;
import broadsheet.archive.SourceText.Syntax;
import broadsheet.archive.Values;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Reads an export of Ghost. Its redirects are read, if they are beside it. */
public final class GhostArchive {
    /** How Ghost writes the address of the site in texts. */
    private static final Pattern SITE = Pattern.compile("__GHOST_URL__/*");

    private final Values data;
    private final PictureSearch pictures;
    private final String base;
    private final GhostRedirects redirects;
    private final Map<String, Values> users = new HashMap<>();
    private final Map<String, Values> tags = new HashMap<>();
    private final Map<String, Values> meta = new HashMap<>();
    private final List<SourceDocument> documents = new ArrayList<>();
    private final SortedMap<String, List<FieldError>> refused = new TreeMap<>();

    private GhostArchive(Values data, PictureSearch pictures, String base, GhostRedirects redirects) {
        this.base = base;
        this.data = data;
        this.pictures = pictures;
        this.redirects = redirects;
    }

    /**
     * Reads an export.
     *
     * @param pictures where its media are
     * @param base the path below which the site was, without a slash at its end; usually empty
     * @throws IOException if the file cannot be read, or is no export
     */
    public static Archive read(Path file, PictureSearch pictures, String base) throws IOException {
        try (BufferedReader json = Files.newBufferedReader(file)) {
            Values whole = FrontMatterFile.json(json);
            List<Values> databases = whole.mappings("db");
            Values data = (databases.isEmpty() ? whole : databases.getFirst()).mapping("data");
            if (!data.has("posts")) {
                throw new IOException(file + ": it has no posts of Ghost");
            }
            return new GhostArchive(data, pictures, base, GhostRedirects.beside(file)).read();
        } catch (ValidationException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private Archive read() {
        data.mappings("users").forEach(user -> user.text("id").ifPresent(id -> users.put(id, user)));
        data.mappings("tags").forEach(tag -> tag.text("id").ifPresent(id -> tags.put(id, tag)));
        data.mappings("posts_meta").forEach(one -> one.text("post_id").ifPresent(id -> meta.put(id, one)));
        Map<String, List<Values>> ofTags = related("posts_tags", "tag_id", tags);
        Map<String, List<Values>> ofAuthors = related("posts_authors", "author_id", users);
        for (Values post : data.mappings("posts")) {
            String id = post.text("id").orElse("");
            String place = post.text("type").orElse("post") + " " + id + " ("
                    + post.text("title").orElse("") + ")";
            try {
                document(
                        post,
                        place,
                        ofTags.getOrDefault(id, List.of()),
                        authors(post, ofAuthors.getOrDefault(id, List.of())));
            } catch (ValidationException invalid) {
                refused.put(place, invalid.errors());
            }
        }
        return new Archive("ghost", hosts(), base, documents, pictures, listings(), List.of(), refused);
    }

    private Listings listings() {
        List<Old> all = new ArrayList<>();
        tags.values().forEach(tag -> {
            String name = tag.text("name").orElse("");
            tag.text("slug").map(slug -> "/tag/" + slug + "/").ifPresent(path -> {
                // A post's first tag is its category.
                all.add(new Old(Of.CATEGORY, name, path));
                all.add(new Old(Of.TAG, name, path));
            });
        });
        users.values()
                .forEach(user -> user.text("slug")
                        .ifPresent(slug ->
                                all.add(new Old(Of.AUTHOR, user.text("name").orElse(""), "/author/" + slug + "/"))));
        return new Listings(all);
    }

    /** What belongs to each post, in the order that its author gave it. */
    private Map<String, List<Values>> related(String table, String key, Map<String, Values> all) {
        Map<String, List<Values>> related = new LinkedHashMap<>();
        data.mappings(table).stream()
                .sorted(Comparator.comparingInt(GhostArchive::order))
                .forEach(row -> Optional.ofNullable(all.get(row.text(key).orElse("")))
                        .ifPresent(one -> related.computeIfAbsent(
                                        row.text("post_id").orElse(""), post -> new ArrayList<>())
                                .add(one)));
        return related;
    }

    private static int order(Values row) {
        return row.text("sort_order")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private List<Values> authors(Values post, List<Values> related) {
        return related.isEmpty()
                ? post.text("author_id").flatMap(id -> Optional.ofNullable(users.get(id))).stream()
                        .toList()
                : related;
    }

    private Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        for (Values setting : data.mappings("settings")) {
            if (setting.text("key")
                    .filter(key -> key.equals("url") || key.equals("logo") || key.equals("icon"))
                    .isPresent()) {
                setting.text("value").flatMap(OldUrl::parsed).map(OldUrl::hosts).ifPresent(hosts::addAll);
            }
        }
        return hosts;
    }

    private void document(Values post, String place, List<Values> ofTags, List<Values> ofAuthors) {
        String slug = post.text("slug").orElse("");
        boolean isPage = post.text("type").filter("page"::equals).isPresent() || post.isTrue("page");
        String status = post.text("status").orElse("published");
        // An article is published at its date. A static page has none.
        boolean isPublic = status.equals("published") || (status.equals("scheduled") && !isPage);
        List<Note> notes = new ArrayList<>();
        if (status.equals("sent")) {
            notes.add(new Note(Note.Kind.TO_CHECK, "was sent by mail alone: it is kept as a draft"));
        }
        Optional<Note> forMembers = forMembers(post);
        forMembers.ifPresent(notes::add);
        for (String code : List.of("codeinjection_head", "codeinjection_foot")) {
            post.text(code).ifPresent(any -> notes.add(new Note(Note.Kind.LEFT_OUT, code)));
        }
        if (isPage && !isPublic) {
            notes.add(new Note(Note.Kind.TO_CHECK, "was a page: it is kept as a draft of an article"));
        }
        Optional<String> date = date(post, "published_at");
        documents.add(new SourceDocument(
                place,
                !isPublic || forMembers.isPresent() ? Kind.DRAFT : isPage ? Kind.PAGE : Kind.ARTICLE,
                metadata(post, ofTags, ofAuthors, date),
                slug.isEmpty() ? post.text("title").orElse(place) : slug,
                Optional.empty(),
                addresses(slug, date),
                List.of(slug),
                () -> text(post),
                notes));
    }

    /** What keeps a post from readers: that it was for members, or parts of it. */
    private static Optional<Note> forMembers(Values post) {
        Optional<Note> whole = post.text("visibility")
                .filter(who -> !who.equals("public"))
                .map(who -> Note.forMembers("was for " + who + " alone"));
        return whole.or(() -> Optional.of(html(post))
                .filter(GatedBlocks::areForMembers)
                .map(html -> Note.forMembers("has parts for members alone")));
    }

    private Metadata metadata(Values post, List<Values> ofTags, List<Values> ofAuthors, Optional<String> date) {
        Values said = meta.getOrDefault(post.text("id").orElse(""), Values.none());
        // The first tag is the primary one. Internal tags begin with a number sign.
        List<String> names = ofTags.stream()
                .filter(tag -> tag.text("visibility").filter("internal"::equals).isEmpty())
                .flatMap(tag -> tag.text("name").stream())
                .filter(name -> !name.startsWith("#"))
                .toList();
        Optional<String> image = post.text("feature_image").or(() -> said.text("feature_image"));
        return new Metadata(
                post.text("title").filter(title -> !title.equals("(Untitled)")),
                post.text("custom_excerpt")
                        .or(() -> said.text("meta_description"))
                        .or(() -> post.text("meta_description"))
                        .orElse(""),
                names.stream().limit(1).toList(),
                names.stream().skip(1).toList(),
                ofAuthors.stream()
                        .flatMap(author -> author.text("name").stream())
                        .toList(),
                date,
                Optional.empty(),
                post.isTrue("featured"),
                image.map(url -> new Image(
                        onSite(url),
                        said.text("feature_image_alt").orElse(""),
                        said.text("feature_image_caption")
                                .map(html -> Jsoup.parseBodyFragment(html).text())
                                .orElse(""))),
                false,
                Map.of());
    }

    /**
     * A date of ISO 8601, or in milliseconds, as old versions have it.
     *
     * @throws ValidationException if it is none
     */
    private static Optional<String> date(Values post, String name) {
        return post.text(name)
                .map(text -> {
                    try {
                        return text.matches("\\d{10,}")
                                ? Instant.ofEpochMilli(Long.parseLong(text)).toString()
                                : text.endsWith("Z")
                                        ? Instant.parse(text.replace(' ', 'T')).toString()
                                        : java.time.LocalDateTime.parse(text.replace(' ', 'T'))
                                                .toInstant(ZoneOffset.UTC)
                                                .toString();
                    } catch (DateTimeException invalid) {
                        throw ValidationException.because(
                                name, "\"" + text + "\" is no date: write 2025-02-01T09:00:00.000Z");
                    }
                })
                .map(iso -> iso.replaceFirst("\\.\\d+Z$", "Z"));
    }

    /** Ghost's usual address, and the one with the date that its settings may have had before. */
    private List<String> addresses(String slug, Optional<String> date) {
        if (slug.isEmpty()) {
            return List.of();
        }
        Set<String> addresses = new LinkedHashSet<>(List.of(base + "/" + slug + "/", base + "/" + slug));
        redirects.leadingTo("/" + slug).forEach(path -> addresses.add(base + path));
        date.filter(iso -> iso.length() >= 10)
                .ifPresent(
                        iso -> addresses.add(base + "/" + iso.substring(0, 10).replace('-', '/') + "/" + slug + "/"));
        return List.copyOf(addresses);
    }

    private SourceText text(Values post) {
        List<Note> notes = new ArrayList<>();
        String html = GatedBlocks.shown(html(post), notes::add);
        return new SourceText(onSite(html), Syntax.HTML, 0, Values.none(), notes);
    }

    private static String html(Values post) {
        return post.text("html")
                .or(() -> post.text("lexical").map(Lexical::html))
                .or(() -> post.text("mobiledoc").map(Mobiledoc::html))
                .orElse("");
    }

    /** A text with paths in place of addresses of the site: those that lead to no document yet redirect once they do. */
    private String onSite(String text) {
        return SITE.matcher(text).replaceAll(Matcher.quoteReplacement(base + "/"));
    }
}
