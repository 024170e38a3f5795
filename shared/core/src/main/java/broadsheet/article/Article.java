package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A published article, without its body.
 *
 * @param slug its name in its URL
 * @param revision how often it has been changed: 1 for what was first published
 * @param front what its author says about it
 * @param published when it was published, to the second
 * @param updated when it was last changed, to the second; {@code published} if never
 * @param words how many words its body has
 */
public record Article(Slug slug, int revision, FrontMatter front, Instant published, Instant updated, int words) {
    public Article {
        requireNonNull(slug, "slug is null");
        requireNonNull(front, "front is null");
        requireNonNull(published, "published is null");
        requireNonNull(updated, "updated is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision);
        }
    }

    /** Whether its page says when it was updated: a correction says so itself. */
    public boolean isUpdated() {
        return updated.isAfter(published) && front.correction().isEmpty();
    }

    /**
     * The path of its page; it holds neither section nor date, so that neither change breaks it.
     */
    public static String path(Slug slug) {
        return "/articles/" + slug;
    }

    /** What listings show of it. */
    public Summary summary() {
        return new Summary(
                slug,
                front.title(),
                front.dek(),
                front.section(),
                front.kind(),
                front.featured(),
                front.authors(),
                published,
                updated,
                ReadingTime.minutes(words),
                front.picture().map(LeadPicture::uncredited));
    }
}
