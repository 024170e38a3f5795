package broadsheet.archive.folder;

import broadsheet.archive.OldUrl;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.Values;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A site of Jekyll, or a folder of its posts alone.
 *
 * @param layout its files
 * @param config its {@code _config.yml}; without fields if there is none
 * @param authors the names of its authors
 * @param ofPosts whether it is a folder of posts alone: it has neither settings nor a folder of posts
 */
record Jekyll(Layout layout, Values config, Map<String, String> authors, boolean ofPosts) implements Generator {
    private static final String POSTS = "_posts";
    private static final String DRAFTS = "_drafts";

    /** The addresses of a site whose settings are not there: those of most sites. */
    private static final List<String> USUAL =
            List.of("/:year/:month/:day/:title/", "/:categories/:year/:month/:day/:title/");

    static Jekyll of(Layout layout) throws IOException {
        Optional<Path> file = layout.first("_config.yml", "_config.yaml", "_config.toml");
        Values config = file.isPresent() ? Settings.read(file.get()) : Values.none();
        boolean ofPosts = config.names().isEmpty()
                && layout.documents().stream()
                        .noneMatch(document -> document.toString().contains(POSTS));
        return new Jekyll(layout, config, Settings.authors(layout, "_data"), ofPosts);
    }

    @Override
    public String name() {
        return "jekyll";
    }

    @Override
    public Set<String> hosts() {
        return Settings.hosts(config.text("url"));
    }

    @Override
    public String base() {
        return Settings.base(config.text("baseurl"));
    }

    @Override
    public Optional<ZoneId> zone() {
        return Settings.zone(config.text("timezone"));
    }

    @Override
    public boolean spacedTags() {
        return true;
    }

    @Override
    public Optional<Kind> kind(Path file) {
        List<String> folders = Post.of(file, Values.none(), Optional.empty()).folders();
        if (folders.contains(DRAFTS)) {
            return Optional.of(Kind.DRAFT);
        }
        if (folders.contains(POSTS) || ofPosts) {
            return isReadme(file) ? Optional.empty() : Optional.of(Kind.ARTICLE);
        }
        if (collection(file).isPresent()) {
            return Optional.of(Kind.ARTICLE);
        }
        return folders.stream().anyMatch(folder -> folder.startsWith("_")) || isReadme(file)
                ? Optional.empty()
                : Optional.of(Kind.PAGE);
    }

    /** A collection without dates is one of pages: as an article, it would be the newest. */
    @Override
    public Kind kind(Kind ofFile, Post post) {
        boolean undated = post.stated().isEmpty() && post.dated().isEmpty();
        return ofFile == Kind.ARTICLE && undated && collection(post.file()).isPresent() ? Kind.PAGE : ofFile;
    }

    private static boolean isReadme(Path file) {
        return Post.bare(file)
                .toLowerCase(Locale.ROOT)
                .matches("readme|license|contributing|code_of_conduct|changelog");
    }

    /** The collection with pages of its own that a file belongs to. */
    private Optional<String> collection(Path file) {
        String top = file.getName(0).toString();
        return Optional.of(top)
                .filter(name -> name.startsWith("_") && file.getNameCount() > 1)
                .map(name -> name.substring(1))
                .filter(name -> config.mapping("collections").mapping(name).isTrue("output"));
    }

    @Override
    public Values defaults(Path file) {
        Values found = Values.none();
        List<Values> all = config.mappings("defaults");
        // Later ones count more.
        for (Values one : all.reversed()) {
            Values scope = one.mapping("scope");
            String path = scope.text("path").orElse("").replaceFirst("^/", "").replaceFirst("/?\\*.*$", "");
            String type = scope.text("type").orElse("");
            boolean typed = type.isEmpty()
                    || (type.equals("posts")
                            && kind(file).filter(Kind.ARTICLE::equals).isPresent()
                            && collection(file).isEmpty())
                    || (type.equals("drafts")
                            && kind(file).filter(Kind.DRAFT::equals).isPresent())
                    || (type.equals("pages")
                            && kind(file).filter(Kind.PAGE::equals).isPresent())
                    || collection(file).filter(type::equals).isPresent();
            if (typed && file.toString().startsWith(path)) {
                found = found.or(one.mapping("values"));
            }
        }
        return found;
    }

