package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as a listing shows it.
 *
 * @param id the article's identity
 * @param slug the article's current address
 * @param title the headline
 * @param dek the standfirst; may be empty
 * @param section the article's section
 * @param kind the kind of article
 * @param featured whether the home page may lead with the article
 * @param authors the authors
 * @param published the time of publication, to the second
 * @param updated the time of the last change, to the second
 * @param readingMinutes the reading time in minutes
 * @param picture the picture above the text, without its credit; only the article's page shows the credit
 * @param language the article's language, a BCP 47 tag; empty if it is the site's
 */
public record Summary(
        ArticleId id,
        Slug slug,
        String title,
        String dek,
        Slug section,
        Label kind,
        boolean featured,
        List<Label> authors,
        Instant published,
        Instant updated,
        int readingMinutes,
        Optional<LeadPicture> picture,
        Optional<String> language) {
    public Summary {
        requireNonNull(id, "id is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        requireNonNull(kind, "kind is null");
        authors = List.copyOf(authors);
        requireNonNull(published, "published is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(picture, "picture is null");
        requireNonNull(language, "language is null");
    }
}
