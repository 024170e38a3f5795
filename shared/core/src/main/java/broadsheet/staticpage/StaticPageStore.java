package broadsheet.staticpage;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/** The store of static pages, for the editors who change them. */
public interface StaticPageStore {
    /** The most pages of a site. One item lists them all, and one rendering step writes them all. */
    int MOST = 100;

    /** The most bytes of a document, and of its HTML: one item has both. */
    int LIMIT = Articles.TooLarge.LIMIT / 2;

    /**
     * Publishes a page, or its next revision. One transaction writes the page, the list of all pages and the record of
     * the act. The method is idempotent: publishing the same draft again changes nothing.
     *
     * @throws Articles.RevisionConflict if the page's revision is not the expected one
     * @throws Articles.TooLarge if the document or its HTML exceeds the store's limit
     * @throws TooMany if the page is new and the site has the most pages already
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    Publication publish(Slug slug, StaticPageDraft draft, Expectation expected, Actor editor, Instant now);

    /**
     * Removes a page. Its revisions go on from there if it is published again. The method is idempotent.
     *
     * @return false if there never was such a page
     * @throws Articles.RevisionConflict if the page's revision is not the expected one
     * @throws broadsheet.article.Busy if other writers are faster, or the table is busy, at each attempt
     */
    boolean remove(Slug slug, Expectation expected, Actor editor, Instant now);

    /** The page with this name and its document; empty if there is none. */
    Optional<Stored> read(Slug slug);

    /**
     * The result of a publication.
     *
     * @param revision the page's current revision
     * @param outcome the effect of the publication
     */
    record Publication(int revision, Outcome outcome) {
        public Publication {
            requireNonNull(outcome, "outcome is null");
        }
    }

    /**
     * A page with its document.
     *
     * @param page the page
     * @param document the document as it was sent
     */
    record Stored(StaticPage page, String document) {
        public Stored {
            requireNonNull(page, "page is null");
            requireNonNull(document, "document is null");
        }
    }

    /** The site has the most pages already. */
    final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says how many are allowed. */
        public TooMany() {
            super("The site has %d pages, which is the most: remove one first.".formatted(MOST));
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }
}
