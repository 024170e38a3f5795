package broadsheet.article;

/** The state of a slug. */
public sealed interface ArticleStatus {
    /** An article that readers can open. */
    record Published(Article article, Body body) implements ArticleStatus {}

    /**
     * A withdrawn article. The slug stays reserved: publishing under it again continues its revisions.
     *
     * @param revision the number of the revision that records the withdrawal
     */
    record Withdrawn(int revision) implements ArticleStatus {}

    /**
     * An article that has moved to another slug.
     *
     * @param to the article's current slug
     */
    record Moved(Slug to) implements ArticleStatus {}

    /** A slug that no article has ever used. */
    record Unknown() implements ArticleStatus {}
}
