package broadsheet.discussion;

import broadsheet.article.Slug;

/** What can be discussed. */
public interface Topics {
    /** What would be discussed under a slug. */
    Topic find(Slug article);
}
