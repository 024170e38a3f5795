package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an article's author says about it, above its text.
 *
 * @param title its headline, plain text
 * @param dek the standfirst under the title, plain text; empty if it has none
 * @param section the one section it stands in
 * @param kind what sort of article it is: an editorial, an analysis, ...
 * @param featured whether the front page may lead with it
 * @param authors who wrote it, at least one, in the order of the byline
 * @param tags what it is about
 * @param sources what it rests on, in the order of their numbers
 * @param correction what was wrong in an earlier revision
 * @param formerly the slugs that it had before
 * @param picture what stands above its text
 * @param discussionClosed whether it takes no comments
 */
public record FrontMatter(
        String title,
        String dek,
        Slug section,
        Label kind,
        boolean featured,
        List<Label> authors,
        List<Label> tags,
        List<Source> sources,
        Optional<String> correction,
        List<Slug> formerly,
        Optional<LeadPicture> picture,
        boolean discussionClosed) {
    public FrontMatter {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        requireNonNull(kind, "kind is null");
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("authors is empty");
        }
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        sources = List.copyOf(sources);
        requireNonNull(correction, "correction is null");
        formerly = List.copyOf(formerly);
        requireNonNull(picture, "picture is null");
    }

    /** What is said about an article that takes comments. */
    public FrontMatter(
            String title,
            String dek,
            Slug section,
            Label kind,
            boolean featured,
            List<Label> authors,
            List<Label> tags,
            List<Source> sources,
            Optional<String> correction,
            List<Slug> formerly,
            Optional<LeadPicture> picture) {
        this(title, dek, section, kind, featured, authors, tags, sources, correction, formerly, picture, false);
    }

    /** The same, with other former slugs. */
    public FrontMatter withFormerly(List<Slug> slugs) {
        return new FrontMatter(
                title,
                dek,
                section,
                kind,
                featured,
                authors,
                tags,
                sources,
                correction,
                slugs,
                picture,
                discussionClosed);
    }
}
