package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.embed.Embeds;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The publication's settings. They hold what all pages share, and the defaults of documents.
 *
 * @param title the publication's name
 * @param description one sentence about the publication
 * @param language the language of the pages, a BCP 47 tag
 * @param url the site's URL, without a trailing slash
 * @param defaultSection the section of documents that name none; if empty, documents must name one
 * @param defaultKind the kind of documents that name none
 * @param desk the author of documents that name none
 * @param sections the sections, in the order of the navigation
 * @param authors the known authors; documents name others in full
 * @param discussion the settings for discussions
 * @param timeZone the time zone of dates, a name of the IANA time zone database
 * @param kinds the kinds that have a spelling of their own, or former names
 * @param retired the listings of sections, authors and kinds that earlier settings named, and that these no longer
 *     name; the newest last, at most {@value #MAX_RETIRED}
 * @param redirectHosts the hosts of other sites to which old paths may redirect, in lower case; no page shows them
 * @param leadDays how many days after its publication a featured article leads the home page
 * @param identity what the publication looks like
 * @param menus the links of masthead and footer beside the sections
 * @param frontPage what the home page shows
 * @param embeds what pages may show from other sites
 */
public record Site(
        String title,
        String description,
        String language,
        String url,
        Optional<Slug> defaultSection,
        Label defaultKind,
        Label desk,
        List<Section> sections,
        List<Author> authors,
        DiscussionSettings discussion,
        String timeZone,
        List<Kind> kinds,
        List<Listing> retired,
        List<String> redirectHosts,
        int leadDays,
        Identity identity,
        Menus menus,
        Composition frontPage,
        Embeds embeds) {
    /** The most retired listings that are known. Rendering everything looks for the pages of each. */
    public static final int MAX_RETIRED = 200;

    /** The default days for which a featured article leads the home page. */
    public static final int USUAL_LEAD_DAYS = 7;

    /** The default time zone. */
    public static final String UTC = "UTC";

    public Site {
        requireNonNull(title, "title is null");
        requireNonNull(description, "description is null");
        requireNonNull(language, "language is null");
        requireNonNull(url, "url is null");
        requireNonNull(defaultSection, "defaultSection is null");
        requireNonNull(defaultKind, "defaultKind is null");
        requireNonNull(desk, "desk is null");
        sections = List.copyOf(sections);
        authors = List.copyOf(authors);
        requireNonNull(discussion, "discussion is null");
        requireNonNull(timeZone, "timeZone is null");
        kinds = List.copyOf(kinds);
        retired = List.copyOf(retired);
        redirectHosts = List.copyOf(redirectHosts);
        if (leadDays < 1) {
            throw new IllegalArgumentException("leadDays is " + leadDays);
        }
        requireNonNull(identity, "identity is null");
        requireNonNull(menus, "menus is null");
        requireNonNull(frontPage, "frontPage is null");
        requireNonNull(embeds, "embeds is null");
    }

    /** A site without former names. */
    public Site(
            String title,
            String description,
            String language,
            String url,
            Optional<Slug> defaultSection,
            Label defaultKind,
            Label desk,
            List<Section> sections,
            List<Author> authors,
            DiscussionSettings discussion,
            String timeZone) {
        this(
                title,
                description,
                language,
                url,
                defaultSection,
                defaultKind,
                desk,
                sections,
                authors,
                discussion,
                timeZone,
                List.of(),
                List.of(),
                List.of(),
                USUAL_LEAD_DAYS,
                Identity.USUAL,
                Menus.NONE,
                Composition.USUAL,
                Embeds.NONE);
    }

    /** A site in UTC with the default discussion settings. */
    public Site(
            String title,
            String description,
            String language,
            String url,
            Optional<Slug> defaultSection,
            Label defaultKind,
            Label desk,
            List<Section> sections,
            List<Author> authors) {
        this(
                title,
                description,
                language,
                url,
                defaultSection,
                defaultKind,
                desk,
                sections,
                authors,
                DiscussionSettings.USUAL,
                UTC);
    }

    /** The settings before the first site.yaml is published. They have no sections, so no article can be published. */
    public static Site unconfigured() {
        return new Site(
                "Broadsheet",
                "",
                "en",
                "",
                Optional.empty(),
                new Label(new Slug("article"), "Article"),
                new Label(new Slug("desk"), "Desk"),
                List.of(),
                List.of());
    }

    /** The time zone with its rules. Java loads the rules only when a caller needs them, and never for UTC. */
    public ZoneId zone() {
        return timeZone.equals(UTC) ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    /** The section with this id. */
    public Optional<Section> section(Slug id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** The section's name, also if a former id is given; or its id if the site has removed the section. */
    public String sectionName(Slug id) {
        return CurrentNames.find(sections, id, Section::id, Section::formerly)
                .map(Section::name)
                .orElse(id.value());
    }

    /** The author with this id; empty if the settings do not list one. */
    public Optional<Author> author(Slug id) {
        return authors.stream().filter(author -> author.id().equals(id)).findFirst();
    }

    /** The site's authors and its desk. They have a page while the settings name them, even without articles. */
    public Set<Slug> staff() {
        Set<Slug> staff = new LinkedHashSet<>();
        authors.forEach(author -> staff.add(author.id()));
        staff.add(desk.id());
        return staff;
    }

    /** Whether the author has a page even without articles. */
    public boolean isStaff(Slug author) {
        return desk.id().equals(author) || author(author).isPresent();
    }

    /** The author with the current name from the settings, or else the name in the byline. */
    public Label byline(Label author) {
        return CurrentNames.find(authors, author.id(), Author::id, Author::formerly)
                .map(known -> new Label(known.id(), known.name()))
                .orElse(author);
    }

    /** The kind as the settings spell it, also if a former name is given; or else the kind itself. */
    public Label kind(Label kind) {
        return Kind.find(kinds, kind.id()).map(Kind::label).orElse(kind);
    }

    /** The listings of the sections and authors that the settings name. */
    public Set<Listing> named() {
        Set<Listing> named = new LinkedHashSet<>();
        sections.forEach(section -> named.add(new Listing.OfSection(section.id())));
        authors.forEach(author -> named.add(new Listing.OfAuthor(author.id())));
        return named;
    }

    /** The listings under the former names of sections, authors and kinds. */
    public Set<Listing> former() {
        Set<Listing> former = new LinkedHashSet<>();
        sections.forEach(section -> section.formerly().forEach(id -> former.add(new Listing.OfSection(id))));
        authors.forEach(author -> author.formerly().forEach(id -> former.add(new Listing.OfAuthor(id))));
        kinds.forEach(kind -> kind.formerly().forEach(id -> former.add(new Listing.OfKind(id))));
        return former;
    }

    /** The listing under the present names of its section, author or kind; the same if none was renamed. */
    public Listing present(Listing listing) {
        return new CurrentNames(this).present(listing);
    }

    /** The present id of a section; the same if no section had this id before. */
    public Slug presentSection(Slug id) {
        return new CurrentNames(this).section(id);
    }

    /**
     * These settings as the successor of others: whatever those named, or knew as retired, and these no longer name, is
     * retired.
     */
    public Site after(Site before) {
        Set<Listing> gone = new LinkedHashSet<>(before.retired);
        gone.addAll(before.named());
        gone.addAll(before.former());
        Stream.of(named(), former()).forEach(gone::removeAll);
        List<Listing> newest = List.copyOf(gone);
        return new Site(
                title,
                description,
                language,
                url,
                defaultSection,
                defaultKind,
                desk,
                sections,
                authors,
                discussion,
                timeZone,
                kinds,
                newest.subList(Math.max(0, newest.size() - MAX_RETIRED), newest.size()),
                redirectHosts,
                leadDays,
                identity,
                menus,
                frontPage,
                embeds);
    }
}
