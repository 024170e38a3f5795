package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What was done to each article, when and by whom; and the documents as they were sent. */
public interface Revisions {
    /** The most revisions of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of a slug's revisions, newest first. It may hold fewer than asked for although more follow: a revision is
     * stored with its document, and the store reads (and charges) whole revisions even where it leaves the documents out
     * of the answer, up to 1 MB a page.
     *
     * @param limit how many at most, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor is not one that a page gave
     */
    Page list(Slug slug, int limit, Optional<String> cursor);

    /** One revision with its document; empty if the slug has none of that number. */
    Optional<WithDocument> find(Slug slug, int number);

    /**
     * One page of revisions.
     *
     * @param entries newest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Revision> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A revision with what was sent.
     *
     * @param document the document as it was sent; empty for a withdrawal and a move
     */
    record WithDocument(Revision revision, Optional<String> document) {
        public WithDocument {
            requireNonNull(revision, "revision is null");
            requireNonNull(document, "document is null");
        }
    }
}
