package broadsheet.archive.folder;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText.Syntax;
import broadsheet.archive.Values;
import java.io.IOException;
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
import java.util.stream.Stream;

/**
 * A site of Hugo.
 *
 * @param layout its files
 * @param config its settings
 * @param languages the languages of its content
 * @param authors the names of its authors
 */
record Hugo(Layout layout, Values config, HugoLanguages languages, Map<String, String> authors) implements Generator {
    private static final String[] CONFIGS = {
        "hugo.toml",
        "hugo.yaml",
        "hugo.yml",
        "hugo.json",
        "config/_default/hugo.toml",
        "config/_default/hugo.yaml",
        "config/_default/config.toml",
        "config/_default/config.yaml",
        "config/_default/config.yml",
        "config.toml",
        "config.yaml",
        "config.yml",
        "config.json"
    };

    private static final Set<String> NOT_RENDERED = Set.of("never", "link", "false");

    static Hugo of(Layout layout) throws IOException {
        Optional<Path> file = layout.first(CONFIGS);
        Values config = file.isPresent() ? Settings.read(file.get()) : Values.none();
        Optional<Path> permalinks = layout.first(
                "config/_default/permalinks.toml", "config/_default/permalinks.yaml", "config/_default/permalinks.yml");
        if (permalinks.isPresent()) {
            Values read = Settings.read(permalinks.get());
            config = Values.of(Map.of("permalinks", mapping(read))).or(config);
        }
        return new Hugo(layout, config, HugoLanguages.of(layout, config), Settings.authors(layout, "data"));
    }

    private static Map<String, String> mapping(Values values) {
        Map<String, String> mapping = new HashMap<>();
        values.names().forEach(name -> values.text(name).ifPresent(text -> mapping.put(name, text)));
        return mapping;
    }

    static boolean isIn(Layout layout) {
        return layout.first(CONFIGS).isPresent() && layout.has("content");
    }

    @Override
    public String name() {
        return "hugo";
    }

    @Override
    public Set<String> hosts() {
        return Settings.hosts(config.text("baseURL", "baseurl", "baseUrl"));
    }

    @Override
    public String base() {
        return Settings.base(config.text("baseURL", "baseurl", "baseUrl"));
    }

    @Override
    public Optional<ZoneId> zone() {
        return Settings.zone(config.text("timeZone"));
    }

    @Override
    public Syntax syntax(Path file) {
        return file.toString().matches("(?i).*\\.html?") ? Syntax.HTML : Syntax.SHORTCODES;
    }

    /** The folder in which a file's content begins; empty for the whole site. */
    private String contentFolder(Path file) {
        return languages.content(file).map(HugoLanguages.Content::folder).orElse("");
    }

    /** The folders of a file below the content, without that of its bundle. */
    private List<String> sections(Post post) {
        List<String> folders = post.folders();
        String content = contentFolder(post.file());
        int start = content.isEmpty() ? 0 : content.split("/").length;
        boolean bundle = post.file().getFileName().toString().startsWith("index.");
        int end = folders.size() - (bundle && folders.size() > start ? 1 : 0);
        return start >= end ? List.of() : folders.subList(start, end);
    }

    @Override
    public Optional<Kind> kind(Path file) {
        String name = file.getFileName().toString();
        if (languages.content(file).isEmpty()
                || name.startsWith("_index.")
                || name.toLowerCase(Locale.ROOT).startsWith("readme.")) {
            return Optional.empty();
        }
        Post post = Post.of(file, Values.none(), Optional.empty());
        return Optional.of(sections(post).isEmpty() && !contentFolder(file).isEmpty() ? Kind.PAGE : Kind.ARTICLE);
    }

    @Override
    public Optional<String> hidden(Values fields) {
        return fields.mapping("build")
                .or(fields.mapping("_build"))
                .text("render")
                .filter(NOT_RENDERED::contains)
                .map(render -> "has build.render: " + render)
                .or(() -> Optional.of("is headless").filter(any -> fields.isTrue("headless")));
    }

