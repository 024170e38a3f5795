package broadsheet.bucket;

import broadsheet.article.Listings;
import broadsheet.pages.Address;
import java.util.Optional;
import java.util.Set;

/**
 * Hints from a batch's changes that save requests.
 *
 * @param probablyNew pages that are probably not in the bucket yet. If one is, that costs an attempt to write it.
 * @param leftIfAbsent pages whose existence none of these changes decided. If such a page is not in the bucket, it is left to the
 *     change that decided it. That change is still to be rendered, or is being rendered by another call. Its rendering ends with a read of the
 *     table after its own write, and thus after this look at the bucket. So it shows these changes, too.
 * @param convergedLater pages that other changes of the same time may affect, too. The pass that writes one is its last, and it stays unconverged.
 * @param listings the listings as they were read after the changes. The first pass may use them, because what has changed since
 *     has a record of its own, and because what it writes is compared with a later read.
 */
public record BatchHints(
        Set<Address> probablyNew, Set<Address> leftIfAbsent, Set<Address> convergedLater, Optional<Listings> listings) {
    static final BatchHints NONE = new BatchHints(Set.of(), Set.of(), Set.of(), Optional.empty());

    public BatchHints {
        probablyNew = Set.copyOf(probablyNew);
        leftIfAbsent = Set.copyOf(leftIfAbsent);
        convergedLater = Set.copyOf(convergedLater);
    }
}
