package broadsheet.authoring;

import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.validation.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the fields that all types of documents share: section, authors, sources and other labels.
 *
 * @param site the site, whose sections and staff authors documents refer to
 * @param errors collects errors
 * @param ignored collects descriptions of unknown fields
 */
record Naming(Site site, FieldErrors errors, List<String> ignored) {
    /** The names of archive pages, which share a URL prefix with the pages of a section's kinds. */
    private static final Pattern RESERVED = Pattern.compile("archive|\\d{4}(-\\d{2})?");

    private static final int MAX_URL = 2_000;
    private static final int MAX_SOURCES = 100;

    /**
     * The section that a document states, by id or name.
     *
     * @param usual the default section
     */
    Optional<Slug> section(Fields fields, Optional<String> usual) {
        Optional<String> named = fields.text(Limits.NAME, "section", "category");
        Optional<String> wanted =
                named.or(() -> usual).or(() -> site.defaultSection().map(Slug::value));
        if (wanted.isEmpty()) {
            errors.add("section", "is missing; " + sections());
            return Optional.empty();
        }
        // Ids take precedence, because one section's name may equal another's id. Former ids come last.
        Optional<Slug> known = Slug.parse(wanted.get())
                .filter(id -> site.section(id).isPresent())
                .or(() -> site.sections().stream()
                        .filter(section -> section.name().equalsIgnoreCase(wanted.get()))
                        .map(Section::id)
                        .findFirst())
                .or(() -> Slug.ofName(wanted.get())
                        .map(site::presentSection)
                        .filter(id -> site.section(id).isPresent()));
        if (known.isEmpty()) {
            errors.add("section", "\"" + wanted.get() + "\" is not a section; " + sections());
        }
        return known;
    }

    private String sections() {
        return site.sections().isEmpty()
                ? "the site has none yet: publish its site.yaml first"
                : "the site has "
                        + String.join(
                                ", ",
                                site.sections().stream()
                                        .map(section -> section.id().value())
                                        .toList());
    }

    /** The document's authors; the site's desk if it names none. */
    List<Label> authors(Fields fields) {
        List<Label> named = labels(fields.texts(Limits.AUTHORS, Limits.NAME, "authors", "author")).stream()
                .map(site::byline)
                .distinct() // An author may be named twice: by a former name, too.
                .toList();
        return named.isEmpty() ? List.of(site.desk()) : named;
    }

    /** Labels in order, without duplicates. Labels with the same id are duplicates, and the first spelling counts. */
    List<Label> labels(List<Fields.Located> texts) {
        Map<Slug, Label> labels = new LinkedHashMap<>();
        for (Fields.Located text : texts) {
            label(text.at(), text.text()).ifPresent(label -> labels.putIfAbsent(label.id(), label));
        }
        return List.copyOf(labels.values());
    }

    private Optional<Label> label(String at, String name) {
        return label(at, name, errors);
    }

    /** The slug that a text is; an error if it is none. */
    static Optional<Slug> slug(String at, String text, FieldErrors errors) {
        Optional<Slug> slug = Slug.parse(text);
        if (slug.isEmpty()) {
            errors.add(at, "\"" + text + "\" " + Slug.refusal(text));
        }
        return slug;
    }

    /** A label under its id; an error if no address can have the name. */
    static Optional<Label> label(String at, String name, FieldErrors errors) {
        Optional<Label> label = Slug.ofName(name).map(id -> new Label(id, name));
        if (label.isEmpty()) {
            errors.add(at, "\"" + name + "\" has no letter and no digit that an address can have");
        }
        return label;
    }

    /** A kind. It is an error if its page would have the same URL as an archive page. */
    static Optional<Label> kind(String at, String name, FieldErrors errors) {
        Optional<Label> kind = label(at, name, errors);
        kind.filter(label -> RESERVED.matcher(label.id().value()).matches())
                .ifPresent(label -> errors.add(at, "\"" + name + "\" would stand where archives stand"));
        return kind;
    }

    /**
     * The sources, in the order of their numbers.
     *
     * @param typography sets the titles
     */
    List<Source> sources(Fields fields, UnaryOperator<String> typography) {
        return fields.mappings(MAX_SOURCES, "sources", (at, source) -> source(at, source, typography));
    }

    private Optional<Source> source(String at, Fields fields, UnaryOperator<String> typography) {
        Optional<String> publisher = fields.required(Limits.TITLE, "publisher");
        Optional<String> title = fields.required(Limits.TITLE, "title").map(typography);
        Optional<String> url = fields.required(MAX_URL, "url");
        fields.unread().forEach(name -> ignored.add(at + "." + name));
        if (url.isPresent() && !isWebAddress(url.get())) {
            errors.add(at + ".url", "\"" + url.get() + "\" is no http or https address");
            return Optional.empty();
        }
        return publisher.isPresent() && title.isPresent() && url.isPresent()
                ? Optional.of(new Source(publisher.get(), title.get(), url.get()))
                : Optional.empty();
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
