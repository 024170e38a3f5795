package broadsheet.authoring;

import broadsheet.article.Attachment;
import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Composition;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.PictureName;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.embed.Embeds;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses the site's settings, site.yaml. */
public final class SiteReader {
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NAME = 100;
    private static final int MAX_SECTIONS = 30;
    private static final int MAX_AUTHORS = 1_000;
    private static final int MAX_KINDS = 100;
    private static final int MAX_HOSTS = 100;

    /** The most former names of one section, author or kind. Rendering everything looks for the pages of each. */
    private static final int MAX_FORMERLY = 20;

    private static final int MAX_FORMERLY_OF_ALL = 1_000;

    private static final int MAX_DAYS = 10_000;

    private static final String TIME_ZONE = "timeZone";

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+/?");
    private static final Pattern SLASH_AT_END = Pattern.compile("/$");

    private final FieldErrors errors = new FieldErrors();
    private final IdentityReader looks = new IdentityReader(errors);

    private final ProfileReader profiles;

    private SiteReader(Optional<Supplier<Map<PictureName, Attachment>>> pictures) {
        this.profiles = new ProfileReader(errors, pictures);
    }

    /**
     * Parses the site's settings.
     *
     * @param bytes site.yaml, UTF-8
     * @param url the default URL of the site
     * @throws ValidationException with all errors in the file
     */
    public static Site read(byte[] bytes, Optional<String> url) {
        return new SiteReader(Optional.empty()).site(Document.decode(bytes), url);
    }

    /**
     * Parses the site's settings with the portraits of authors, which the method above leaves out unchecked.
     *
     * @param bytes site.yaml, UTF-8
     * @param url the default URL of the site
     * @param pictures supplies the pictures that were uploaded for the settings; called only if there is a portrait
     * @throws ValidationException with all errors in the file
     */
    public static Site read(byte[] bytes, Optional<String> url, Supplier<Map<PictureName, Attachment>> pictures) {
        return new SiteReader(Optional.of(pictures)).site(Document.decode(bytes), url);
    }

    /**
     * The references to pictures in the settings, in their original spelling; none if the settings are invalid.
     *
     * @param bytes site.yaml, UTF-8
     */
    public static Set<String> pictureReferences(byte[] bytes) {
        try {
            return ProfileReader.portraits(Fields.read(Document.decode(bytes), 1, new FieldErrors()));
        } catch (ValidationException unreadable) {
            return Set.of();
        }
    }