    @Override
    public List<String> paths(Post post) {
        Set<String> paths = new LinkedHashSet<>();
        for (String pattern : patterns(post)) {
            post.times()
                    .forEach(time ->
                            Permalink.of(pattern).path(time, names(post)).ifPresent(paths::add));
        }
        post.fields()
                .texts("redirect_from", "aliases", "alias")
                .forEach(path -> paths.add(path.startsWith("/") ? path : "/" + path));
        post.fields()
                .text("tumblr_url")
                .flatMap(OldUrl::parsed)
                .map(URI::getPath)
                .ifPresent(paths::add);
        return List.copyOf(paths);
    }

    private List<String> patterns(Post post) {
        Optional<String> own = post.fields().text("permalink", "url").filter(pattern -> !pattern.contains("{{"));
        if (own.isPresent()) {
            return List.of(own.get());
        }
        Optional<String> collection = collection(post.file());
        if (collection.isPresent()) {
            return List.of(config.mapping("collections")
                    .mapping(collection.get())
                    .text("permalink")
                    .orElse("/:collection/:path.html"));
        }
        if (kind(post.file()).filter(Kind.PAGE::equals).isPresent()) {
            boolean folder = config.text("permalink").filter("pretty"::equals).isPresent()
                    || post.file().getFileName().toString().startsWith("index.");
            return List.of(folder ? "/:path/" : "/:path.html");
        }
        if (config.names().isEmpty()) {
            return USUAL;
        }
        return List.of(config.mapping("collections")
                .mapping("posts")
                .text("permalink")
                .or(() -> config.text("permalink"))
                .orElse("date"));
    }

    private Map<String, String> names(Post post) {
        Map<String, String> names = new HashMap<>();
        String title = post.fields().text("slug").orElse(post.stem());
        List<String> categories = categories(post);
        String collection = collection(post.file()).orElse("posts");
        String path = post.place().replaceFirst("\\.[A-Za-z0-9]+$", "").replaceFirst("^_" + collection + "/", "");
        names.put("title", title);
        names.put("slug", slugified(title));
        names.put("name", slugified(post.stem()));
        names.put("basename", Post.bare(post.file()));
        names.put("path", path.replaceFirst("(^|/)index$", ""));
        names.put("categories", String.join("/", categories));
        names.put(
                "slugified_categories",
                String.join("/", categories.stream().map(Jekyll::slugified).toList()));
        names.put("collection", collection);
        names.put("output_ext", ".html");
        return names;
    }

    /** The categories of a post in its address: the folders above its folder, and those of its front matter. */
    private static List<String> categories(Post post) {
        Set<String> categories = new LinkedHashSet<>();
        List<String> folders = post.folders();
        int posts = folders.indexOf(POSTS);
        folders.subList(0, Math.max(posts, 0)).forEach(categories::add);
        for (String name : List.of("category", "categories")) {
            List<String> texts = post.fields().texts(name);
            categories.addAll(
                    texts.size() == 1 && name.equals("categories")
                            ? List.of(texts.getFirst().split("[\\s,]+"))
                            : texts);
        }
        return categories.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Jekyll's own spelling of a name in addresses. */
    static String slugified(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    @Override
    public List<String> references(Post post) {
        List<String> names = new ArrayList<>();
        names.add(post.place());
        names.add(Post.bare(post.file()));
        post.dated().ifPresent(date -> names.add(date.written() + "-" + post.stem()));
        List<String> folders = post.folders();
        int posts = folders.indexOf(POSTS);
        if (posts >= 0 && posts < folders.size() - 1) {
            names.add(String.join("/", folders.subList(posts + 1, folders.size())) + "/" + Post.bare(post.file()));
        }
        return names;
    }

    @Override
    public List<Path> pictureFolders() {
        return List.of(layout.root());
    }
}
