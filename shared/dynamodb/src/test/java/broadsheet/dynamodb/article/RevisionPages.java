package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Revision;
import broadsheet.article.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An article's revisions, read page by page as a client does. */
final class RevisionPages {
    private RevisionPages() {}

    /** The numbers of all revisions, in the order of the pages, none of which holds more than asked for or nothing. */
    static List<Integer> all(Revisions revisions, ArticleId article, int limit) {
        List<Integer> numbers = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Revisions.Page page = revisions.list(article, limit, cursor);
            assertTrue(page.entries().size() <= limit);
            assertTrue(!page.entries().isEmpty(), "a page holds nothing");
            page.entries().stream().map(Revision::number).forEach(numbers::add);
            cursor = page.next();
        } while (cursor.isPresent());
        return numbers;
    }
}
