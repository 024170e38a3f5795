package broadsheet.article;

/** The state of an article, or of an address. */
public sealed interface ArticleStatus {
    /** An article that readers can open. */
    record Published(Article article, Body body) implements ArticleStatus {}

    /**
     * A withdrawn article. Publishing at its address again continues its revisions.
     *
     * @param revision the number of the revision that records the withdrawal
     */
    record Withdrawn(int revision) implements ArticleStatus {}

    /**
     * A former address of a published article.
     *
     * @param to the article's current address
     */
    record Moved(Slug to) implements ArticleStatus {}

    /** An address that leads nowhere, or only to an article that was never published. */
    record Unknown() implements ArticleStatus {}
}
