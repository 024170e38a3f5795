package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as a listing shows it.
 *
 * @param slug its name in its URL
 * @param title its headline
 * @param dek its standfirst; empty if it has none
 * @param section the section it stands in
 * @param kind what sort of article it is
 * @param featured whether the front page may lead with it
 * @param authors who wrote it
 * @param published when it was published, to the second
 * @param updated when it was last changed, to the second
 * @param readingMinutes how long it takes to read
 * @param picture what stands above its text; without its credit, which its page gives
 */
public record Summary(
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
        Optional<LeadPicture> picture) {
    public Summary {
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        requireNonNull(kind, "kind is null");
        authors = List.copyOf(authors);
        requireNonNull(published, "published is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(picture, "picture is null");
    }
}
