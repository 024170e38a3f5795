package broadsheet.archive;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads URLs that users wrote in settings and exports of another system. */
public final class OldUrl {
    private OldUrl() {}

    /** The URL; empty if it is malformed. */
    public static Optional<URI> parsed(String url) {
        try {
            return Optional.of(URI.create(url.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The host of a URL in lower case, without {@code www} and with it; nothing if it has none. */
    public static List<String> hosts(URI url) {
        return Optional.ofNullable(url.getHost())
                .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
                .map(host -> List.of(host, "www." + host))
                .orElse(List.of());
    }
}
