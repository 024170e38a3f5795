package broadsheet.publisharticle;

import broadsheet.article.Articles.Expectation;
import broadsheet.http.EntityTag;
import broadsheet.http.Request;

/** The preconditions of a publication: {@code If-Match}, and {@code If-None-Match: *}. */
final class Preconditions {
    private Preconditions() {}

    /** What the request expects of the article; anything, if it has no precondition. */
    static Expectation of(Request request) {
        if (request.header("if-none-match")
                .filter(any -> any.strip().equals("*"))
                .isPresent()) {
            return new NewArticle();
        }
        return request.header("if-match")
                .<Expectation>map(condition -> revision -> EntityTag.matchAllows(condition, revision))
                .orElse(revision -> true);
    }

    /** The precondition {@code If-None-Match: *}: the document is a new article, even at a former address of another. */
    private record NewArticle() implements Expectation {
        @Override
        public boolean allows(int revision) {
            return revision == 0;
        }

        @Override
        public boolean isOfNewArticle() {
            return true;
        }
    }
}
