package broadsheet.authoring;

import broadsheet.article.Article;
import broadsheet.article.ArticleLanguage;
import broadsheet.article.Attachment;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Body;
import broadsheet.article.Draft;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.PictureName;
import broadsheet.article.Presentation;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Parses articles in the publishing format into drafts. */
public final class DocumentReader {

    /** The longest path, percent-encoded. */
    private static final int MAX_ADDRESS = 3 * OldPath.MAX_BYTES;

    private final Site site;
    private final Instant now;
    private final FieldErrors errors = new FieldErrors();
    private final List<String> ignored = new ArrayList<>();
    private final Naming naming;
    private final Set<Slug> addresses = new LinkedHashSet<>();
    private final Illustrations illustrations;

    private DocumentReader(Site site, Instant now, Function<Collection<Slug>, Map<PictureName, Attachment>> pictures) {
        this.site = site;
        this.now = now;
        this.naming = new Naming(site, errors, ignored);
        this.illustrations = new Illustrations(() -> pictures.apply(addresses));
    }

    /**
     * The defaults for fields that a document omits.
     *
     * @param section the default section
     * @param date the default date
     */
    public record Defaults(Optional<String> section, Optional<Instant> date) {
        /** No defaults besides those in the site's settings. */
        public static final Defaults NONE = new Defaults(Optional.empty(), Optional.empty());
    }

    /**
     * A valid document.
     *
     * @param draft the document's content
     * @param ignored descriptions of unknown or unsupported parts, which the reader skipped
     */
    public record Reading(Draft draft, List<String> ignored) {
        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Parses a document.
     *
     * @param bytes the document, UTF-8
     * @param slug the slug in the request; a different slug in the document renames the article
     * @param now the current time; later dates are errors
     * @param pictures supplies the pictures of the article with these addresses, current, next and former; called only
     *     if the document refers to a picture
     * @throws ValidationException with all errors in the document
     */
    public static Reading read(
            byte[] bytes,
            Slug slug,
            Site site,
            Defaults defaults,
            Instant now,
            Function<Collection<Slug>, Map<PictureName, Attachment>> pictures) {
        return new DocumentReader(site, now, pictures).read(Document.of(bytes), slug, defaults);
    }

    /**
     * The references to pictures in a document, in their original spelling; none if the document is invalid.
     *
     * @param bytes the document, UTF-8
     */
    public static Set<String> pictureReferences(byte[] bytes) {
        try {
            Document document = Document.of(bytes);
            Fields fields = Fields.read(document.yaml(), 2, new FieldErrors());
            Set<String> references = new LinkedHashSet<>();
            LeadImage.read(fields, new FieldErrors(), name -> {}, Typography::set)
                    .ifPresent(image -> references.add(image.reference()));
            var illustrations = new Illustrations(Map::of);
            String markdown = TemplateTags.resolve(document.markdown(), (line, tag) -> {});
            Markdown.resolve(markdown, document.linesBefore(), illustrations);
            references.addAll(illustrations.references());
            return references;
        } catch (ValidationException unreadable) {
            return Set.of();
        }
    }

