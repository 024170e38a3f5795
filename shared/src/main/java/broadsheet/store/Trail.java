package broadsheet.store;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;

/**
 * What a reader's trail leads to. Each entry is written in the transaction that writes what it leads to, and stays as long
 * as that says anything of the reader: so the trail leads to all of it.
 */
sealed interface Trail {
    /** A published comment, or its place while it waits again. */
    record OfComment(Slug article, int number) implements Trail {
        public OfComment {
            requireNonNull(article, "article is null");
        }
    }

    /** A comment that waits, or what was decided about it. */
    record OfHeld(String id) implements Trail {
        public OfHeld {
            requireNonNull(id, "id is null");
        }
    }

    /** The rating that the reader gave an article. */
    record OfRating(Slug article) implements Trail {
        public OfRating {
            requireNonNull(article, "article is null");
        }
    }

    /** A report that the reader made. */
    record OfReport(Slug article, int number) implements Trail {
        public OfReport {
            requireNonNull(article, "article is null");
        }
    }
}
