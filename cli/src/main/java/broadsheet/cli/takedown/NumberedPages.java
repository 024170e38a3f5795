package broadsheet.cli.takedown;

import broadsheet.article.Listing;
import broadsheet.cli.client.SiteClient;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Searches the numbered pages of listings for an article. A search takes as many requests as the number of pages has
 * binary digits.
 *
 * @param published the article's time of publication, as the pages write it
 */
record NumberedPages(SiteClient site, String published) {
    private static final Pattern TIME = Pattern.compile("<time datetime=\"([^\"]+)\"");

    /** The numbers of the listing's pages that may name the article: the one that covers its time, and the next. */
    List<Integer> of(Listing listing) {
        String front = site.get(new Address.OfListing(listing).path()).body();
        int last = last(listing, ArticleTraces.LINK.matcher(front).results()).orElse(0);
        int first = 1;
        int end = last;
        while (first < end) {
            int middle = (first + end) / 2;
            String page =
                    site.get(new Address.OfListingPage(listing, middle).path()).body();
            boolean isOlder =
                    TIME.matcher(page).results().allMatch(time -> time.group(1).compareTo(published) < 0);
            first = isOlder ? middle + 1 : first;
            end = isOlder ? end : middle;
        }
        return IntStream.rangeClosed(first, Math.min(first + 1, last)).boxed().toList();
    }

    /** The highest number of a page of the listing to which one of the links leads. */
    private static Optional<Integer> last(Listing listing, Stream<MatchResult> links) {
        return links.flatMap(link -> Paths.parse(link.group(1)).stream())
                .flatMap(address -> address instanceof Address.OfListingPage(Listing of, int page) && of.equals(listing)
                        ? Stream.of(page)
                        : Stream.empty())
                .max(Integer::compare);
    }
}
