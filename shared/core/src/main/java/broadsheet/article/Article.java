package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A published article, without its body.
 *
 * @param id the article's identity
 * @param slug the article's current address
 * @param revision the number of the current revision; the first publication is 1
 * @param front the front matter that the author wrote
 * @param published the time of publication, to the second
 * @param updated the time of the last change, to the second; equal to {@code published} if there was none
 * @param words the number of words in the body
 */
public record Article(
        ArticleId id, Slug slug, int revision, FrontMatter front, Instant published, Instant updated, int words) {
    /** The path under which articles have their pages. */
    public static final String FOLDER = "/articles/";

    public Article {
        requireNonNull(id, "id is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(front, "front is null");
        requireNonNull(published, "published is null");
        requireNonNull(updated, "updated is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision);
        }
    }

    /**
     * Whether the article's page shows the time of the last update. A correction notice already shows it, so a
     * corrected article returns false.
     */
    public boolean isUpdated() {
        return updated.isAfter(published) && front.correction().isEmpty();
    }

    /**
     * The path of an article's page. It contains neither section nor date, so a change of either does not break links.
     */
    public static String path(Slug slug) {
        return FOLDER + slug.encoded();
    }

    /** The fields of the article that listings show. */
    public Summary summary() {
        return new Summary(
                id,
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
                front.picture().map(LeadPicture::uncredited),
                front.language().tag());
    }
}
