package broadsheet.staticpage;

import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;

/** The static pages, for those who show them. */
public interface StaticPages {
    /** The page with this name; empty if there is none. */
    Optional<StaticPage> find(Slug slug);

    /** Whether there was a page with this name, and there is none now. */
    boolean isRemoved(Slug slug);

    /** All pages by name, at most {@link StaticPageStore#MOST}. */
    List<ListedPage> list();
}
