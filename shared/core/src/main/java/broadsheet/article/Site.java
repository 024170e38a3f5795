package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The publication's own settings: what every page shares and what documents may leave out.
 *
 * @param title its name
 * @param description one sentence about it
 * @param language the language of its pages, a BCP 47 tag
 * @param url where it is published, without a slash at the end
 * @param defaultSection the section of documents that name none; empty: they must
 * @param defaultKind the kind of documents that name none
 * @param desk the author of documents that name none
 * @param sections its sections, in the order of the navigation
 * @param authors the authors it knows; others are named in full by their documents
 * @param discussion what it wants of its discussions
 * @param timeZone the time zone that its dates are of: a name of the IANA time zone database
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
    /** The time zone of a site that names none. */
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

    /** A site in UTC that wants nothing unusual of its discussions. */
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

    /**
     * What stands until the first site.yaml is published: no sections, so nothing can be published
     * either.
     */
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

    /** The time zone with its rules. They are only read where they are asked for, and not for UTC. */
    public ZoneId zone() {
        return timeZone.equals(UTC) ? ZoneOffset.UTC : ZoneId.of(timeZone);
    }

    /** The section with this id. */
    public Optional<Section> section(Slug id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    /** The section's name; its id, where the site no longer has it. */
    public String sectionName(Slug id) {
        return section(id).map(Section::name).orElse(id.value());
    }

    /** The author with this id, if the site knows one. */
    public Optional<Author> author(Slug id) {
        return authors.stream().filter(author -> author.id().equals(id)).findFirst();
    }

    /** Those who have a page as long as the site names them, and need no article for it: its authors and its desk. */
    public Set<Slug> staff() {
        Set<Slug> staff = new LinkedHashSet<>();
        authors.forEach(author -> staff.add(author.id()));
        staff.add(desk.id());
        return staff;
    }

    /** Whether somebody has a page whatever they wrote. */
    public boolean isStaff(Slug author) {
        return desk.id().equals(author) || author(author).isPresent();
    }

    /** The author as the site names them today; else as the byline does. */
    public Label byline(Label author) {
        return author(author.id())
                .map(known -> new Label(known.id(), known.name()))
                .orElse(author);
    }
}
