package broadsheet.archive.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A site of Eleventy. Its settings are a program, which is not run: its folders are found by their usual spelling in it.
 *
 * @param layout its files
 * @param input the folder of its content; empty if that is the root
 * @param base the path below which the site was, its {@code pathPrefix}; usually empty
 * @param authors the names of its authors
 */
record Eleventy(Layout layout, String input, String base, Map<String, String> authors) implements Generator {
    private static final String[] CONFIGS = {
        ".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"
    };

    private static final Pattern INPUT = Pattern.compile("\\binput\\s*:\\s*[\"']([^\"']+)[\"']");

    /** Not behind the mark of a comment; the slashes of a URL are none. */
    private static final Pattern PREFIX =
            Pattern.compile("(?m)^(?!\\s*/?\\*)(?:(?!(?<!:)//).)*?\\bpathPrefix\\s*:\\s*[\"'`]([^\"'`$]+)[\"'`]");

    private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?\\}\\}");
    private static final Pattern SCRIPTED = Pattern.compile("permalink\\s*:\\s*(?:[\"'`]([^\"'`]+)[\"'`]|false\\b)");
    private static final Pattern DATE_FORM = Pattern.compile("date(?:Format)?\\s*[:(]\\s*[\"']([^\"']+)[\"']");

    static boolean isIn(Layout layout) {
        return layout.first(CONFIGS).isPresent();
    }

    static Eleventy of(Layout layout) throws IOException {
        Optional<Path> config = layout.first(CONFIGS);
        String program = config.isPresent() ? new String(Files.readAllBytes(config.get()), UTF_8) : "";
        String input = first(INPUT, program)
                .map(folder -> folder.replaceFirst("^\\./?", "").replaceFirst("/$", ""))
                .orElse("");
        String base = Settings.base(first(PREFIX, program));
        return new Eleventy(
                layout, input, base, Settings.authors(layout, input.isEmpty() ? "_data" : input + "/_data"));
    }

    private static Optional<String> first(Pattern spelling, String program) {
        return spelling.matcher(program).results().map(found -> found.group(1)).findFirst();
    }

    @Override
    public String name() {
        return "eleventy";
    }

    @Override
    public Set<String> hosts() {
        return Set.of();
    }

    @Override
    public Optional<ZoneId> zone() {
        return Optional.of(java.time.ZoneOffset.UTC);
    }

    @Override
    public Optional<Kind> kind(Path file) {
        boolean inside = input.isEmpty() || file.startsWith(input);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!inside || name.startsWith("readme") || !name.matches(".*\\.(md|markdown)")) {
            return Optional.empty();
        }
        int depth = file.getNameCount() - (input.isEmpty() ? 0 : Path.of(input).getNameCount());
        return Optional.of(depth > 1 ? Kind.ARTICLE : Kind.PAGE);
    }

    @Override
    public Optional<String> hidden(Values fields) {
        return Optional.of("has permalink: false").filter(any -> fields.isFalse("permalink"));
    }

    /** The data files of the document's folders; a nearer folder counts more. */
    @Override
    public Values defaults(Path file) {
        Values found = Values.none();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            String name = folder.getFileName().toString();
            for (String ending : List.of(".11tydata.json", ".json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")) {
                found = found.or(data(layout.first(folder + "/" + name + ending)));
            }
        }
        return found;
    }

    private static Values data(Optional<Path> file) {
        if (file.isEmpty()) {
            return Values.none();
        }
        try {
            if (file.get().toString().endsWith(".json")) {
                return Settings.read(file.get());
            }
            Matcher permalink = SCRIPTED.matcher(new String(Files.readAllBytes(file.get()), UTF_8));
            return permalink.find()
                    ? Values.of(Map.of(
                            "permalink", Optional.ofNullable(permalink.group(1)).orElse("false")))
                    : Values.none();
        } catch (IOException unreadable) {
            return Values.none();
        }
    }

    @Override
    public List<String> paths(Post post) {
        Set<String> paths = new LinkedHashSet<>();
        Optional<String> permalink = post.fields().text("permalink");
        if (post.fields().isFalse("permalink")) {
            return List.of();
        }
        if (permalink.isPresent()) {
            post.times().forEach(time -> evaluated(permalink.get(), post, time).ifPresent(paths::add));
        } else {
            paths.add(stem(post) + "/");
        }
        post.fields()
                .texts("redirect_from", "aliases", "redirectFrom")
                .forEach(path -> paths.add(path.startsWith("/") ? path : "/" + path));
        return List.copyOf(paths);
    }

    /** The path of the file without the date in its name and without its ending. */
    private String stem(Post post) {
        List<String> folders = post.folders();
        int start = input.isEmpty() ? 0 : Path.of(input).getNameCount();
        boolean index = post.file().getFileName().toString().startsWith("index.");
        Stream<String> names = folders
                .subList(Math.min(start, folders.size()), folders.size() - (index && !folders.isEmpty() ? 1 : 0))
                .stream();
        return "/"
                + Stream.concat(names, Stream.of(post.stem()))
                        .reduce((one, other) -> one + "/" + other)
                        .orElse("");
    }

    /** A pattern of Liquid or Nunjucks; empty if it needs more than the usual names. */
    private Optional<String> evaluated(String pattern, Post post, Optional<LocalDateTime> time) {
        Matcher outputs = OUTPUT.matcher(pattern);
        var path = new StringBuilder();
        while (outputs.find()) {
            Optional<String> value = value(outputs.group(1), post, time);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            outputs.appendReplacement(path, Matcher.quoteReplacement(value.get()));
        }
        outputs.appendTail(path);
        String whole = path.toString().replaceAll("/{2,}", "/").replaceFirst("/index\\.html$", "/");
        return Optional.of(whole.startsWith("/") ? whole : "/" + whole);
    }

    private Optional<String> value(String expression, Post post, Optional<LocalDateTime> time) {
        String name = expression.split("\\|", 2)[0].strip();
        Matcher form = DATE_FORM.matcher(expression);
        if ((name.equals("page.date") || name.equals("date")) && form.find()) {
            return Permalink.of(form.group(1)
                            .replace("%Y", ":year")
                            .replace("%m", ":month")
                            .replace("%d", ":day")
                            .replace("yyyy", ":year")
                            .replace("MM", ":month")
                            .replace("dd", ":day"))
                    .path(time, Map.of())
                    .map(path -> path.substring(1));
        }
        Optional<String> text = switch (name) {
            case "page.fileSlug" -> Optional.of(post.stem());
            case "page.filePathStem" -> Optional.of(stem(post));
            default -> post.fields().text(name);
        };
        return expression.matches(".*\\|\\s*slug(?:ify)?\\b.*") ? text.map(Jekyll::slugified) : text;
    }

    @Override
    public List<String> references(Post post) {
        String place = post.place();
        String inside = input.isEmpty() ? place : place.substring(input.length() + 1);
        return List.of(place, inside, Post.bare(post.file()));
    }

    @Override
    public List<Path> pictureFolders() {
        return Stream.of("", input, "public", "static", "src")
                .map(layout.root()::resolve)
                .distinct()
                .toList();
    }
}
