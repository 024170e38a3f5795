package broadsheet.http;

import broadsheet.article.Articles.Expectation;

/**
 * The preconditions of a publication, of an article or of a static page: {@code If-Match}, and {@code If-None-Match: *}
 * (RFC 9110, section 13.1).
 */
public final class Preconditions {
    private Preconditions() {}

    /** What the request expects of what it replaces; anything, if it has no precondition. */
    public static Expectation of(Request request) {
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
