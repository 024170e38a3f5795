package broadsheet.article;

/** What stands under a slug. */
public sealed interface ArticleStatus {
    /** An article that can be read. */
    record Published(Article article, Body body) implements ArticleStatus {}

    /**
     * An article that was taken back. Its slug is not free: publishing under it again continues its
     * revisions.
     *
     * @param revision the revision that the withdrawal is
     */
    record Withdrawn(int revision) implements ArticleStatus {}

    /**
     * An article that has another slug now.
     *
     * @param to the slug that it has
     */
    record Moved(Slug to) implements ArticleStatus {}

    /** Nothing, and nothing ever did. */
    record Unknown() implements ArticleStatus {}
}
