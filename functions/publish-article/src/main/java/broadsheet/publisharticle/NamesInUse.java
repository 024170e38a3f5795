package broadsheet.publisharticle;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.http.Problem;
import broadsheet.live.LiveCoverage;
import broadsheet.live.OpenCoverage;
import broadsheet.validation.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Refuses settings that drop or rename a section, an author or a kind which articles still use. Their pages would go,
 * and links to them would lead nowhere.
 */
final class NamesInUse {
    /** The most names that one change may drop, since each takes a query. */
    private static final int MOST = 100;

    /** The most articles that a refusal names. */
    private static final int SHOWN = 3;

    private final Listings listings;
    private final Supplier<LiveCoverage> live;

    NamesInUse(Listings listings, Supplier<LiveCoverage> live) {
        this.listings = listings;
        this.live = live;
    }

    /**
     * @throws Problem 409 with all names in use
     */
    void requireNone(Site before, Site after) {
        Set<Listing> dropped = new LinkedHashSet<>(before.named());
        dropped.removeAll(after.named());
        Set<Listing> renamed = new LinkedHashSet<>(after.former());
        renamed.removeAll(before.former());
        dropped.addAll(renamed);
        if (dropped.size() > MOST) {
            throw Problem.conflict("The settings drop or rename %,d names. At most %d may go at once."
                    .formatted(dropped.size(), MOST));
        }
        List<FieldError> uses = new ArrayList<>();
        for (Listing listing : dropped) {
            use(listing).ifPresent(uses::add);
        }
        if (!uses.isEmpty()) {
            throw Problem.conflict("The settings drop or rename what articles still use.", uses);
        }
    }

    private Optional<FieldError> use(Listing listing) {
        return switch (listing) {
            case Listing.OfSection(Slug id) ->
                articles(listing)
                        .map(these -> new FieldError(
                                "sections",
                                "\"%s\" is the section of %s: keep it until they are published in another one"
                                        .formatted(id, these)))
                        .or(() -> coverages(id)
                                .map(these -> new FieldError(
                                        "sections",
                                        "\"%s\" is the section of the live coverage %s: keep it until that is in another, or closed"
                                                .formatted(id, these))));
            case Listing.OfAuthor(Slug id) ->
                articles(listing)
                        .map(these -> new FieldError(
                                "authors",
                                "\"%s\" is an author of %s: keep this id until they are published without it"
                                        .formatted(id, these)));
            case Listing.OfKind(Slug id) ->
                articles(listing)
                        .map(these -> new FieldError(
                                "kinds",
                                "\"%s\" is the kind of %s: keep it until they are published as another one"
                                        .formatted(id, these)));
            default -> Optional.empty();
        };
    }

    /** The newest articles of a listing, in words. */
    private Optional<String> articles(Listing listing) {
        Listings.Page page = listings.list(listing, SHOWN, Optional.empty());
        return shown(
                page.entries().stream().map(entry -> entry.slug().value()).toList(),
                page.next().isPresent());
    }

    private Optional<String> coverages(Slug section) {
        List<OpenCoverage> open = live.get().open(section, SHOWN);
        return shown(open.stream().map(coverage -> coverage.id().value()).toList(), open.size() == SHOWN);
    }

    private static Optional<String> shown(List<String> names, boolean areThereMore) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", names) + (areThereMore ? " and others" : ""));
    }
}
