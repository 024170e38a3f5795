package broadsheet.redirectpaths;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.http.Problem;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.redirect.Redirects;
import broadsheet.redirect.Target;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPages;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a change of redirects: CSV with the header {@code from,to}. */
final class RedirectReader {
    /** The largest body: a thousand rows of a thousand characters. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int MAX_URL = 2_000;
    private static final List<String> HEADER = List.of("from", "to");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Supplier<Site> site;
    private final StaticPages staticPages;
    private final FieldErrors errors = new FieldErrors();
    private final Map<OldPath, Integer> lines = new HashMap<>();
    private final Map<OldPath, Optional<Target>> changes = new LinkedHashMap<>();
    private Map<Slug, ArticleId> articles = Map.of();
    private Optional<List<String>> hosts = Optional.empty();
    private Optional<Set<Slug>> listed = Optional.empty();

    private RedirectReader(Supplier<Site> site, StaticPages staticPages) {
        this.site = site;
        this.staticPages = staticPages;
    }

    /** A line; without fields if it is no row of two. */
    private record Row(int line, Optional<List<String>> fields) {
        private String to() {
            return fields.map(List::getLast).orElse("");
        }
    }

    /**
     * Reads all rows.
     *
     * @return the new target of each path; empty for a path whose redirect goes
     * @throws ValidationException with the errors of all rows, each at its line
     * @throws Problem 413 if there are too many rows
     */
    static Map<OldPath, Optional<Target>> read(
            byte[] csv, ArticleLookup articles, StaticPages staticPages, Supplier<Site> site) {
        if (csv.length > MAX_BYTES) {
            throw tooLarge();
        }
        List<Row> rows = rows(Utf8.decode(csv, RedirectReader::place));
        var reader = new RedirectReader(site, staticPages);
        reader.articles = articles(rows, articles);
        rows.forEach(reader::read);
        reader.errors.throwIfAny();
        return reader.changes;
    }

    private static Problem tooLarge() {
        return Problem.tooLarge(
                "At most %,d rows and %,d bytes fit into one request.".formatted(Redirects.MOST, MAX_BYTES));
    }

    private static String place(int line) {
        return "line " + line;
    }

    private static List<Row> rows(String text) {
        List<String> lines = text.lines().toList();
        String header = lines.isEmpty() ? "" : lines.getFirst().replace(BYTE_ORDER_MARK, "");
        if (!CsvLine.read(header.toLowerCase(Locale.ROOT)).equals(Optional.of(HEADER))) {
            throw ValidationException.because(place(1), "is not the header \"from,to\"");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(new Row(i + 1, CsvLine.read(lines.get(i)).filter(fields -> fields.size() == HEADER.size())));
            }
        }
        if (rows.size() > Redirects.MOST) {
            throw tooLarge();
        }
        return rows;
    }

    /** The articles of all rows, read at once. What has only pictures yet is no article. */
    private static Map<Slug, ArticleId> articles(List<Row> rows, ArticleLookup articles) {
        Set<Slug> slugs = new LinkedHashSet<>();
        rows.stream()
                .map(Row::to)
                .filter(to -> to.startsWith("/"))
                .flatMap(to -> Paths.parse(to).stream())
                .forEach(to -> {
                    if (to instanceof Address.OfArticle(Slug slug)) {
                        slugs.add(slug);
                    }
                });
        Map<Slug, ArticleId> found = new HashMap<>(articles.leadTo(slugs));
        found.values().retainAll(articles.slugs(found.values()).keySet());
        return found;
    }

    private void read(Row row) {
        if (row.fields.isEmpty()) {
            errors.add(place(row.line), "is no row of two fields");
            return;
        }
        int before = errors.count();
        Optional<OldPath> from = OldPaths.read(row.fields.get().getFirst(), place(row.line), errors);
        from.ifPresent(path -> requireOnce(path, row.line));
        Optional<Target> to = row.to().isEmpty() ? Optional.empty() : target(row);
        if (errors.count() == before) {
            from.ifPresent(path -> changes.put(path, to));
        }
    }

    private void requireOnce(OldPath path, int line) {
        Integer before = lines.putIfAbsent(path, line);
        if (before != null) {
            errors.add(place(line), "has the path of line %d, \"%s\"".formatted(before, path));
        }
    }

    /** Where a row leads; empty if there is an error. */
    private Optional<Target> target(Row row) {
        String to = row.to();
        if (!to.startsWith("/")) {
            return url(row.line, to);
        }
        Optional<Address> address = Paths.parse(to);
        if (address.isEmpty() || !exists(address.get())) {
            errors.add(place(row.line), "\"" + to + "\" is the path of no page");
            return Optional.empty();
        }
        if (address.get() instanceof Address.OfArticle(Slug slug)) {
            Optional<ArticleId> article = Optional.ofNullable(articles.get(slug));
            if (article.isEmpty()) {
                errors.add(place(row.line), "there is no article \"" + slug + "\"");
            }
            return article.map(Target.OfArticle::new);
        }
        return Optional.of(new Target.OfPage(address.get().path()));
    }

    /** A name at the root is the path of a page only if editors have made that page. */
    private boolean exists(Address address) {
        if (!(address instanceof Address.OfStaticPage(Slug slug))) {
            return true;
        }
        if (listed.isEmpty()) {
            listed = Optional.of(
                    staticPages.list().stream().map(ListedPage::slug).collect(Collectors.toSet()));
        }
        return listed.get().contains(slug);
    }

    private Optional<Target> url(int line, String to) {
        try {
            URI url = new URI(to);
            if (to.length() > MAX_URL || !"https".equals(url.getScheme()) || url.getHost() == null) {
                errors.add(
                        place(line),
                        "\"%s\" is neither a path nor an https URL of at most %,d characters".formatted(to, MAX_URL));
            } else if (url.getUserInfo() != null || url.getPort() >= 0 || !isAllowed(url.getHost())) {
                errors.add(place(line), "\"%s\" is at no host that redirectHosts of the settings names".formatted(to));
            } else {
                return Optional.of(new Target.OfUrl(URI.create(url.toASCIIString())));
            }
        } catch (URISyntaxException malformed) {
            errors.add(place(line), "\"" + to + "\" is no URL");
        }
        return Optional.empty();
    }

    private boolean isAllowed(String host) {
        if (hosts.isEmpty()) {
            hosts = Optional.of(site.get().redirectHosts());
        }
        return hosts.get().contains(host.toLowerCase(Locale.ROOT));
    }
}
