package broadsheet.article;

import broadsheet.article.Revisions.Page;
import broadsheet.article.Revisions.WithDocument;
import java.util.Optional;

/** The history of the site's settings. Each revision has its document. */
public interface SiteRevisions {
    /**
     * One page of the revisions, newest first. A page may be shorter than the limit although more follow, as that of
     * {@link Revisions#list}.
     *
     * @param limit the most revisions, from 1 to {@value Revisions#MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from an earlier page
     */
    Page list(int limit, Optional<String> cursor);

    /** One revision with its document; empty if there is none of that number. */
    Optional<WithDocument> find(int number);

    /** The current revision with its document; empty before the first publication. */
    Optional<WithDocument> current();
}
