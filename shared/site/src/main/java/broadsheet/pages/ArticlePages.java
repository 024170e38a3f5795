package broadsheet.pages;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Tally;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pages that belong to one article alone, at one of its addresses. */
public final class ArticlePages {
    private ArticlePages() {}

    /** The article's page, its card and its counters. */
    public static Set<Address> own(Slug slug) {
        return new LinkedHashSet<>(
                List.of(new Address.OfArticle(slug), new Address.OfCard(slug), new Address.OfCounters(slug)));
    }

    /** The pages that show a comment, or a link to its page. */
    static Set<Address> ofComment(Slug slug, int number) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfArticle(slug));
        affected.add(new Address.OfComments(slug, Comment.page(number)));
        affected.add(new Address.OfCounters(slug));
        if (number > 1) {
            // The first comment of a page adds a link to the page before it.
            affected.add(new Address.OfComments(slug, Comment.page(number - 1)));
        }
        return affected;
    }

    /** The pages of an article's discussion at an address. */
    static Set<Address> ofDiscussion(Slug slug, Tally tally) {
        return AffectedPages.numbered(1, tally.pages(), page -> new Address.OfComments(slug, page));
    }
}
