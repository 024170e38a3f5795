package broadsheet.discussion;

import broadsheet.article.Slug;
import java.util.Optional;

/** Finds the articles that readers can discuss. */
public interface DiscussionTargets {
    /** The state of a slug. */
    DiscussionTarget find(Slug article);

    /** The title of a published article; empty if the slug has none. */
    Optional<String> title(Slug article);
}
