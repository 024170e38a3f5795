package broadsheet.article;

import java.util.List;

/** What a write to the store changed, as far as pages are concerned. */
public sealed interface Change {
    /** An article was published, corrected or withdrawn. */
    record OfArticle(Slug slug) implements Change {}

    /** The entry at a place of a listing came, changed or went. */
    record OfListing(Listing listing, ListingPosition place) implements Change {}

    /**
     * The site's settings changed.
     *
     * @param formerSections the sections that it had before
     * @param formerAuthors the authors that it had before
     */
    record OfSite(List<Slug> formerSections, List<Slug> formerAuthors) implements Change {
        public OfSite {
            formerSections = List.copyOf(formerSections);
            formerAuthors = List.copyOf(formerAuthors);
        }
    }

    /** The comment of a number came, changed or went. */
    record OfComment(Slug article, int number) implements Change {}

    /** More or fewer comments of an article are published. */
    record OfCommentCount(Slug article) implements Change {}

    /** More have read or rated an article, or rated it otherwise. */
    record OfNumbers(Slug article) implements Change {}

    /** Other articles than before are read most, of all or of a section. */
    record OfMostRead(Listing listing) implements Change {}

    /** A rendering of everything was started, or stopped. */
    record OfRendering() implements Change {}

    /** Articles got a claim to the picture of a hash, or lost theirs. */
    record OfPicture(String hash) implements Change {}

    /** Something about a coverage changed. */
    record OfCoverage(Slug coverage) implements Change {}

    /** What every page of a coverage says of it changed. */
    record OfCoverageHead(Slug coverage) implements Change {}

    /** The update at a place of a coverage came, changed or was withdrawn. */
    record OfUpdate(Slug coverage, int place) implements Change {}

    /** A coverage was opened or closed, or called otherwise while open. */
    record OfOpenCoverages() implements Change {}

    /** So was one of a section, or it moved to or from there. */
    record OfOpenCoveragesOf(Slug section) implements Change {}

    /** A coverage was opened, closed or opened again, or called otherwise; its place is by when it was opened. */
    record OfListedCoverage(ListingPosition place) implements Change {}
}
