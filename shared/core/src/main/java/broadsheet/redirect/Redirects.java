package broadsheet.redirect;

import broadsheet.article.Busy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The site's redirects of old paths. */
public interface Redirects {
    /** The most redirects in one page of the list, and in one change. */
    int MOST = 1_000;

    /** Where the path leads; empty if it leads nowhere. A redirect is found within a second of its change. */
    Optional<Target> find(OldPath from);

    /**
     * Changes redirects. The method is idempotent: after a failure some of them are changed, and the same call completes
     * the rest.
     *
     * @param changes the new target of each path; empty removes its redirect
     * @throws Busy if the store leaves some unchanged after all attempts
     */
    void change(Map<OldPath, Optional<Target>> changes);

    /**
     * One page of all redirects, in an order of the store's own.
     *
     * @param cursor where the page before ended; empty for the first page
     * @throws broadsheet.validation.ValidationException if no page can have returned the cursor
     */
    Page list(int limit, Optional<String> cursor);

    /**
     * One page of redirects.
     *
     * @param next the cursor of the next page; empty at the end
     */
    record Page(List<Redirect> redirects, Optional<String> next) {
        public Page {
            redirects = List.copyOf(redirects);
        }
    }
}
