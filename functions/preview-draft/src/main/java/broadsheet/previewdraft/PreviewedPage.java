package broadsheet.previewdraft;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.pages.Address;
import broadsheet.validation.ValidationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages on which a draft can be previewed. */
enum PreviewedPage {
    /** The article's own page. */
    ARTICLE,
    /** The home page. */
    HOME,
    /** The first page of the article's section. */
    SECTION,
    /** The image that social networks show. */
    CARD,
    /** The Atom feed of all articles. */
    FEED;

    /**
     * The page that a request names.
     *
     * @param as the name; empty for the article's own page
     * @throws ValidationException if no page has that name
     */
    static PreviewedPage named(Optional<String> as) {
        String name = as.orElse(ARTICLE.toString());
        return Arrays.stream(values())
                .filter(page -> page.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> ValidationException.because(
                        "as",
                        "is \"%s\", none of %s"
                                .formatted(
                                        name,
                                        Arrays.stream(values())
                                                .map(PreviewedPage::toString)
                                                .collect(Collectors.joining(", ")))));
    }

    /** The page's address once the article is published. */
    Address of(Article article) {
        return switch (this) {
            case ARTICLE -> new Address.OfArticle(article.slug());
            case HOME -> new Address.OfListing(new Listing.All());
            case SECTION ->
                new Address.OfListing(new Listing.OfSection(article.front().section()));
            case CARD -> new Address.OfCard(article.slug());
            case FEED -> new Address.OfAtom(new Listing.All());
        };
    }

    /** The name in the API, as in {@code home}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