    private Site site(String yaml, Optional<String> defaultUrl) {
        Fields fields = Fields.read(yaml, 1, errors);
        Optional<String> title = fields.required(MAX_NAME, "title");
        String description = fields.text(MAX_TEXT, "description").orElse("");
        String language = fields.text(MAX_NAME, "language").orElse("en");
        if (!LANGUAGE.matcher(language).matches()) {
            errors.add("language", "\"" + language + "\" is no language tag: write en, or pt-BR");
        }
        Quotes quotes = Quotes.of(language);
        Optional<String> url = fields.text(MAX_TEXT, "url").or(() -> defaultUrl);
        if (url.isEmpty()) {
            errors.add("url", "is missing: the address that readers know, such as https://news.example.org");
        } else if (!ADDRESS.matcher(url.get()).matches()) {
            errors.add("url", "\"" + url.get() + "\" is no http or https address without a path");
        }
        Identity identity = looks.identity(fields.onlyMapping("identity"));
        Menus menus = looks.menus(fields.onlyMapping("menus"));
        Embeds embeds = EmbedsReader.read(fields, errors);
        fields.choice("analytics", "none");
        List<Section> sections =
                fields.mappings(MAX_SECTIONS, "sections", (at, section) -> section(at, section, identity));
        if (sections.isEmpty()) {
            errors.add("sections", "are missing: a site has at least one");
        }
        List<Author> authors = fields.mappings(MAX_AUTHORS, "authors", (at, author) -> author(at, author, quotes));
        List<Kind> kinds = fields.mappings(MAX_KINDS, "kinds", this::kind);
        once(sections.stream().flatMap(section -> names(section.id(), section.formerly())), "sections");
        once(authors.stream().flatMap(author -> names(author.id(), author.formerly())), "authors");
        once(kinds.stream().flatMap(kind -> names(kind.label().id(), kind.formerly())), "kinds");
        int former = formerNames(sections, authors, kinds);
        if (former > MAX_FORMERLY_OF_ALL) {
            errors.add("formerly", "names %,d in all; at most %,d are allowed".formatted(former, MAX_FORMERLY_OF_ALL));
        }
        Optional<Slug> defaultSection =
                fields.text(MAX_NAME, "defaultSection").flatMap(id -> Naming.slug("defaultSection", id, errors));
        if (defaultSection.isPresent()
                && sections.stream().noneMatch(section -> section.id().equals(defaultSection.get()))) {
            errors.add("defaultSection", "\"" + defaultSection.get() + "\" is not one of the sections");
        }
        String kind = fields.text(MAX_NAME, "defaultKind").orElse("Article");
        Optional<Label> defaultKind = Naming.kind("defaultKind", kind, errors)
                .map(label -> Kind.find(kinds, label.id()).map(Kind::label).orElse(label));
        Optional<Label> desk = desk(fields, authors);
        DiscussionSettings discussion = fields.onlyMapping("discussion")
                .map(settings -> DiscussionReader.read(settings, errors))
                .orElse(DiscussionSettings.USUAL);
        String timeZone = fields.text(MAX_NAME, TIME_ZONE).orElse(Site.UTC);
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            errors.add(TIME_ZONE, "\"" + timeZone + "\" is no time zone: write UTC, or Europe/Berlin");
        }
        List<String> hosts = redirectHosts(fields);
        int leadDays = fields.number("leadDays", MAX_DAYS).orElse(Site.USUAL_LEAD_DAYS);
        Composition frontPage = new CompositionReader(errors, sections, kinds, Typography.set(quotes)).read(fields);
        fields.unread().forEach(name -> errors.add(name, "is not a setting of a site"));
        errors.throwIfAny();
        return new Site(
                title.orElseThrow(),
                description,
                language,
                SLASH_AT_END.matcher(url.orElseThrow()).replaceAll(""),
                defaultSection,
                defaultKind.orElseThrow(),
                desk.orElseThrow(),
                sections,
                authors,
                discussion,
                timeZone,
                kinds,
                List.of(),
                hosts,
                leadDays,
                identity,
                menus,
                frontPage,
                embeds);
    }

    /** The hosts of other sites to which old paths may redirect. */
    private List<String> redirectHosts(Fields fields) {
        List<Fields.Located> hosts = fields.texts(MAX_HOSTS, MAX_TEXT, "redirectHosts");
        hosts.stream()
                .filter(host -> !Embeds.isHost(host.text()))
                .forEach(host -> errors.add(host.at(), "\"" + host.text() + "\" is no host: write shop.example.org"));
        return hosts.stream().map(Fields.Located::text).distinct().toList();
    }

    private Optional<Label> desk(Fields fields, List<Author> authors) {
        Optional<String> named = fields.required(MAX_NAME, "desk");
        Optional<Label> desk = named.flatMap(Slug::parse)
                .flatMap(id -> authors.stream()
                        .filter(author -> author.id().equals(id))
                        .map(author -> new Label(author.id(), author.name()))
                        .findFirst());
        if (named.isPresent() && desk.isEmpty()) {
            errors.add("desk", "\"" + named.get() + "\" is not the id of one of the authors");
        }
        return desk;
    }

    private Optional<Section> section(String at, Fields fields, Identity identity) {
        Optional<Slug> id = fields.required(MAX_NAME, "id").flatMap(text -> Naming.slug(at + ".id", text, errors));
        Optional<String> name = fields.required(MAX_NAME, "name");
        String description = fields.text(MAX_TEXT, "description").orElse("");
        String accent = looks.colour(at, fields, "accent", identity.light());
        String accentDark = looks.colour(at, fields, "accentDark", identity.dark());
        List<Slug> formerly = formerly(fields);
        fields.unread().forEach(other -> errors.add(at + "." + other, "is not a setting of a section"));
        return id.isPresent() && name.isPresent()
                ? Optional.of(new Section(id.get(), name.get(), description, accent, accentDark, formerly))
                : Optional.empty();
    }

    private Optional<Kind> kind(String at, Fields fields) {
        Optional<Label> label =
                fields.required(MAX_NAME, "name").flatMap(name -> Naming.kind(at + ".name", name, errors));
        List<Slug> formerly = formerly(fields);
        String plural = fields.text(MAX_NAME, "plural").orElse("");
        String byline = fields.text(MAX_NAME, "byline").orElse("");
        fields.unread().forEach(other -> errors.add(at + "." + other, "is not a setting of a kind"));
        return label.map(kind -> new Kind(kind, formerly, plural, byline));
    }

    /** The former names, each of which is the name in an address or the one that readers saw. */
    private List<Slug> formerly(Fields fields) {
        Set<Slug> names = new LinkedHashSet<>();
        for (Fields.Located text : fields.texts(MAX_FORMERLY, MAX_NAME, "formerly")) {
            Slug.ofName(text.text())
                    .ifPresentOrElse(
                            names::add,
                            () -> errors.add(text.at(), "\"" + text.text() + "\" has no letter and no digit"));
        }
        return List.copyOf(names);
    }

    private Optional<Author> author(String at, Fields fields, Quotes quotes) {
        Optional<Slug> id = fields.required(MAX_NAME, "id").flatMap(text -> Naming.slug(at + ".id", text, errors));
        Optional<String> name = fields.required(MAX_NAME, "name");
        AuthorProfile profile = profiles.read(at, fields, quotes);
        List<Slug> formerly = formerly(fields);
        fields.unread().forEach(other -> errors.add(at + "." + other, "is not a setting of an author"));
        return id.isPresent() && name.isPresent()
                ? Optional.of(new Author(id.get(), name.get(), ProfileReader.plain(profile), formerly, profile))
                : Optional.empty();
    }

    private static int formerNames(List<Section> sections, List<Author> authors, List<Kind> kinds) {
        return Stream.of(
                        sections.stream().map(Section::formerly),
                        authors.stream().map(Author::formerly),
                        kinds.stream().map(Kind::formerly))
                .flatMap(each -> each)
                .mapToInt(List::size)
                .sum();
    }

    private static Stream<Slug> names(Slug id, List<Slug> formerly) {
        return Stream.concat(Stream.of(id), formerly.stream());
    }

    private void once(Stream<Slug> names, String at) {
        Set<Slug> seen = new HashSet<>();
        names.filter(each -> !seen.add(each)).forEach(twice -> errors.add(at, "\"" + twice + "\" is there twice"));
    }
}
