package broadsheet.pages;

import broadsheet.article.Articles;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Standing;
import broadsheet.article.Summary;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * One look at the table, by which any number of pages are rendered, also at once. What stands on many of them is read for the
 * first and kept for the others, so a page is as old as the look: who wants to know what changed since takes another.
 */
public final class Look {
    private final Remembered<String, Site> sites;
    private final Remembered<Slug, Standing> articles;
    private final Remembered<Front, List<Summary>> fronts;

    Look(Sites sites, Articles articles, Archive archive) {
        this.sites = new Remembered<>(name -> sites.site());
        this.articles = new Remembered<>(articles::find);
        this.fronts = new Remembered<>(front -> archive.newest(front.listing(), front.count()));
    }

    private record Front(Listing listing, int count) {}

    Site site() {
        return sites.of(""); // There is one.
    }

    Standing article(Slug slug) {
        return articles.of(slug);
    }

    List<Summary> newest(Listing listing, int count) {
        return fronts.of(new Front(listing, count));
    }

    /** Who asks while another's question is on its way waits for that answer; a question that failed may be asked again. */
    private static final class Remembered<Q, A> {
        /** While a question is on its way, others that fall into the same of so many bins wait too. */
        private static final int BINS = 256;

        private final ConcurrentMap<Q, A> answers = new ConcurrentHashMap<>(BINS);
        private final Function<Q, A> source;

        Remembered(Function<Q, A> source) {
            this.source = source;
        }

        A of(Q question) {
            return answers.computeIfAbsent(question, source);
        }
    }
}
