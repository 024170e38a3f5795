package broadsheet.readership;

import broadsheet.article.Slug;
import java.util.Optional;
import java.util.function.Function;

/** The tallies of readers, for whoever counts them. */
public interface ReaderTallies {
    /**
     * Writes what follows an article's tally, unless nothing does; if somebody else was quicker, what follows theirs.
     *
     * @param counting what follows a tally; empty if nothing changes. It is first given one that may be a moment old: readers
     *     are only ever added, so that who is in it is in every later one
     */
    Counted change(Slug article, Function<ReaderTally, Optional<ReaderTally>> counting);

    /** What became of a tally. */
    sealed interface Counted {
        /** It was written, and is this now. */
        record Written(ReaderTally tally) implements Counted {}

        /** Nothing follows it. */
        record Same(ReaderTally tally) implements Counted {}

        /** It has no tally, and there is no article to be read there. */
        record NoArticle() implements Counted {}
    }
}
