package broadsheet.archive;

import broadsheet.archive.Plan.Planned;
import broadsheet.archive.SourceDocument.Kind;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.validation.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The old paths of pages that list documents, and of feeds.
 *
 * @param all the listings, each with one path
 */
public record Listings(List<Old> all) {
    private static final String FEED = "/feed.xml";
    private static final List<String> FEEDS = List.of(
            "/feed/",
            "/feed",
            "/feed.xml",
            "/rss/",
            "/rss",
            "/rss.xml",
            "/atom.xml",
            "/index.xml",
            "/feed.atom",
            "/feed/atom/",
            "/feed/rss2/",
            "/?feed=rss2",
            "/?feed=atom");

    public Listings {
        all = List.copyOf(all);
    }

    /** What a page lists. */
    public enum Of {
        CATEGORY,
        TAG,
        AUTHOR
    }

    /**
     * A listing of the old site.
     *
     * @param name of the category, tag or author
     * @param path its old path with a slash at its end, unless it has a query
     */
    public record Old(Of of, String name, String path) {}

    /** Where the listings of the old site lead now: those of what articles have. The keys are as links are looked up. */
    Map<String, String> leads(String base, List<Planned> documents, Sections sections) {
        Map<String, String> leads = new HashMap<>();
        targets(documents, sections).forEach((old, target) -> {
            leads.putIfAbsent(LinkIndex.key(old.path()), target);
            leads.putIfAbsent(LinkIndex.key(base + old.path()), target);
        });
        return leads;
    }

    /**
     * The redirects of the old site's listings and feeds, of pages' old addresses, and of those that are more than an
     * article states.
     *
     * @param base the path below which the old site was
     */
    public SortedMap<String, String> redirects(String base, List<Planned> documents, Sections sections) {
        SortedMap<String, String> redirects = new TreeMap<>();
        Set<String> ofDocuments = new HashSet<>();
        for (Planned document : documents) {
            ofDocuments.addAll(document.addresses());
            ofDocuments.addAll(document.more());
            if (document.source().kind() == Kind.PAGE) {
                document.addresses().forEach(address -> redirects.put(address, document.path()));
            }
            if (document.source().kind() != Kind.DRAFT) {
                document.more().forEach(address -> redirects.put(address, document.path()));
            }
        }
        targets(documents, sections).forEach((old, target) -> add(redirects, ofDocuments, base + old.path(), target));
        FEEDS.forEach(path -> add(redirects, ofDocuments, base + path, FEED));
        return redirects;
    }

    private static void add(Map<String, String> redirects, Set<String> ofDocuments, String path, String target) {
        List.of(path, path.replaceFirst("(?<=.)/$", "")).stream()
                .flatMap(spelling -> OldPaths.read(spelling, "from", new FieldErrors()).stream())
                .map(OldPath::value)
                .filter(from -> !ofDocuments.contains(from))
                .forEach(from -> redirects.putIfAbsent(from, target));
    }

    private Map<Old, String> targets(List<Planned> documents, Sections sections) {
        Set<Listing> withArticles = new HashSet<>();
        documents.stream()
                .filter(document -> document.source().kind() == Kind.ARTICLE)
                .map(document -> document.source().data())
                .forEach(data -> {
                    data.categories()
                            .forEach(name -> sections.of(name)
                                    .map(Listing.OfSection::new)
                                    .ifPresent(withArticles::add));
                    Names.tags(data, sections).kept().keySet().forEach(tag -> withArticles.add(new Listing.OfTag(tag)));
                    Names.authors(data)
                            .kept()
                            .keySet()
                            .forEach(author -> withArticles.add(new Listing.OfAuthor(author)));
                });
        Map<Old, String> targets = new LinkedHashMap<>();
        for (Old old : all) {
            target(old, sections).filter(withArticles::contains).ifPresent(listing -> targets.put(old, listing.path()));
        }
        return targets;
    }

    private static Optional<Listing> target(Old old, Sections sections) {
        Optional<Slug> name = Slug.ofName(old.name());
        return switch (old.of()) {
            case CATEGORY ->
                sections.of(old.name()).<Listing>map(Listing.OfSection::new).or(() -> name.map(Listing.OfTag::new));
            case TAG -> name.map(Listing.OfTag::new);
            case AUTHOR -> name.map(Listing.OfAuthor::new);
        };
    }
}
