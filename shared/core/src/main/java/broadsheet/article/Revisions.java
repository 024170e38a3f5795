package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The history of each article: its changes with time and editor, and the documents as sent. */
public interface Revisions {
    /** The most revisions of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of an article's revisions, newest first. A page may be shorter than the limit although more follow.
     * DynamoDB reads and charges whole items up to 1 MB a page, and each revision's item contains its document.
     *
     * @param limit the most revisions, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from an earlier page
     */
    Page list(ArticleId article, int limit, Optional<String> cursor);

    /** One revision with its document; empty if the article has no revision of that number. */
    Optional<WithDocument> find(ArticleId article, int number);

    /**
     * One page of revisions.
     *
     * @param entries newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Revision> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A revision with its document.
     *
     * @param document the document as sent; empty for any other act than a publication
     */
    record WithDocument(Revision revision, Optional<String> document) {
        public WithDocument {
            requireNonNull(revision, "revision is null");
            requireNonNull(document, "document is null");
        }
    }
}
