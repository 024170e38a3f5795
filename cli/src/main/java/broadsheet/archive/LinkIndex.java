package broadsheet.archive;

import broadsheet.archive.Plan.Planned;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.text.LinkNames;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where the links of an archive lead now. */
final class LinkIndex {
    private static final Pattern URL = Pattern.compile("(?i)(?:https?:)?//([^/?#:]+)(?::\\d+)?([^#]*)(#.*)?");
    private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:.*");
    private static final Pattern FEED =
            Pattern.compile("/(?:feed|rss|atom|index)(?:\\.xml)?|/feed/(?:atom|rss2?)|/feed\\.atom");

    /** A path with so many segments belongs to one site only, as {@code /2016/04/08/a-title} does. */
    private static final int TELLING_SEGMENTS = 4;

    private final Archive archive;
    private final Map<String, Planned> paths = new HashMap<>();
    private final Map<String, Planned> names = new HashMap<>();
    private final Map<String, String> listings;

    /**
     * @param listings where the paths of other pages lead now: tags, categories, authors
     */
    LinkIndex(Archive archive, List<Planned> documents, Map<String, String> listings) {
        this.archive = archive;
        this.listings = listings;
        for (Planned document : documents) {
            document.source().addresses().forEach(address -> paths.putIfAbsent(keyed(address), document));
            document.source().references().forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), document));
        }
    }

    /** Where a link leads. */
    sealed interface Lead {
        /** To the same as before: to another site, to a place in the page, to a mail address. */
        record Unchanged() implements Lead {}

        /** To a new path. */
        record To(String path) implements Lead {}

        /**
         * Nowhere: to a page of the old site that is not in the archive.
         *
         * @param path its path at the old site
         */
        record Nowhere(String path) implements Lead {}
    }

    /** Where a link in a document leads now. */
    Lead find(String link, SourceDocument from) {
        Optional<String> name = LinkNames.named(link);
        if (name.isPresent()) {
            return named(name.get(), from);
        }
        if (link.isBlank() || link.startsWith("#")) {
            return new Lead.Unchanged();
        }
        Matcher url = URL.matcher(link);
        if (url.matches()) {
            String path = url.group(2).isEmpty() ? "/" : url.group(2);
            String fragment = Optional.ofNullable(url.group(3)).orElse("");
            boolean own = archive.hosts().contains(url.group(1).toLowerCase(Locale.ROOT));
            if (own) {
                return path(path, fragment);
            }
            boolean telling = path.split("[/?]").length > TELLING_SEGMENTS && paths.containsKey(keyed(path));
            return telling ? path(path, fragment) : new Lead.Unchanged();
        }
        if (OTHER_SCHEME.matcher(link).matches()) {
            return new Lead.Unchanged();
        }
        int hash = link.indexOf('#');
        String target = hash < 0 ? link : link.substring(0, hash);
        String fragment = hash < 0 ? "" : link.substring(hash);
        return target.startsWith("/") ? path(target, fragment) : relative(target, fragment, from);
    }

    private Lead named(String name, SourceDocument from) {
        int hash = name.indexOf('#');
        String document = (hash < 0 ? name : name.substring(0, hash)).toLowerCase(Locale.ROOT);
        String fragment = hash < 0 ? "" : name.substring(hash);
        if (document.isEmpty()) {
            return new Lead.To(fragment);
        }
        String bare = document.replaceFirst("^/+", "").replaceFirst("/$", "");
        Optional<Planned> found = Optional.ofNullable(names.get(bare))
                .or(() -> Optional.ofNullable(names.get(bare.replaceFirst("\\.[a-z]+$", ""))))
                .or(() -> Optional.ofNullable(names.get(resolved(from.place(), bare))))
                .or(() -> Optional.ofNullable(paths.get(key("/" + bare))))
                .or(() -> Optional.ofNullable(names.get(lastName(bare))));
        return found.map(planned -> lead(planned, fragment)).orElseGet(() -> new Lead.Nowhere(name));
    }

    /** The name of a file in a folder, or of the folder for an {@code index}. */
    private static String lastName(String path) {
        return path.replaceFirst("/_?index(?:\\.[a-z]+)?$", "").replaceFirst("^.*/", "");
    }

    private Lead path(String path, String fragment) {
        String key = keyed(path);
        Planned document = paths.get(key);
        if (document != null) {
            return lead(document, fragment);
        }
        if (key.equals("/") || key.equals(archive.base())) {
            return new Lead.To("/" + fragment);
        }
        if (FEED.matcher(key.substring(
                        key.startsWith(archive.base()) ? archive.base().length() : 0))
                .matches()) {
            return new Lead.To("/feed.xml");
        }
        String listing = listings.get(key);
        return listing == null ? new Lead.Nowhere(path + fragment) : new Lead.To(listing + fragment);
    }

    /** A draft has no address here, so a link to it leads nowhere. */
    private static Lead lead(Planned document, String fragment) {
        return document.source().kind() != Kind.DRAFT
                ? new Lead.To(document.path() + fragment)
                : new Lead.Nowhere(document.source().addresses().stream()
                                .findFirst()
                                .orElse(document.source().place())
                        + fragment);
    }

    /** A relative link: to a file beside the document's, or to a path beside its old address. */
    private Lead relative(String target, String fragment, SourceDocument from) {
        Optional<Planned> file =
                Optional.ofNullable(names.get(resolved(from.place(), target.toLowerCase(Locale.ROOT))));
        if (file.isPresent()) {
            return lead(file.get(), fragment);
        }
        String address = from.addresses().stream().findFirst().orElse("/");
        String path = resolved(address, target);
        return path(path.startsWith("/") ? path : "/" + path, fragment);
    }

    private static String resolved(String base, String target) {
        try {
            String root = base.startsWith("/") ? "" : "/";
            String resolved = URI.create("http://site.invalid" + root + encoded(base))
                    .resolve(encoded(target))
                    .getPath();
            String path = resolved.replaceFirst("^(?:/\\.\\.)+", "");
            // A link may lead above the root, to which nothing is left then.
            return path.isEmpty() ? path : path.substring(root.length());
        } catch (IllegalArgumentException malformed) {
            return target;
        }
    }

    private static String encoded(String path) {
        return path.replace(" ", "%20").replaceAll("[\\[\\]{}|\\\\^`\"<>]", "");
    }

    /** The key of a path of the old site. Below its base, a query is a part of it as at the root: {@code /blog/?p=1}. */
    private String keyed(String path) {
        String base = archive.base();
        return !base.isEmpty() && path.startsWith(base + "/?") ? key(path.substring(base.length())) : key(path);
    }

    /** A path without escapes. In one that has a percent sign elsewhere, it is itself. */
    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscapes) {
            return path;
        }
    }

    /** All spellings of one path that web servers answer alike. */
    static String key(String path) {
        String decoded = decoded(path);
        boolean atRoot = decoded.startsWith("/?");
        String bare = atRoot ? decoded : decoded.replaceFirst("\\?.*$", "");
        String key = bare.toLowerCase(Locale.ROOT)
                .replaceAll("/{2,}", "/")
                .replaceFirst("/index\\.html?$", "/")
                .replaceFirst("\\.html?$", "")
                .replaceFirst("(?<=.)/$", "");
        return key.isEmpty() ? "/" : key;
    }
}
