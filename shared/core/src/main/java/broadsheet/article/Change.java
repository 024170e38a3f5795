package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** A change of stored data that can affect pages. */
public sealed interface Change {
    /**
     * An editor published, corrected or withdrew an article.
     *
     * @param formerSlug the article's address before, if it has another one now
     * @param formerTranslations the translations that the article named before
     */
    record OfArticle(ArticleId article, Optional<Slug> formerSlug, List<Slug> formerTranslations) implements Change {
        public OfArticle {
            requireNonNull(formerSlug, "formerSlug is null");
            formerTranslations = List.copyOf(formerTranslations);
        }
    }

    /**
     * An address leads to another article than before, or became or ceased to be the current one of its article.
     *
     * @param before the article to which it led before
     */
    record OfAddress(Slug address, Optional<ArticleId> before) implements Change {
        public OfAddress {
            requireNonNull(before, "before is null");
        }
    }

    /** A listing entry at this position was added, changed or removed. */
    record OfListing(Listing listing, ListingPosition place) implements Change {}

    /** The boundary of a listing's numbered page was set, moved or removed. */
    record OfListingPage(Listing listing, int page) implements Change {}

    /**
     * The site's settings changed.
     *
     * @param formerSections the sections before the change
     * @param formerAuthors the authors before the change
     */
    record OfSite(List<Slug> formerSections, List<Slug> formerAuthors) implements Change {
        public OfSite {
            formerSections = List.copyOf(formerSections);
            formerAuthors = List.copyOf(formerAuthors);
        }
    }

    /** Editors published, changed or removed a static page. */
    record OfStaticPage(Slug slug) implements Change {}

    /** The list of all static pages changed. */
    record OfStaticPages() implements Change {}

    /** Editors chose the article that leads the home page, or took their choice back. */
    record OfLead() implements Change {}

    /** The comment with this number was added, changed or removed. */
    record OfComment(ArticleId article, int number) implements Change {}

    /** The number of an article's published comments changed. */
    record OfCommentCount(ArticleId article) implements Change {}

    /** An article's reader count or ratings changed. */
    record OfCounters(ArticleId article) implements Change {}

    /** The most-read ranking of the whole site or of a section changed. */
    record OfMostRead(Listing listing) implements Change {}

    /** A rendering of all pages started or stopped. */
    record OfRendering() implements Change {}

    /** Articles gained or lost references to the picture with this hash. */
    record OfPicture(String hash) implements Change {}

    /** Anything about a live coverage changed. */
    record OfCoverage(Slug coverage) implements Change {}

    /** The part of a coverage that each of its pages shows changed. */
    record OfCoverageHead(Slug coverage) implements Change {}

    /** The update at this position of a coverage was added, changed or withdrawn. */
    record OfUpdate(Slug coverage, int place) implements Change {}

    /** A coverage opened or closed, or an open one changed its title. */
    record OfOpenCoverages() implements Change {}

    /** An open coverage of this section changed in the same way, or moved into or out of the section. */
    record OfOpenCoveragesOf(Slug section) implements Change {}

    /** A coverage opened, closed, reopened or changed its title. Its position is the time when it was opened. */
    record OfListedCoverage(ListingPosition place) implements Change {}
}
