package broadsheet.readership;

import broadsheet.article.Slug;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The tallies of readers, for whoever counts them. */
public interface ReaderTallies {
    /**
     * The tallies of several articles, perhaps a moment old; those that have none yet are missing. What is decided by one
     * that is old is still right: readers are only ever added, and {@link #change} notices.
     */
    Map<Slug, ReaderTally> find(Collection<Slug> articles);

    /** Those of the slugs under which an article can be read. */
    Set<Slug> published(Collection<Slug> slugs);

    /**
     * Writes what follows an article's tally, unless nothing does; if somebody else was quicker, what follows theirs.
     *
     * @param known the tally as it was found, perhaps a moment ago
     * @param counting what follows a tally; empty if nothing changes
     * @return whether anything was written
     */
    boolean change(Slug article, ReaderTally known, Function<ReaderTally, Optional<ReaderTally>> counting);
}
