package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.Site;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/** Finds pages whose section, author or kind has another name by now. */
public final class RenamedAddresses {
    private RenamedAddresses() {}

    /** The present address of a listing's page; empty if its names have not changed. */
    public static Optional<Address> of(Address address, Site site) {
        Address present = switch (address) {
            case Address.OfListing(Listing listing) -> new Address.OfListing(site.present(listing));
            // The pages of the present listing have numbers of their own.
            case Address.OfListingPage(Listing listing, int page) ->
                site.present(listing).equals(listing) ? address : new Address.OfListing(site.present(listing));
            case Address.OfMonth(Listing listing, YearMonth month) -> new Address.OfMonth(site.present(listing), month);
            case Address.OfYear(Listing listing, Year year) -> new Address.OfYear(site.present(listing), year);
            case Address.OfArchive(Listing listing) -> new Address.OfArchive(site.present(listing));
            case Address.OfAtom(Listing listing) -> new Address.OfAtom(site.present(listing));
            case Address.OfJsonFeed(Listing listing) -> new Address.OfJsonFeed(site.present(listing));
            case Address.OfFragment(Listing listing) -> new Address.OfFragment(site.present(listing));
            default -> address;
        };
        return Optional.of(present).filter(found -> !found.equals(address));
    }
}
