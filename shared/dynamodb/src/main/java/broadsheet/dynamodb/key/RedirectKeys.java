package broadsheet.dynamodb.key;

import broadsheet.article.Fingerprint;
import broadsheet.redirect.OldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keys of redirects. They are spread over {@value #PARTITIONS} partitions by the hash of the path, because a
 * partition takes 1,000 writes a second. The sort key is the path, so an import finds its place in the list again.
 */
public final class RedirectKeys {
    private static final String REDIRECTS = "REDIRECTS#";
    private static final int PARTITIONS = 256;

    private RedirectKeys() {}

    /** The partition of a path. */
    public static String partition(OldPath from) {
        return REDIRECTS + Fingerprint.of(from.value()).substring(0, 2);
    }

    /** All partitions from that of a path on, in their order; all there are without a path. */
    public static List<String> partitions(Optional<OldPath> first) {
        String from = first.map(RedirectKeys::partition).orElse("");
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> REDIRECTS + "%02x".formatted(number))
                .filter(partition -> partition.compareTo(from) >= 0)
                .toList();
    }

    /** The path with this primary key; empty for any other key. */
    public static Optional<OldPath> fromOf(String pk, String sk) {
        return pk.startsWith(REDIRECTS)
                ? OldPath.parse(sk)
                        .filter(path ->
                                path.value().equals(sk) && partition(path).equals(pk))
                : Optional.empty();
    }
}
