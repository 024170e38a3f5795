package broadsheet.article;

/** What stands under a slug. */
public sealed interface Standing {
    /** An article that can be read. */
    record Published(Article article, Body body) implements Standing {}

    /**
     * An article that was taken back. Its slug is not free: publishing under it again continues its
     * revisions.
     *
     * @param revision the revision that the withdrawal is
     */
    record Withdrawn(int revision) implements Standing {}

    /**
     * An article that has another slug now.
     *
     * @param to the slug that it has
     */
    record Moved(Slug to) implements Standing {}

    /** Nothing, and nothing ever did. */
    record Unknown() implements Standing {}
}
