package broadsheet.readership;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/** How articles are read and rated over time. */
public interface Trends {
    /**
     * The trend of an article; empty if there is none to be read under the slug. Of far more than ten thousand ratings only
     * a part is looked at.
     */
    Optional<Trend> of(Slug article, Instant now);
}
