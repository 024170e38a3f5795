package broadsheet.archive;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.authoring.Limits;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.staticpage.ReservedSlugs;
import broadsheet.staticpage.StaticPage;
import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives each document of an archive a slug of its own, and the old addresses that lead to it. It depends on nothing but
 * the archive, so that a second import gives the same.
 */
public final class Plan {
    private static final Slug UNNAMED = new Slug("untitled");

    private final Map<String, String> taken = new HashMap<>();
    /** How many documents wanted each slug whose year was taken, too. */
    private final Map<Slug, Integer> namesakes = new HashMap<>();

    private final Set<String> addressesOfArticles;
    private final Map<OldPath, Claimant> claims = new HashMap<>();
    private final List<Planned> documents = new ArrayList<>();

    private Plan(Set<String> addressesOfArticles) {
        this.addressesOfArticles = addressesOfArticles;
    }

    /**
     * A document with its place on the site.
     *
     * @param addresses the old addresses that it states itself, and that redirect to it
     * @param more the old addresses beyond those that a document may state: redirects of their own lead to it
     * @param notes what had to change
     */
    public record Planned(
            SourceDocument source, Slug slug, List<String> addresses, List<String> more, List<Note> notes) {
        public Planned {
            addresses = List.copyOf(addresses);
            more = List.copyOf(more);
            notes = List.copyOf(notes);
        }

        /** Its path on the site. */
        public String path() {
            return Plan.path(source.kind(), slug);
        }
    }

    /** Plans the documents of an archive, oldest first: of two that want one slug, the older one has it. */
    public static List<Planned> of(Archive archive) {
        var plan = new Plan(archive.documents().stream()
                .filter(document -> document.kind() != Kind.PAGE)
                .flatMap(document -> document.addresses().stream().limit(1))
                .map(LinkIndex::key)
                .collect(Collectors.toSet()));
        List<SourceDocument> ordered = archive.documents().stream()
                .sorted(Comparator.comparing((SourceDocument one) -> one.kind() != Kind.ARTICLE)
                        .thenComparing(one -> one.data().date().orElse("9999"))
                        .thenComparing(SourceDocument::place))
                .toList();
        for (SourceDocument document : ordered) {
            List<Note> notes = new ArrayList<>();
            plan.documents.add(new Planned(document, plan.slug(document, notes), List.of(), List.of(), notes));
        }
        return plan.addressed(archive.base());
    }

    private Slug slug(SourceDocument document, List<Note> notes) {
        Slug wanted = wanted(document);
        Optional<String> year = document.data().date().map(date -> date.substring(0, 4));
        Slug slug = wanted;
        if (isTaken(document, wanted) && year.isPresent() && document.kind() != Kind.PAGE) {
            slug = Slug.from(shortened(wanted, year.get()) + "-" + year.get()).orElse(wanted);
        }
        Slug dated = slug;
        while (isTaken(document, slug)) {
            String number = String.valueOf(namesakes.merge(dated, 2, (before, first) -> before + 1));
            slug = Slug.from(shortened(dated, number) + "-" + number).orElseThrow();
        }
        taken.put(path(document.kind(), slug), document.place());
        if (!slug.equals(wanted)) {
            notes.add(new Note(
                    Note.Kind.RENAMED,
                    "slug: \"%s\", since \"%s\" is that of %s"
                            .formatted(
                                    slug,
                                    wanted,
                                    taken.getOrDefault(path(document.kind(), wanted), "an article's old address"))));
        }
        return slug;
    }

    private static Slug wanted(SourceDocument document) {
        Slug usual = document.slug()
                .flatMap(text -> Slug.parse(text).or(() -> Slug.from(text)))
                .or(() -> Slug.from(document.name()))
                .or(() -> document.data().title().flatMap(Slug::from))
                .orElse(UNNAMED);
        if (document.kind() != Kind.PAGE) {
            return usual;
        }
        // A page at the root keeps its address.
        Slug last = document.addresses().stream()
                .findFirst()
                .filter(address -> !address.contains("?"))
                .map(LinkIndex::key)
                .flatMap(address -> Slug.from(address.substring(address.lastIndexOf('/') + 1)))
                .orElse(usual);
        return ReservedSlugs.contains(last) ? Slug.from("page-" + last).orElse(last) : last;
    }

    private boolean isTaken(SourceDocument document, Slug slug) {
        String path = path(document.kind(), slug);
        return taken.containsKey(path) || (document.kind() == Kind.PAGE && addressesOfArticles.contains(path));
    }

    private static String path(Kind kind, Slug slug) {
        return kind == Kind.PAGE ? StaticPage.path(slug) : Article.path(slug);
    }

    private static String shortened(Slug slug, String end) {
        int most = Slug.MAX_LENGTH - end.length() - 1;
        return slug.value().length() <= most
                ? slug.value()
                : slug.value().substring(0, most).replaceFirst("-[^-]*$", "");
    }

    /** The first address of each document counts more than any other one. */
    private List<Planned> addressed(String base) {
        List<Claimant> claimants = documents.stream().map(Claimant::new).toList();
        claimants.forEach(one -> one.addresses().limit(1).forEach(address -> claim(address, one, true)));
        claimants.forEach(one -> one.addresses().skip(1).forEach(address -> claim(address, one, false)));
        return claimants.stream().map(claimant -> claimant.planned(base)).toList();
    }

    private void claim(String address, Claimant claimant, boolean told) {
        String own = claimant.document.path();
        var errors = new FieldErrors();
        Optional<OldPath> path = OldPaths.read(address, "address", errors);
        if (path.isEmpty()) {
            if (told && !address.replaceFirst("/$", "").equals(own)) {
                claimant.lose(address, errors.first().map(FieldError::detail).orElse(""));
            }
            return;
        }
        if (path.get().value().equals(own)) {
            return;
        }
        Claimant first = claims.computeIfAbsent(path.get(), unclaimed -> claimant);
        if (first == claimant) {
            claimant.paths.add(path.get().value());
        } else if (told) {
            claimant.lose(address, "is that of " + first.document.source().place() + ", too");
        }
    }

    /** A document that wants its old addresses. */
    private static final class Claimant {
        private final Planned document;
        private final Set<String> paths = new LinkedHashSet<>();
        private final List<Note> notes;

        private Claimant(Planned document) {
            this.document = document;
            this.notes = new ArrayList<>(document.notes());
        }

        private Stream<String> addresses() {
            return document.source().addresses().stream();
        }

        private void lose(String address, String why) {
            notes.add(new Note(Note.Kind.ADDRESS_LOST, address + " " + why));
        }

        private Planned planned(String base) {
            List<String> stated = paths.stream().limit(Limits.ADDRESSES).toList();
            List<String> more = more(stated, base);
            if (document.source().kind() == Kind.DRAFT) {
                Set<String> spelled = new HashSet<>();
                more.stream()
                        .filter(address -> spelled.add(LinkIndex.key(address)))
                        .forEach(address -> lose(address, "exceeds the addresses that a draft may have"));
            }
            return new Planned(document.source(), document.slug(), stated, more, notes);
        }

        /** The other paths of the old site, without further spellings of the stated ones. */
        private List<String> more(List<String> stated, String base) {
            Set<String> keys = stated.stream().map(LinkIndex::key).collect(Collectors.toSet());
            return paths.stream()
                    .skip(Limits.ADDRESSES)
                    .filter(path -> path.startsWith(base + "/"))
                    .filter(path -> path.contains("?") || !keys.contains(LinkIndex.key(path)))
                    .toList();
        }
    }
}
