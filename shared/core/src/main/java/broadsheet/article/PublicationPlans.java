package broadsheet.article;

import java.time.Instant;

/** Decides what a publication changes, without making the change. */
public interface PublicationPlans {
    /**
     * What {@link Articles#publish} would change now. The id of a new article is known only if the draft has it.
     *
     * @param address the address in the request: the article's next, current or former one
     * @param expected what the editor would state of the article's revision
     * @throws Articles.RevisionConflict if the article's revision is not the expected one
     * @throws Articles.SlugTaken if the draft's addresses lead to more than one published article, or one of them is a
     *     former address of an article that the draft does not name
     * @throws Articles.TooLarge if the document, its front matter or its HTML exceeds the store's limit
     */
    PlannedPublication plan(Slug address, Draft draft, Articles.Expectation expected, Instant now);

    /**
     * Refuses what {@link Articles#publish} would refuse now.
     *
     * @throws Articles.RevisionConflict as {@link #plan}
     * @throws Articles.SlugTaken as {@link #plan}, and if an old address of the document redirects elsewhere
     * @throws Articles.TooLarge as {@link #plan}
     */
    void require(Slug address, Draft draft, Articles.Expectation expected, Instant now);
}
