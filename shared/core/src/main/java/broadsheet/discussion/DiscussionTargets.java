package broadsheet.discussion;

import broadsheet.article.Slug;
import java.util.Optional;

/** What can be discussed. */
public interface DiscussionTargets {
    /** What would be discussed under a slug. */
    DiscussionTarget find(Slug article);

    /** The title of a published article; empty if there is none under this slug. */
    Optional<String> title(Slug article);
}
