package broadsheet.previewdraft;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Summary;
import broadsheet.pages.Address;
import broadsheet.pages.Pages;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;

/** Renders pages before a snapshot. They are pages as they are, because a preview renders them by the same code. */
final class PreviewPriming {
    private final Pages pages;
    private final Listings listings;

    @Inject
    PreviewPriming(Pages pages, Listings listings) {
        this.pages = pages;
        this.listings = listings;
    }

    /** Renders the home page and the newest article. */
    void renderHomeAndArticle() {
        render(new Address.OfListing(new Listing.All()));
        renderArticle();
    }

    /** Renders the newest article's page and card. This reads nothing that only a home page shows. */
    void renderArticle() {
        listings.list(new Listing.All(), 1, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .flatMap(slug -> Stream.of(new Address.OfArticle(slug), new Address.OfCard(slug)))
                .forEach(this::render);
    }

    private void render(Address address) {
        pages.render(address).ifPresent(rendered -> rendered.page().bytes());
    }
}