    private Reading read(Document document, Slug slug, Defaults defaults) {
        Fields fields = Fields.read(document.yaml(), 2, errors);
        Optional<String> tag = LanguageReader.tag(fields, errors);
        Quotes quotes = Quotes.of(tag.orElse(site.language()));
        UnaryOperator<String> typography = Typography.set(quotes);
        Optional<String> title = fields.required(Limits.TITLE, "title").map(typography);
        String dek = fields.text(Limits.TEXT, "dek", "excerpt", "description", "summary")
                .map(typography)
                .orElse("");
        Optional<Slug> section = naming.section(fields, defaults.section());
        Label kind = fields.text(Limits.NAME, "kind")
                .flatMap(name -> Naming.kind("kind", name, errors))
                .map(site::kind)
                .orElse(site.defaultKind());
        boolean featured = fields.flag("featured");
        List<Label> authors = naming.authors(fields);
        List<Label> tags = naming.labels(fields.texts(Limits.TAGS, Limits.NAME, "tags"));
        List<Source> sources = naming.sources(fields, typography);
        Optional<String> correction = fields.text(Limits.TEXT, "correction").map(typography);
        Slug target = target(fields).orElse(slug);
        if (target.equals(AuthorProfile.PICTURES)) {
            errors.add("slug", "\"" + target + "\" is reserved for the pictures of the settings");
        }
        List<Slug> formerly = formerly(fields, target);
        addresses.add(target);
        addresses.add(slug);
        addresses.addAll(formerly);
        List<OldPath> oldPaths = oldPaths(fields);
        Optional<LeadPicture> picture = LeadImage.read(fields, errors, ignored::add, typography)
                .flatMap(image -> image.picture(illustrations, ignored::add));
        var language = new ArticleLanguage(tag, LanguageReader.translations(fields, target, errors));
        boolean closed = fields.choice("discussion", "open", "closed").equals("closed");
        Presentation presentation = PresentationReader.read(fields, typography, ignored::add);
        Withheld.requireNoDraft(fields, errors, ignored);
        Optional<Instant> date = date(fields, "date").or(defaults::date);
        Optional<Instant> updated = date(fields, "updated");
        Withheld.requirePast("date", date, now, errors);
        Withheld.requirePast("updated", updated, now, errors);
        ignored.addAll(fields.unread());

        String markdown = TemplateTags.resolve(
                document.markdown(),
                (line, skipped) -> ignored.add("line %d: %s"
                        .formatted(
                                document.linesBefore() + line,
                                skipped.lines().findFirst().orElse(skipped))));
        SafeHtml text = Markdown.render(
                        markdown,
                        fields.entries("sources"),
                        document.linesBefore(),
                        illustrations,
                        errors,
                        ignored::add,
                        quotes)
                .under(Article.FOLDER);
        ignored.addAll(illustrations.missing());
        if (text.body().html().isEmpty()) {
            errors.add("text", "is missing");
        }
        errors.throwIfAny();
        var front = new FrontMatter(
                title.orElseThrow(),
                dek,
                section.orElseThrow(),
                kind,
                featured,
                authors,
                tags,
                sources,
                correction,
                formerly,
                picture,
                closed,
                presentation,
                language);
        Body body = PresentationReader.prepare(text.body(), presentation.layout());
        var draft = new Draft(document.text(), front, date, updated, document.markdown(), body, text.words())
                .addressed(oldPaths);
        return new Reading(target.equals(slug) ? draft : draft.at(target), ignored);
    }

    /** The address that the document states. */
    private Optional<Slug> target(Fields fields) {
        return fields.text(Limits.NAME, "slug").flatMap(text -> Naming.slug("slug", text, errors));
    }

    private List<Slug> formerly(Fields fields, Slug slug) {
        Set<Slug> slugs = new LinkedHashSet<>();
        for (Fields.Located text : fields.texts(Limits.FORMERLY, Limits.NAME, "formerly")) {
            Optional<Slug> former = Naming.slug(text.at(), text.text(), errors);
            if (former.filter(slug::equals).isPresent()) {
                errors.add(text.at(), "is the slug that it has: an article cannot lead to itself");
            }
            former.ifPresent(slugs::add);
        }
        return List.copyOf(slugs);
    }

    private List<OldPath> oldPaths(Fields fields) {
        return fields.texts(Limits.ADDRESSES, MAX_ADDRESS, "addresses").stream()
                .flatMap(text -> OldPaths.read(text.text(), text.at(), errors).stream())
                .distinct()
                .toList();
    }

    private Optional<Instant> date(Fields fields, String name) {
        Optional<String> text = fields.text(Limits.NAME, name);
        Optional<Instant> date = text.flatMap(written -> Dates.parse(written, site.zone()));
        if (text.isPresent() && date.isEmpty()) {
            errors.add(name, "\"" + text.get() + "\" is no date: write 2025-02-01 or 2025-02-01T09:00:00Z");
        }
        return date;
    }
}
