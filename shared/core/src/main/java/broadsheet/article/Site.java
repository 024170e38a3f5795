package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        String timeZone) {
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

    /** The section's name, or its id if the site has removed the section. */
    public String sectionName(Slug id) {
        return section(id).map(Section::name).orElse(id.value());
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
        return author(author.id())
                .map(known -> new Label(known.id(), known.name()))
                .orElse(author);
    }
}