    @Override
    public Values defaults(Path file) {
        return languages
                .content(file)
                .map(HugoLanguages.Content::language)
                .filter(language -> !language.equals(languages.own()))
                .map(language -> Values.of(Map.of("language", language)))
                .orElseGet(Values::none);
    }

    @Override
    public List<String> paths(Post post) {
        Set<String> paths = new LinkedHashSet<>();
        List<String> sections = sections(post);
        Optional<String> url = post.fields().text("url");
        Optional<String> pattern =
                sections.isEmpty() ? Optional.empty() : permalinks().text(sections.getFirst());
        String name = post.fields().text("slug").orElse(bare(post.file()));
        String prefix = languages
                .content(post.file())
                .map(content -> languages.prefix(content.language()))
                .orElse("");
        String usual = prefix + "/"
                + Stream.concat(sections.stream(), Stream.of(name))
                        .map(Hugo::urlized)
                        .reduce((one, other) -> one + "/" + other)
                        .orElse("");
        url.map(path -> path.startsWith("/") ? path : "/" + path).ifPresent(paths::add);
        pattern.ifPresent(form -> post.times()
                .forEach(time -> Permalink.of(form)
                        .path(time, names(post, sections, name))
                        .map(path -> prefix + path)
                        .ifPresent(paths::add)));
        if (url.isEmpty() && pattern.isEmpty()) {
            paths.add(config.isTrue("uglyURLs") ? usual + ".html" : usual + "/");
        }
        String folder = usual.substring(0, usual.lastIndexOf('/') + 1);
        post.fields().texts("aliases").forEach(alias -> paths.add(alias.startsWith("/") ? alias : folder + alias));
        return List.copyOf(paths);
    }

    /** The same document in several languages has a slug in each. */
    @Override
    public String slugText(Post post) {
        String bare = languages.withoutLanguage(post.stem());
        return languages
                .content(post.file())
                .map(HugoLanguages.Content::language)
                .filter(language -> !language.equals(languages.own()))
                .map(language -> bare + "-" + language)
                .orElse(bare);
    }

    private Values permalinks() {
        Values all = config.mapping("permalinks");
        Values ofPages = all.mapping("page");
        return ofPages.or(all);
    }

    private String bare(Path file) {
        return languages.withoutLanguage(Post.bare(file));
    }

    private Map<String, String> names(Post post, List<String> sections, String name) {
        Map<String, String> names = new HashMap<>();
        String title = urlized(post.fields().text("title").orElse(post.stem()));
        String file = urlized(bare(post.file()));
        names.put("title", title);
        names.put("slug", post.fields().text("slug").map(Hugo::urlized).orElse(title));
        names.put("slugorfilename", urlized(name));
        names.put("slugorcontentbasename", urlized(name));
        names.put("filename", file);
        names.put("contentbasename", file);
        names.put("section", sections.isEmpty() ? "" : urlized(sections.getFirst()));
        names.put(
                "sections",
                String.join("/", sections.stream().map(Hugo::urlized).toList()));
        return names;
    }

    /** Hugo's spelling of a name in addresses. */
    static String urlized(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "-")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}._~+@#/-]", "")
                .replaceAll("-{2,}", "-")
                .replaceAll("^-|-$", "");
    }

    @Override
    public List<String> references(Post post) {
        List<String> names = new ArrayList<>();
        String place = post.place();
        names.add(place);
        String content = contentFolder(post.file());
        String inside = content.isEmpty() ? place : place.substring(content.length() + 1);
        names.add(inside);
        names.add(inside.replaceFirst("\\.[A-Za-z]+$", ""));
        names.add(inside.replaceFirst("/index\\.[A-Za-z]+$", ""));
        names.add(post.file().getFileName().toString());
        names.add(Post.bare(post.file()));
        return names;
    }

    @Override
    public List<Path> pictureFolders() {
        return Stream.of("static", "assets", languages.folder(), "")
                .map(layout.root()::resolve)
                .toList();
    }
}
