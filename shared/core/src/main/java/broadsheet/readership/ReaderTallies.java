package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.util.Optional;
import java.util.function.Function;

/** Updates the tallies of readers, for the function that counts them. */
public interface ReaderTallies {
    /**
     * Replaces an article's tally by its successor, if there is one. If another writer was faster, it computes the
     * successor of the newer tally.
     *
     * @param counting returns a tally's successor; empty if nothing changes. Its first argument may be slightly old.
     *     That is safe, because readers are only ever added: a reader in an old tally is also in every later one.
     */
    Counted change(ArticleId article, Function<ReaderTally, Optional<ReaderTally>> counting);

    /** The result of an update. */
    sealed interface Counted {
        /** The tally was written and has this value. */
        record Written(ReaderTally tally) implements Counted {}

        /** The tally is unchanged. */
        record Same(ReaderTally tally) implements Counted {}

        /** The article has no tally and is not published. */
        record NoArticle() implements Counted {}
    }
}
