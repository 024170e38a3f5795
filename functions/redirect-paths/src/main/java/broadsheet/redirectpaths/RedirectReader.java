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
import broadsheet.validation.FieldErrors;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a change of redirects: CSV with the header {@code from,to}. */
final class RedirectReader {
    /** The largest body: a thousand rows of a thousand characters. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int MAX_URL = 2_000;
    private static final List<String> HEADER = List.of("from", "to");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ArticleLookup articles;
    private final Supplier<Site> site;
    private final FieldErrors faults = new FieldErrors();
    private final Map<OldPath, Integer> lines = new HashMap<>();
    private final Map<OldPath, Optional<Target>> changes = new LinkedHashMap<>();
    private final Map<OldPath, Slug> toArticles = new LinkedHashMap<>();
    private Optional<List<String>> hosts = Optional.empty();

    private RedirectReader(ArticleLookup articles, Supplier<Site> site) {
        this.articles = articles;
        this.site = site;
    }

    /**
     * Reads all rows.
     *
     * @return the new target of each path; empty for a path whose redirect goes
     * @throws ValidationException with the faults of all rows, each at its line
     * @throws Problem 413 if there are too many rows
     */
    static Map<OldPath, Optional<Target>> read(byte[] csv, ArticleLookup articles, Supplier<Site> site) {
        if (csv.length > MAX_BYTES) {
            throw tooLarge();
        }
        return new RedirectReader(articles, site).read(Utf8.decode(csv, RedirectReader::place));
    }

    private static Problem tooLarge() {
        return Problem.tooLarge(
                "At most %,d rows and %,d bytes fit into one request.".formatted(Redirects.MOST, MAX_BYTES));
    }

    private static String place(int line) {
        return "line " + line;
    }

    private Map<OldPath, Optional<Target>> read(String text) {
        List<String> rows = text.lines().toList();
        String header = rows.isEmpty() ? "" : rows.getFirst().replace(BYTE_ORDER_MARK, "");
        if (!CsvLine.read(header.toLowerCase(Locale.ROOT)).equals(Optional.of(HEADER))) {
            throw ValidationException.because(place(1), "is not the header \"from,to\"");
        }
        if (rows.stream().filter(row -> !row.isBlank()).count() > Redirects.MOST + 1) {
            throw tooLarge();
        }
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).isBlank()) {
                row(i + 1, rows.get(i));
            }
        }
        resolveArticles();
        faults.throwIfAny();
        return changes;
    }

    private void row(int line, String row) {
        Optional<List<String>> fields = CsvLine.read(row).filter(all -> all.size() == HEADER.size());
        if (fields.isEmpty()) {
            faults.add(place(line), "is no row of two fields");
            return;
        }
        Optional<OldPath> from = OldPaths.read(fields.get().getFirst(), place(line), faults);
        if (from.isPresent()) {
            Integer before = lines.putIfAbsent(from.get(), line);
            if (before != null) {
                faults.add(place(line), "has the path of line %d, \"%s\"".formatted(before, from.get()));
            }
        }
        String to = fields.get().getLast();
        if (to.isEmpty()) {
            from.ifPresent(path -> changes.put(path, Optional.empty()));
        } else if (to.startsWith("/")) {
            page(line, from, to);
        } else {
            url(line, to).ifPresent(url -> from.ifPresent(path -> changes.put(path, Optional.of(url))));
        }
    }

    private void page(int line, Optional<OldPath> from, String to) {
        Optional<Address> address = Paths.parse(to);
        if (address.isEmpty()) {
            faults.add(place(line), "\"" + to + "\" is the path of no page");
        } else if (from.isPresent() && address.get() instanceof Address.OfArticle(Slug slug)) {
            toArticles.put(from.get(), slug);
        } else {
            from.ifPresent(path -> changes.put(
                    path, Optional.of(new Target.OfPage(address.get().path()))));
        }
    }

    private Optional<Target> url(int line, String to) {
        try {
            URI url = new URI(to);
            if (to.length() > MAX_URL || !"https".equals(url.getScheme()) || url.getHost() == null) {
                faults.add(
                        place(line),
                        "\"%s\" is neither a path nor an https URL of at most %,d characters".formatted(to, MAX_URL));
            } else if (url.getUserInfo() != null || url.getPort() >= 0 || !isAllowed(url.getHost())) {
                faults.add(place(line), "\"%s\" is at no host that redirectHosts of the settings names".formatted(to));
            } else {
                return Optional.of(new Target.OfUrl(URI.create(url.toASCIIString())));
            }
        } catch (URISyntaxException malformed) {
            faults.add(place(line), "\"" + to + "\" is no URL");
        }
        return Optional.empty();
    }

    private boolean isAllowed(String host) {
        if (hosts.isEmpty()) {
            hosts = Optional.of(site.get().redirectHosts());
        }
        return hosts.get().contains(host.toLowerCase(Locale.ROOT));
    }

    /** Reads all articles at once. What has only pictures yet is no article. */
    private void resolveArticles() {
        Map<Slug, ArticleId> found = articles.leadTo(toArticles.values());
        Map<ArticleId, Slug> published = articles.slugs(found.values());
        toArticles.forEach((from, slug) -> {
            ArticleId article = found.get(slug);
            if (article == null || !published.containsKey(article)) {
                faults.add(place(lines.getOrDefault(from, 0)), "there is no article \"" + slug + "\"");
            } else {
                changes.put(from, Optional.of(new Target.OfArticle(article)));
            }
        });
    }
}
