package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles.Publication;
import java.util.List;

/**
 * How a draft ended: with its publication. It stays as long as the draft's id is taken, so that a repeated call gets the
 * same answer.
 *
 * @param version the draft's version that was published
 * @param publication what the publication made
 * @param ignored what the reader of the document skipped, at most {@value #MOST_IGNORED} of it
 */
public record PublishedDraft(int version, Publication publication, List<String> ignored) {
    /** Bounds the size of the item that stays. Nobody reads a longer list. */
    public static final int MOST_IGNORED = 100;

    public PublishedDraft {
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version);
        }
        requireNonNull(publication, "publication is null");
        ignored = ignored.stream().limit(MOST_IGNORED).toList();
    }

    /** What the draft changes from now on, if somebody saved another text while this one was published. */
    public DraftBase base() {
        return new DraftBase(publication.article(), publication.slug(), publication.revision());
    }
}
